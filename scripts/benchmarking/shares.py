"""Filters that keep a known share of the rows: each row is given an employer and a band."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from search.retrieval.filters import NO_FILTERS, Filters

PERCENTS: Final = (50.0, 10.0, 3.0, 1.0, 0.3, 0.1, 0.01)
"""Shares of the rows that one employer, or one band, has. No row belongs to two of them."""
ALL_PERCENTS: Final = (100.0, *PERCENTS)
SMALL_EMPLOYERS: Final = 400
"""Employers that share the other rows."""
NEAR: Final = "near"
"""The band of the rows that are in none of the shares."""
_GOLDEN: Final = 0.6180339887498949


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter over the rows, in words that every library has: a field equals a value."""

    percent: float
    """Of the rows, how many pass."""
    field: str
    """`company`: passes rows wherever they lie; `band`: those furthest from the question."""
    value: str | None
    """None: everything passes."""

    @property
    def name(self) -> str:
        """Says it in a table."""
        where = ", far from the question" if self.field == "band" else ""
        return f"{self.percent:g} %{where}"

    @property
    def filters(self) -> Filters:
        """Our own form of it. A row's band stands in its column of seniority."""
        if self.value is None:
            return NO_FILTERS
        if self.field == "band":
            return Filters(seniority=(self.value,))
        return Filters(companies=(self.value,))


EVERYTHING: Final = Condition(100.0, "company", None)


def conditions_at(percents: Sequence[float]) -> list[Condition]:
    """For each share a filter that lies across all rows; 100 is no filter at all."""
    return [
        EVERYTHING if percent == EVERYTHING.percent else Condition(percent, "company", _of(percent))
        for percent in percents
    ]


def far_conditions() -> list[Condition]:
    """For each share a filter that passes only rows far from the question."""
    return [Condition(percent, "band", _of(percent)) for percent in PERCENTS]


def employer(number: int) -> str:
    """The employer of row `number`: the shares lie evenly over the numbers (golden ratio)."""
    percent = _percent_at(number * _GOLDEN % 1.0, PERCENTS)
    return _of(percent) if percent else f"sample employer {number % SMALL_EMPLOYERS}"


def band(rank: int, rows: int) -> str:
    """The band of the row with so many of `rows` rows further from the question than it is.

    The smallest shares are the furthest.
    """
    percent = _percent_at((rank + 0.5) / rows, PERCENTS[::-1])
    return _of(percent) if percent else NEAR


def _percent_at(position: float, percents: Sequence[float]) -> float | None:
    """The share that holds a position from 0 to 1, where they lie side by side from 0 on."""
    end = 0.0
    for percent in percents:
        end += percent / 100
        if position < end:
            return percent
    return None


def _of(percent: float) -> str:
    return f"group of {percent:g} percent"
