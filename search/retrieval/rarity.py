"""How much a word tells, by how few documents say it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from sqlalchemy import Connection

from models.tables import Collection
from search.reading.words import COUNTED, MOST_ASKED, THERE, Terms
from search.retrieval.statements import term_counts_of

FETCHED: Final = 2_000
"""Documents that the rarest keys of a question may fetch in all: each costs 10 microseconds."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many of the documents that were counted say each term; none, where it is missing."""

    counted: int
    there: int
    """Documents that there were when they were counted, of which a share was."""
    counts: Mapping[int, int]

    def __getitem__(self, term: int) -> float:
        """BM25's inverse document frequency: ln(1 + (N - n + ½) / (n + ½))."""
        count = self.counts.get(term, 0)
        return log(1 + (self.counted - count + 0.5) / (count + 0.5))

    def documents(self, term: int) -> float:
        """About how many documents say `term`."""
        return self.there * self.counts.get(term, 0) / max(1, self.counted)


def read_rarity(connection: Connection, collection: Collection, terms: Iterable[int]) -> Rarity:
    """The rarity of `terms` among the tenant's documents."""
    asked = sorted({COUNTED, THERE, *terms})
    rows = connection.execute(term_counts_of(collection, asked)).all()
    counts = {row.term: row.documents for row in rows}
    return Rarity(counts.pop(COUNTED, 0), counts.pop(THERE, 0), counts)


def shares(asked: Mapping[int, float], rarity: Rarity) -> Terms:
    """The share of a question that each of its most telling terms makes up; they sum to 1."""
    weights = {term: often * rarity[term] for term, often in asked.items()}
    most = sorted(weights, key=lambda term: (-weights[term], term))[:MOST_ASKED]
    whole = sum(weights[term] for term in most)
    return {term: weights[term] / whole for term in most} if whole else {}


def telling(keys: Iterable[int], rarity: Rarity) -> tuple[int, ...]:
    """The rarest of `keys` that together fetch no more than FETCHED documents."""
    chosen, fetched = [], 0.0
    for key in sorted(keys, key=lambda each: (rarity.documents(each), each)):
        fetched += rarity.documents(key)
        if fetched > FETCHED:
            break
        chosen.append(key)
    return tuple(chosen)
