"""One question of a set, with what is right about its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from search.retrieval.filters import NO_FILTERS, Filters

Ranking = tuple[str, ...]
"""Ids of documents, the best first. What does not stand in it was not found."""


class Kind(StrEnum):
    """What is asked with."""

    SENTENCE = "nl"
    RESUME = "resume"
    LISTING = "listing"


@dataclass(frozen=True, slots=True)
class Conditions:
    """Which documents a query's filters should let through, as the set's own columns tell."""

    kept: frozenset[str]
    unknown: frozenset[str]
    """Those of which the set does not say enough; they are neither kept nor broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A text to search with, and the grades of documents that people or files gave."""

    id: str
    kind: Kind
    group: str
    """Figures are given for each group of a set."""
    text: str
    grades: Mapping[str, float]
    """Grade by the id of the document; documents without one count as grade 0."""
    unit: str
    """Queries of one unit, which are not independent, are averaged first and resampled together."""
    filters: Filters = NO_FILTERS
    """Conditions for the engine."""
    conditions: Conditions | None = None
    """What `filters` should let through. The systems that know no filters rank what is kept."""
