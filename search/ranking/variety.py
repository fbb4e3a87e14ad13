"""Room for more than one company on a page."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

WINDOW: Final = 20
"""Consecutive results among which a company is counted: a page of the usual length."""
FARTHEST: Final = 20
"""Ranks that a result may move, up or down."""


class Posted(Protocol):
    """What a company may have posted."""

    @property
    def company(self) -> str | None:
        """Compared as it is written. None where it is not known."""


T = TypeVar("T", bound=Posted)


def varied(items: Sequence[T], most_per_company: int) -> list[T]:
    """The same items, at most `most_per_company` of one company among any `WINDOW` in a row.

    Each place goes to the best item left whose company has fewer among the `WINDOW - 1` places
    before. The window slides, so the order does not depend on where pages are cut, and a large
    employer's fourth good ad waits for a few of others, not for the last of them.

    No item moves by more than `FARTHEST` ranks. That comes first: where no other company has an
    item so near, or where an item has been overtaken by so many, the best item left is taken,
    whosever it is. Items of one company keep their order, and so do those without a company,
    which are never overtaken.
    """
    remaining = list(range(len(items)))
    chosen: list[T] = []
    recent: Counter[str | None] = Counter()
    while remaining:
        place = len(chosen)
        if place >= WINDOW:
            recent[chosen[place - WINDOW].company] -= 1
        at = 0
        if remaining[0] + FARTHEST > place:
            at = _first_with_room(items, remaining, recent, most_per_company)
        chosen.append(items[remaining.pop(at)])
        recent[chosen[-1].company] += 1
    return chosen


def _first_with_room(
    items: Sequence[Posted], remaining: Sequence[int], recent: Counter[str | None], most: int
) -> int:
    """Where in `remaining` the best item stands whose company may have one more; else 0."""
    place = len(items) - len(remaining)
    for at, rank in enumerate(remaining):
        if rank > place + FARTHEST:
            break
        company = items[rank].company
        if company is None or recent[company] < most:
            return at
    return 0
