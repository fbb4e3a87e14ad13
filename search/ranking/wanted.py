"""The question's side of a score: what every found document is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from search.ranking.weights import Kind, Weights
from search.retrieval.filters import Filters
from search.retrieval.rarity import Rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What a résumé, an ad or a sentence says of who is meant."""

    skills: frozenset[str] = frozenset()
    must_skills: frozenset[str] = frozenset()
    seniority: str | None = None
    years: float | None = None
    """Of work: had by a person, asked for by an ad."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One question, made ready to score what was found for it."""

    kind: Kind
    person: Person
    roles: Sequence[Sequence[int]]
    """Of a sentence: the terms of each job that it names, the head of the phrase last."""
    words_asked: int
    """How many of the question's words are looked for."""
    rarity: Rarity
    """Of the roles' terms."""
    skill_rarity: Mapping[str, float]
    """Of every skill that is compared."""
    filters: Filters
    annual_euro: tuple[float | None, float | None]
    """The pay wanted, for a year."""
    weights: Weights
    now: datetime = field(repr=False)
