"""Dates as job boards write them."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from search.reading.text.errors import RejectedListing

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
_MONTH_FIRST: Final = frozenset(("US", "PR", "GU", "VI", "PH", "FM", "MH", "PW"))
_OPEN: Final = frozenset((None, "CA"))
"""Countries in which either order is in use, and no country."""
_RELATIVE = re.compile(
    r"\bago\b|\btoday\b|\byesterday\b|\bjust\b|\bnow\b|\bdays?\b|\bvor\b", re.IGNORECASE
)
_AGE: Final = re.compile(
    r"(?:\w+:?\s){0,2}(?:vor\s)?(?:(?P<number>\d{1,3})|an?|one)(?P<more>\+)?\s"
    r"(?P<unit>minute|hour|day|week|minuten|stunde|tag|woche)[sen]{0,2}(?:\sago)?",
    re.IGNORECASE,
)
_HOURS: Final = {
    **dict.fromkeys(("minute", "minuten", "hour", "stunde"), 0),
    **dict.fromkeys(("day", "tag"), 24),
    **dict.fromkeys(("week", "woche"), 7 * 24),
}
_TODAY: Final = re.compile(r"(?:\w+:?\s)?(?:today|just (?:now|posted)|heute)", re.IGNORECASE)
_YESTERDAY: Final = re.compile(r"(?:\w+:?\s)?(?:yesterday|gestern)", re.IGNORECASE)


def read_moment(
    value: object, field: str, *, now: datetime | None = None, country: str | None = None
) -> datetime | None:
    """The moment that `value` names, in UTC where it says nothing else; None for none.

    `Posted 3 days ago` is counted from `now`, to the day, and is none where that is not known.
    Whether `05/12/2026` is of May or of December is decided by `country`, the ad's.

    Raises:
        RejectedListing: it is there but no date.

    """
    if value is None or value == "":
        return None
    if isinstance(value, int | float):
        moment = _from_number(value)
    else:
        moment = _from_text(str(value), country)
    if moment is None:
        if isinstance(value, str) and _RELATIVE.search(value):
            return _before(value.strip(), now) if now else None
        raise RejectedListing(
            f"`{field}` is not a date that can be read; write it as 2026-01-31 or "
            "2026-01-31T09:00:00Z.",
            field,
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _before(words: str, now: datetime) -> datetime | None:
    """The day that lies as long before `now` as the words say; None for `30+ days ago`."""
    age = _AGE.fullmatch(words)
    if age and not age["more"]:
        hours = int(age["number"] or 1) * _HOURS[age["unit"].lower()]
    elif _TODAY.fullmatch(words):
        hours = 0
    elif _YESTERDAY.fullmatch(words):
        hours = 24
    else:
        return None
    try:
        then = now - timedelta(hours=hours)
    except OverflowError:
        return None
    return then.replace(hour=0, minute=0, second=0, microsecond=0)


def _from_number(value: float) -> datetime | None:
    """Seconds, or milliseconds, since 1970."""
    try:
        seconds = value / 1000 if abs(value) > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _from_text(text: str, country: str | None) -> datetime | None:
    text = text.strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if slashed := _SLASHED.fullmatch(text):
        first, second, year = map(int, slashed.groups())
        return _from_slashes(first, second, year, country)
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None


def _from_slashes(first: int, second: int, year: int, country: str | None) -> datetime | None:
    """31/01/2026 or 01/31/2026; 02/01/2026 may be either, and is none where no country decides."""
    if first <= 12 and second <= 12 and first != second and country in _OPEN:
        return None
    month_first = second > 12 or (first <= 12 and country in _MONTH_FIRST)
    month, day = (first, second) if month_first else (second, first)
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
