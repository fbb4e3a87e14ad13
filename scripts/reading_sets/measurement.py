"""What a set says of a reader: figures, and where the two disagree."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. Shares run from 0 to 1; other units stand in the name."""

    name: str
    value: float
    n: int
    """How many rows, labels or readings it was counted over."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that the set says and the reader does not, or the other way round."""

    row: str
    """Where it stands in the set: the line of a table, or the name of a text."""
    text: str
    truth: str
    read: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """One set, measured."""

    set: str
    """Its folder among the data, and where that holds several sets, a dot and which."""
    figures: tuple[Figure, ...]
    disagreements: tuple[Disagreement, ...] = ()


def agreement(name: str, disagreements: Sequence[Disagreement], rows: int) -> Figure:
    """The share of `rows` without a disagreement; 0 of no rows."""
    return share(name, rows - len(disagreements), rows)


def share(name: str, part: int, n: int) -> Figure:
    """`part` of `n`; 0 of nothing."""
    return Figure(name, part / n if n else 0.0, n)


def median(name: str, values: Sequence[float]) -> Figure:
    """The median; 0 of nothing."""
    return Figure(name, statistics.median(values) if values else 0.0, len(values))
