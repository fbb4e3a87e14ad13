"""A score from 0 to 100 whose named parts add up to it exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import floor

from search.ranking.weights import MEANING_RANGE, RECENCY_HALF_LIFE_DAYS, WEIGHTS
from search.retrieval.filters import Filters
from search.retrieval.plan import Found


@dataclass(frozen=True, slots=True)
class Component:
    """One named part of a score."""

    name: str
    value: float
    """How well this part fits, from 0 to 1."""
    weight: float
    """Its share of the score, out of 100, after the weight of missing parts was shared."""
    points: float
    """What it adds to the score, to one decimal."""


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of its components' points."""

    total: float
    components: tuple[Component, ...]


def parts(found: Found, filters: Filters, now: datetime) -> dict[str, float]:
    """How well each part fits, from 0 to 1; without those that lack data on either side."""
    values = {
        "meaning": _meaning(found.similarity),
        "salary": _salary(found, filters),
        "location": _location(found, filters),
        "recency": _recency(found.posted_at, now),
    }
    return {name: value for name, value in values.items() if value is not None}


def mean(values: dict[str, float]) -> float:
    """The weighted mean of the parts, from 0 to 1: what a score is before it is rounded."""
    weights = [WEIGHTS[name] for name in values]
    fitting = sum(WEIGHTS[name] * value for name, value in values.items())
    return fitting / sum(weights)


def weighed(values: dict[str, float]) -> Score:
    """Join the parts that have a value; `values` holds at least one, each from 0 to 1."""
    whole = sum(WEIGHTS[name] for name in values)
    weights = [100 * WEIGHTS[name] / whole for name in values]
    # Sums of whole tenths are exact, sums of decimals are not.
    tenths = _rounded(
        [10 * weight * value for weight, value in zip(weights, values.values(), strict=True)]
    )
    components = [
        Component(name, round(value, 4), round(weight, 2), points / 10)
        for (name, value), weight, points in zip(values.items(), weights, tenths, strict=True)
    ]
    return Score(sum(tenths) / 10, tuple(components))


def _rounded(parts: Sequence[float]) -> list[int]:
    """Whole numbers near `parts` whose sum is their rounded sum (the largest remainder method)."""
    whole = [floor(part) for part in parts]
    missing = round(sum(parts)) - sum(whole)
    by_remainder = sorted(range(len(parts)), key=lambda number: whole[number] - parts[number])
    for number in by_remainder[:missing]:
        whole[number] += 1
    return whole


def _meaning(similarity: float) -> float:
    low, high = MEANING_RANGE
    return min(max((similarity - low) / (high - low), 0.0), 1.0)


def _salary(found: Found, filters: Filters) -> float | None:
    """The share of the offered range that lies within the wanted one."""
    if filters.salary is None or (found.pay_min is None and found.pay_max is None):
        return None
    ends = [end for end in (found.pay_min, found.pay_max) if end is not None]
    low, high = min(ends), max(ends)
    wanted_low, wanted_high = filters.salary.annual_euro()
    inside_low = low if wanted_low is None else max(low, wanted_low)
    inside_high = high if wanted_high is None else min(high, wanted_high)
    if inside_high < inside_low:
        return 0.0
    return 1.0 if high == low else (inside_high - inside_low) / (high - low)


def _location(found: Found, filters: Filters) -> float | None:
    """1 at the wanted point, a half at the rim of its circle, 0 at twice the radius."""
    radii = [area.radius_km for area in filters.locations if area.radius_km]
    if not radii or found.distance_km is None:
        return None
    return max(0.0, 1.0 - found.distance_km / (2 * max(radii)))


def _recency(posted_at: datetime | None, now: datetime) -> float | None:
    if posted_at is None:
        return None
    days = max(0.0, (now - posted_at).total_seconds() / 86_400)
    return float(0.5 ** (days / RECENCY_HALF_LIFE_DAYS))
