"""A set to measure with: documents, queries, and what is measured on them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.tables import CANDIDATES, LISTINGS, Collection
from scripts.evaluation.measure import Measure
from scripts.evaluation.query import Query, Ranking


class Form(StrEnum):
    """How the documents of a set come into the index."""

    LISTING = "listing"
    """By the reader of listings, as a user's do."""
    RESUME = "resume"
    """By the reader of résumés."""
    TEXT = "text"
    """A job title or the like, which the reader of listings would refuse: as a listing's title."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something to be found."""

    id: str
    text: str
    """Title and text: what the plain methods read."""
    fields: Mapping[str, object] = field(default_factory=dict)
    """Of a listing: what the engine's reader is given."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of a ranking is measured; for every system alike."""

    first: int
    judged_only: bool
    """Documents without a grade are taken out first: nobody knows whether they are right."""

    def of(self, query: Query, found: Ranking) -> Ranking:
        """The part of a ranking that is measured."""
        kept = [id_ for id_ in found if id_ in query.grades] if self.judged_only else found
        return tuple(kept[: self.first])

    def is_full(self, query: Query, found: Ranking) -> bool:
        """Whether more of the ranking would not be measured."""
        most = min(self.first, len(query.grades)) if self.judged_only else self.first
        return len(self.of(query, found)) >= most


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """One set, ready to measure."""

    name: str
    form: Form
    documents: tuple[Document, ...]
    queries: tuple[Query, ...]
    measures: tuple[Measure, ...]
    """The first is the main one, by which systems are compared."""
    cut: Cut
    note: str = ""
    """What a reader of the figures must know: a sample, a definition."""

    @property
    def collection(self) -> Collection:
        """Where the engine keeps the documents."""
        return CANDIDATES if self.form is Form.RESUME else LISTINGS

    @property
    def tenant(self) -> str:
        """Whose documents they are in the evaluation's database.

        It names the documents too, so that two sets of one name never mix; the same documents, read
        anew, change in their place.
        """
        ids = "\n".join(sorted(document.id for document in self.documents))
        name = "".join(c if c.isascii() and c.isalnum() else "-" for c in self.name.lower())
        digest = hashlib.sha256(f"{self.form}\n{ids}".encode()).hexdigest()[:12]
        return f"{name[:40].strip('-') or 'set'}-{digest}"
