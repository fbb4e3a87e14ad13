"""What is measured: anything that ranks documents for a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from scripts.evaluation.query import Query, Ranking

Scores = NDArray[np.float64]
"""Shape (documents,), in the set's order; the higher the better."""
NOT_FOUND: Final = -np.inf
"""The score of a document that does not come into the ranking."""


class System(Protocol):
    """Ranks the documents of one set."""

    def rank(self, query: Query) -> Ranking:
        """The documents found, the best first."""
        ...


class Scorer(Protocol):
    """Gives every document of one set a score."""

    def scores(self, query: Query) -> Scores:
        """The score of each document, or NOT_FOUND."""
        ...


@dataclass(frozen=True, slots=True)
class InMemory:
    """A scorer as a system, over documents of these ids. Of equal scores the first stays first."""

    ids: Sequence[str]
    scorer: Scorer

    def rank(self, query: Query) -> Ranking:
        """Every document that was found, and that the query's conditions let through."""
        return tuple(self.ids[place] for place in order(self.ids, query, self.scorer.scores(query)))


def order(ids: Sequence[str], query: Query, scores: Scores) -> NDArray[np.intp]:
    """Places of the documents found and let through, by falling score."""
    found = np.flatnonzero(scores > NOT_FOUND)
    if query.conditions is not None:
        kept = query.conditions.kept
        found = np.array([place for place in found.tolist() if ids[place] in kept], dtype=np.intp)
    sorted_: NDArray[np.intp] = found[np.argsort(-scores[found], kind="stable")]
    return sorted_
