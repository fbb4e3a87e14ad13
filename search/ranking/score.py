"""A score from 0 to 100 whose named parts add up to it exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from search.ranking.weights import FOR_CANDIDATE, FOR_LISTING, Weights


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
class TwoWay:
    """The two sides of a match, each from 0 to 100. The score joins the parts of both."""

    for_candidate: float | None
    """How well the listing serves the candidate; None where no part tells."""
    for_listing: float | None
    """How well the candidate serves the listing."""


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of its components' points."""

    total: float
    components: tuple[Component, ...]
    two_way: TwoWay


def mean(values: Mapping[str, float], weights: Weights) -> float:
    """The weighted mean of the parts, from 0 to 1: what a score is before it is rounded."""
    whole = sum(weights[name] for name in values)
    return sum(weights[name] * value for name, value in values.items()) / whole if whole else 0.0


def weighed(values: Mapping[str, float], weights: Weights) -> Score:
    """Join the parts that have a value, each from 0 to 1; none at all are worth nothing."""
    whole = sum(weights[name] for name in values)
    shares = [100 * weights[name] / whole for name in values]
    # Sums of whole tenths are exact, sums of decimals are not.
    tenths = _rounded(
        [10 * share * value for share, value in zip(shares, values.values(), strict=True)]
    )
    components = [
        Component(name, round(value, 4), round(share, 2), points / 10)
        for (name, value), share, points in zip(values.items(), shares, tenths, strict=True)
    ]
    two_way = TwoWay(_side(values, weights, FOR_CANDIDATE), _side(values, weights, FOR_LISTING))
    return Score(sum(tenths) / 10, tuple(components), two_way)


def _side(values: Mapping[str, float], weights: Weights, names: frozenset[str]) -> float | None:
    of_side = {name: value for name, value in values.items() if name in names}
    return round(100 * mean(of_side, weights), 1) if of_side else None


def _rounded(parts: Sequence[float]) -> list[int]:
    """Whole numbers near `parts` whose sum is their rounded sum (the largest remainder method)."""
    whole = [floor(part) for part in parts]
    missing = round(sum(parts)) - sum(whole)
    by_remainder = sorted(range(len(parts)), key=lambda number: whole[number] - parts[number])
    for number in by_remainder[:missing]:
        whole[number] += 1
    return whole
