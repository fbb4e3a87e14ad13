"""Reciprocal rank fusion: two rankings made one without comparing their scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from scripts.evaluation.query import Query
from scripts.evaluation.system import NOT_FOUND, Scorer, Scores, order

K: Final = 60
"""Cormack, Clarke & Büttcher (2009)."""


@dataclass(frozen=True, slots=True)
class ReciprocalRankFusion:
    """Sums 1 / (60 + rank) over the rankings that a document stands in."""

    ids: Sequence[str]
    scorers: tuple[Scorer, ...]

    def scores(self, query: Query) -> Scores:
        """What none of the rankings holds is not found."""
        total = np.zeros(len(self.ids))
        for scorer in self.scorers:
            places = order(self.ids, query, scorer.scores(query))
            total[places] += 1 / (K + 1 + np.arange(len(places)))
        return np.where(total > 0, total, NOT_FOUND)
