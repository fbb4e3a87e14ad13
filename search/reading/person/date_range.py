"""The dates that a text gives: ranges such as `03/19 – to date`, and single ones.

A text is read in two steps. One pattern finds moments (`March 2019`, `03/19`, `Summer 2020`,
`present`); what stands between two moments tells whether they are one range. A moment may be run
together with the words around it: `DirectorMay 2015 to CurrentAcme`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from models.evidence import Span
from models.profile import Stretch
from search.reading.person.calendar_names import MONTH, SEASON, month_named, season_named
from search.reading.text.windows import around_matches, matches

OLDEST: Final = 60
"""Years back from today beyond which a date is no date of work."""

_YEAR: Final = r"(?:19[4-9]\d|20\d\d)"
_MONTH_NUMBER: Final = r"(?:0?[1-9]|1[0-2])"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_DASH: Final = r"(?:[-‐‑‒–—―−－~→>]{1,3}|â€[“”\"]|ï¼\W?)"  # the last two are misread dashes
_OF: Final = r"[\s.,/'’-]{0,3}(?:(?:de|del|of)\s)?"
_MOMENT: Final = re.compile(
    rf"""(?:(?<![\w/])|(?<=(?-i:[a-zà-ÿ)]))(?=(?-i:[A-Z])))(?<!\d[.,])(?:
    (?P<short_range>(?P<from_year>{_YEAR})\s?[-–/]\s?(?P<to_short>\d\d))(?!\s?[-–./]?\d)
    |(?P<iso_year>{_YEAR})[-./](?P<iso_month>0[1-9]|1[0-2])(?:[-./]{_DAY})?(?!\d)
    |{_DAY}[./-](?P<day_month>{_MONTH_NUMBER})[./-](?P<day_year>{_YEAR})
    |(?P<us_month>{_MONTH_NUMBER})/(?:1[3-9]|2\d|3[01])/(?P<us_year>{_YEAR})
    |(?P<number>{_MONTH_NUMBER})\s?[./-]\s?(?P<number_year>{_YEAR})
    |(?:{_DAY}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?)?
     (?P<name>{MONTH})(?:{_OF}|\.?\s{_DAY}(?:st|nd|rd|th)?,?\s)(?P<name_year>{_YEAR})
    |(?P<name_short>{MONTH})[\s.,-]{{0,2}}(?P<apostrophe>['’]?)(?P<short_year>\d\d)(?!\d|[./:]\d)
    |(?P<year_first>{_YEAR}),?\s(?P<name_second>{MONTH})
    |(?P<season>{SEASON})(?:\s(?:of|de))?[\s,]{{1,2}}(?P<season_year>{_YEAR})
    |(?:q|t)(?P<quarter>[1-4])[\s/,-]{{0,2}}(?P<quarter_year>{_YEAR})
    |(?P<year_quarter>{_YEAR})[\s/,-]{{0,2}}(?:q|t)(?P<second_quarter>[1-4])
    |(?P<nth>[1-4])(?:\.|er|e|ème|º|st|nd|rd|th)?\s(?:quartal|trimestre|quarter)\s(?:de\s|of\s)?
     (?P<nth_year>{_YEAR})
    |(?P<part>early|mid|late|anfang|mitte|ende|début|mi|fin|principios\sde|mediados\sde|finales\sde
     |end\sof|beginning\sof)[\s-](?P<part_year>{_YEAR})
    |(?P<short_number>{_MONTH_NUMBER})[./](?P<short_number_year>\d\d)(?![./]?\d)
    |(?P<year>{_YEAR})(?!\d)
    |['’](?P<bare_short>\d\d)
    |(?P<bare_name>{MONTH})\.?
    |(?P<bare_number>{_MONTH_NUMBER})(?=\s?[-–]\s?{_MONTH_NUMBER}[./]{_YEAR})
    |(?P<now>(?:(?:un)?til(?:l)?\s|to\s|bis\s)?(?:the\s)?
      (?:present(?:e|ly)?|current(?:ly)?|now|today|date|ongoing|onwards?|heute|jetzt|aktuell|laufend
      |dato|présent|ce\sjour|aujourd['’]hui|maintenant|actuel(?:lement)?|en\scours
      |(?:la\s)?actual(?:idad|mente)?|hoy|la\sfecha))
    )(?:(?!\w)|(?<=(?-i:[a-z\d]))(?=(?-i:[A-Z][a-z])))""",
    re.IGNORECASE | re.VERBOSE,
)
_TO: Final = re.compile(
    rf"\s*(?:{_DASH}\s*(?:to|bis|au|à|a|hasta)?|to|un?till?|till?|up\sto|thru|through|bis(?:\szum)?"
    r"|jusqu['’](?:à|au|en)|hasta(?:\sel)?|au|à|en|al?)\s*",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s+(?:and|und|et|y)\s+", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\b(?:between|zwischen|entre)\s$", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"\b(?:since|seit|ab|depuis|à partir de|dès|desde)(?: le| el| der| dem)?\s{1,2}$", re.IGNORECASE
)
_OPEN: Final = re.compile(rf"[ \t]*{_DASH}[ \t]*(?=[\n)\]|;]|$)")
_LONGEST_GAP: Final = 16
_LONGEST_BEFORE: Final = 18
_REACH: Final = 40
"""Characters around a digit that a range may take up."""
_DIGITS: Final = re.compile(r"\d\d")
_PARTS: Final = {"m": 6, "e": 11, "l": 11, "f": 11}
"""The month that a part of the year begins in, by its first letter; else the first month."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A range of dates, or a single one."""

    span: Span
    is_range: bool
    stretch: Stretch | None
    """None: it cannot be a time of work, such as one to come."""


@dataclass(frozen=True, slots=True)
class _Moment:
    span: Span
    year: int | None = None
    month: int | None = None
    last_month: int | None = None
    """Of a season or a quarter."""
    last_year: int | None = None
    """Of `2015/16`."""
    is_now: bool = False
    is_weak: bool = False
    """Too little to be a date but as one end of a range."""


def read_dates(text: str, today: date) -> list[DateReading]:
    """The dates of a text in its order, the ends of a range as one."""
    moments, readings, index = list(_moments(text)), [], 0
    while index < len(moments):
        first = moments[index]
        second = moments[index + 1] if index + 1 < len(moments) else None
        if second is not None and _are_range(text, first, second):
            readings.append(_range(first, second, today))
            index += 2
            continue
        readings.extend(_single(text, first, today))
        index += 1
    return readings


def _moments(text: str) -> Iterator[_Moment]:
    for match in matches(_MOMENT, text, around_matches(text, _DIGITS, _REACH)):
        yield _moment(match)


def _moment(match: re.Match[str]) -> _Moment:
    span = Span(*match.span())
    found = {name: words for name, words in match.groupdict().items() if words}
    year = next((int(found[name]) for name in _YEARS if name in found), None)
    if "now" in found:
        return _Moment(span, is_now=True, is_weak=True)
    if "short_range" in found:
        return _short_range(span, int(found["from_year"]), int(found["to_short"]))
    if "season" in found:
        month = season_named(found["season"])
        return _Moment(span, year, month, min(12, month + 2))
    if quarter := found.get("quarter") or found.get("second_quarter") or found.get("nth"):
        return _Moment(span, year, 3 * int(quarter) - 2, 3 * int(quarter))
    if "part" in found:
        return _Moment(span, year, _PARTS.get(found["part"][0].lower(), 1))
    short = found.get("short_year") or found.get("short_number_year") or found.get("bare_short")
    if short:
        weak = not found.get("apostrophe")
        return _Moment(span, _long(int(short)), _month(found), is_weak=weak)
    return _Moment(span, year, _month(found), is_weak=year is None)


_YEARS: Final = (
    "iso_year", "day_year", "us_year", "number_year", "name_year", "year_first", "season_year",
    "quarter_year", "year_quarter", "nth_year", "part_year", "year",
)  # fmt: skip
_MONTH_NUMBERS: Final = (
    "iso_month",
    "day_month",
    "us_month",
    "number",
    "short_number",
    "bare_number",
)
_MONTH_NAMES: Final = ("name", "name_short", "name_second", "bare_name")


def _month(found: dict[str, str]) -> int | None:
    for name in _MONTH_NUMBERS:
        if name in found:
            return int(found[name])
    named = next((found[name] for name in _MONTH_NAMES if name in found), None)
    return None if named is None else month_named(named)


def _short_range(span: Span, year: int, short: int) -> _Moment:
    """`2016-18` are years; `2016-03` is a month."""
    last = year - year % 100 + short
    if last > year:
        return _Moment(span, year, last_year=last, last_month=short if short <= 12 else None)
    if 1 <= short <= 12:
        return _Moment(span, year, short)
    return _Moment(span, year)


def _long(short: int) -> int:
    return (2000 if short < 50 else 1900) + short


def _are_range(text: str, first: _Moment, second: _Moment) -> bool:
    start, end = first.span.end, second.span.start
    if first.is_now or end - start > _LONGEST_GAP:
        return False
    if first.year is None and (second.year is None or second.is_now):
        return False
    between = text[start:end]
    if _TO.fullmatch(between) or (second.is_now and between.isspace()):
        return True
    before = text[max(0, first.span.start - _LONGEST_BEFORE) : first.span.start]
    return bool(_AND.fullmatch(between) and _BETWEEN.search(before))


def _range(first: _Moment, second: _Moment, today: date) -> DateReading:
    first, second = _month_of_years(first), _month_of_years(second)
    if first.is_weak and first.month and second.year and second.month and not second.is_weak:
        first = replace(first, year=None)  # "June 12 – July 3, 2015": the number is a day
    if first.year is None:
        later = first.month and second.month and first.month > second.month
        first = replace(first, year=(second.year or 0) - bool(later))
    if second.year is None and not second.is_now:
        second = replace(second, year=first.year)
    span = Span(first.span.start, second.span.end)
    return DateReading(span, True, _stretch(first, second, span, today))


def _month_of_years(moment: _Moment) -> _Moment:
    """As one end of a range, `2010-12` is a month and `2015/16` its first or last year."""
    if moment.last_year is None:
        return moment
    if moment.last_month:
        return replace(moment, month=moment.last_month, last_year=None, last_month=None)
    return moment


def _single(text: str, moment: _Moment, today: date) -> Iterator[DateReading]:
    start, end = moment.span.start, moment.span.end
    now = replace(moment, is_now=True)
    if moment.last_year is not None:
        last = replace(moment, year=moment.last_year, last_month=None)
        first = replace(moment, last_month=None)
        yield DateReading(moment.span, True, _stretch(first, last, moment.span, today))
    elif moment.year is None:
        return
    elif since := _SINCE.search(text, max(0, start - _LONGEST_BEFORE), start):
        span = Span(since.start(), end)
        yield DateReading(span, True, _stretch(moment, now, span, today))
    elif moment.is_weak:
        return
    elif open_end := _OPEN.match(text, end):
        span = Span(start, open_end.end())
        yield DateReading(span, True, _stretch(moment, now, span, today))
    else:
        yield DateReading(moment.span, False, _stretch(moment, moment, moment.span, today))


def _stretch(first: _Moment, last: _Moment, span: Span, today: date) -> Stretch | None:
    this_month = today.replace(day=1)
    if first.year is None or not today.year - OLDEST <= first.year <= today.year:
        return None
    start = date(first.year, first.month or 1, 1)
    end = this_month if last.is_now else min(_last(first, last), this_month)
    return Stretch(start, end, last.is_now, span) if start <= end else None


def _last(first: _Moment, last: _Moment) -> date:
    """The last month of a range. Of bare years, 2015–2018 counts as three: to December 2017."""
    start_year, year = first.year or 0, last.year or 0
    if month := last.last_month or last.month:
        return date(year, month, 1)
    if first.month is None and year > start_year:
        return date(year - 1, 12, 1)
    return date(year, 12, 1) if year > start_year else date(year, max(6, first.month or 6), 1)
