"""Dates as job boards write them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from search.reading.errors import RejectedListing

_FORMATS: Final = (
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
# How long ago an unknown day was says nothing.
_RELATIVE = re.compile(
    r"\bago\b|\btoday\b|\byesterday\b|\bjust\b|\bnow\b|\bdays?\b|\bvor\b", re.IGNORECASE
)


def read_moment(value: object, field: str) -> datetime | None:
    """The moment that `value` names, in UTC where it says nothing else; None for none.

    Raises:
        RejectedListing: it is there but no date.

    """
    if value is None or value == "":
        return None
    moment = _from_number(value) if isinstance(value, int | float) else _from_text(str(value))
    if moment is None:
        if isinstance(value, str) and _RELATIVE.search(value):
            return None
        raise RejectedListing(
            f"`{field}` is not a date that can be read; write it as 2026-01-31 or "
            "2026-01-31T09:00:00Z.",
            field,
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _from_number(value: float) -> datetime | None:
    """Seconds, or milliseconds, since 1970."""
    try:
        seconds = value / 1000 if abs(value) > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _from_text(text: str) -> datetime | None:
    text = text.strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if slashed := _SLASHED.fullmatch(text):
        return _from_slashes(*map(int, slashed.groups()))
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None


def _from_slashes(first: int, second: int, year: int) -> datetime | None:
    """31/01/2026 or 01/31/2026; 02/01/2026 may be either and is none."""
    day, month = (first, second) if first > 12 or first == second else (second, first)
    if day <= 12 and day != month:
        return None
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
