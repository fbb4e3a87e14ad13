"""How much of the exact answer an answer holds."""

from collections.abc import Sequence
from typing import Final

TIE: Final = 1e-6
"""Rows that are as similar as the last of the exact answer are as good as it."""


def recall(found: Sequence[float], exact: Sequence[float], k: int) -> float:
    """The share of the `k` best that is found, both given as similarities.

    What counts is how similar a row is and not which it is, as ANN-Benchmarks has it (Aumüller et
    al., 2018): equal rows may stand for each other. 1 where nothing is to be found.
    """
    best = sorted(exact, reverse=True)[:k]
    if not best:
        return 1.0
    good = sum(similarity >= best[-1] - TIE for similarity in found[:k])
    return min(good, len(best)) / len(best)
