"""Percentiles of what was timed."""

from collections.abc import Sequence
from math import ceil


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def spread(milliseconds: Sequence[float]) -> dict[str, float]:
    """The columns `p50`, `p95` and their ratio, which says how even the answers are."""
    p50, p95 = percentile(milliseconds, 0.5), percentile(milliseconds, 0.95)
    return {"p50 ms": p50, "p95 ms": p95, "p95/p50": p95 / p50}
