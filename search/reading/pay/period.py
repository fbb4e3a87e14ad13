"""What pay is paid for, and how often a year, as the words around an amount say."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Final

from models.pay import Period
from search.reading.pay.words import any_of, words

PERIOD: Final = any_of(*Period)

# "37.5 hours per week" and "3 days a week" are times of work, not of pay.
_WORKING_TIME: Final = re.compile(
    r"(?:hours?|hrs?|days?|shifts?|times|once|twice|stunden|tage|std\.?|heures|h|jours|horas|d[ií]as"
    r"|uur|dagen|godzin\w*|dni|sessions?|weekends?|nights?|holidays?|leave|after|within|during|over|least|than)\s*\.?\s*\(?$",
    re.IGNORECASE,
)
_TIMES: Final = r"1[2-6](?:[.,]\d\d?)?"
_SALARIES_A_YEAR: Final = re.compile(
    rf"[x×*]\s?(?P<times>{_TIMES})(?![\d.,]*\d)|(?<![\d.,])(?P<of>{_TIMES})\s?[x×*]"
    rf"|(?<![\d.,])(?P<months>{_TIMES})\s?{words('salaries')}"
    rf"|(?P<thirteen>{words('thirteenth')})|(?P<fourteen>{words('fourteenth')})",
    re.IGNORECASE,
)


def first_period(text: str, start: int = 0, end: int | None = None) -> Period | None:
    """The period that is named first in that part of `text`."""
    return next(_periods(text, start, end), None)


def last_period(text: str, start: int = 0, end: int | None = None) -> Period | None:
    """The period that is named last in that part of `text`."""
    return next(iter(deque(_periods(text, start, end), maxlen=1)), None)


def _periods(text: str, start: int, end: int | None) -> Iterator[Period]:
    for found in PERIOD.finditer(text, start, len(text) if end is None else end):
        if not _WORKING_TIME.search(text, max(start, found.start() - 12), found.start()):
            yield Period(str(found.lastgroup))


def salaries_a_year(text: str) -> float | None:
    """How many monthly salaries a year `text` speaks of: 14 for `€3,000 x 14`."""
    found = _SALARIES_A_YEAR.search(text)
    if found is None:
        return None
    number = found["times"] or found["of"] or found["months"]
    return float(number.replace(",", ".")) if number else 13.0 if found["thirteen"] else 14.0
