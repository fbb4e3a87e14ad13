"""numpy alone: every passing row is compared. What an exact answer in memory costs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.benchmarking.peers.peer import PeerRows, Vectors
from scripts.benchmarking.shares import Condition


class BruteForce:
    """One product of a matrix of 32-bit floats and a vector."""

    def __init__(self) -> None:
        self._vectors: Vectors = np.zeros((0, 0), np.float32)
        self._columns: dict[str, _Column] = {}

    def fill(self, rows: PeerRows) -> None:
        """Keep the rows, with a number for each value of a filter."""
        self._vectors = rows.vectors
        self._columns = {"company": _Column.of(rows.companies), "band": _Column.of(rows.bands)}

    def nearest(self, vector: Vectors, condition: Condition, k: int) -> Sequence[int]:
        """Filter, multiply, sort the best."""
        best: list[int]
        if condition.value is None:
            best = _best(self._vectors @ vector, k).tolist()
            return best
        passing = self._columns[condition.field].rows_with(condition.value)
        best = passing[_best(self._vectors[passing] @ vector, k)].tolist()
        return best

    def close(self) -> None:
        """Nothing is open."""


@dataclass(frozen=True, slots=True)
class _Column:
    codes: dict[str, int]
    values: NDArray[np.intp]
    """The code of each row."""

    @classmethod
    def of(cls, values: Sequence[str]) -> "_Column":
        codes = {value: code for code, value in enumerate(dict.fromkeys(values))}
        return cls(codes, np.array([codes[value] for value in values]))

    def rows_with(self, value: str) -> NDArray[np.intp]:
        return np.flatnonzero(self.values == self.codes.get(value, -1))


def _best(similarities: Vectors, k: int) -> NDArray[np.intp]:
    if len(similarities) > k:
        best = np.argpartition(-similarities, k)[:k]
    else:
        best = np.arange(len(similarities))
    return best[np.argsort(-similarities[best], kind="stable")]
