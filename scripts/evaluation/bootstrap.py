"""How sure a mean over queries is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

RESAMPLES: Final = 1_000
SEED: Final = 0
_TOGETHER: Final = 1_000_000
"""Numbers drawn at once: memory stays small however many queries there are."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean, and the interval that it lies in at 95 %."""

    value: float
    low: float
    high: float
    lowest: float
    """The smallest value of all."""
    n: int


def estimate(values: Mapping[str, float]) -> Estimate | None:
    """The mean of the units' values with its percentile bootstrap interval; None without values."""
    if not values:
        return None
    given = np.array(list(values.values()))
    low, high = np.percentile(np.concatenate(list(_means(given))), (2.5, 97.5))
    return Estimate(float(given.mean()), float(low), float(high), float(given.min()), len(given))


def paired_difference(ours: Mapping[str, float], theirs: Mapping[str, float]) -> Estimate | None:
    """How much higher our mean is, over the units that both have a value for."""
    return estimate({unit: ours[unit] - theirs[unit] for unit in ours if unit in theirs})


def _means(values: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    generator = np.random.default_rng(SEED)
    rows = max(1, _TOGETHER // len(values))
    for done in range(0, RESAMPLES, rows):
        size = (min(rows, RESAMPLES - done), len(values))
        yield values[generator.integers(0, len(values), size)].mean(axis=1)
