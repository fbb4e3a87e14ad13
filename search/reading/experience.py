"""The dates between which a person worked, and the years that they add up to."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from models.evidence import Span
from models.profile import Stretch

MONTHS: Final = {
    1: "jan(?:uary|uar|v(?:ier)?|vier)?|ene(?:ro)?|jänner|jän",
    2: "feb(?:ruary|ruar|rero)?|févr?(?:ier)?|fevr(?:ier)?",
    3: "mar(?:ch|s|zo)?|märz|mär|mrz",
    4: "apr(?:il)?|avr(?:il)?|abr(?:il)?",
    5: "may(?:o)?|mai",
    6: "june?|juni|juin|junio",
    7: "july?|juli|juil(?:let)?|julio",
    8: "aug(?:ust)?|août|aout|ago(?:sto)?",
    9: "sept?(?:ember|embre|iembre)?|septiembre|setiembre",
    10: "oct(?:ober|obre|ubre)?|okt(?:ober)?",
    11: "nov(?:ember|embre|iembre)?",
    12: "dec(?:ember)?|dez(?:ember)?|déc(?:embre)?|dic(?:iembre)?",
}
"""Names of the months in English, German, French and Spanish."""

OLDEST: Final = 60
"""Years back from today beyond which a date is no date of work."""

_NAMES: Final = [re.compile(names) for names in MONTHS.values()]
_NAME: Final = f"(?:{'|'.join(MONTHS.values())})"
_YEAR: Final = r"(?:19[4-9]\d|20\d\d)"
_SHORT: Final = r"['’]\d\d"
_MOMENT: Final = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s)?{_NAME}\.?,?\s?(?:de\s|del\s|\d{{1,2}},\s)?"
    rf"(?:{_YEAR}|{_SHORT})"
    rf"|(?:\d{{1,2}}[./])?(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR}"
    rf"|{_YEAR}\s?[./-]\s?(?:0[1-9]|1[0-2])(?:[./-]\d\d)?(?!\d)"
    rf"|{_YEAR})"
)
_NOW: Final = (
    r"(?:the\s)?(?:present|current(?:ly)?|now|today|date|ongoing|onwards?"
    r"|heute|jetzt|aktuell|laufend|dato|présent|ce\sjour|aujourd['’]hui|maintenant|actuel(?:lement)?"
    r"|(?:la\s)?actual(?:idad|mente)?|hoy|(?:el\s)?presente)"
)
_TO: Final = (
    r"\s?(?:[-‐‑–—−~→]{1,2}|\b(?:to|un?til(?:l)?|till?|through|thru|bis(?:\szum)?|jusqu['’](?:à|au)"
    r"|hasta|au|à|al|a)\b)\s?"
)
_RANGE: Final = re.compile(
    rf"(?<![\w/.])(?P<start>{_MOMENT})(?:{_TO})(?:(?P<end>{_MOMENT})|(?P<now>{_NOW}))(?!\w)"
    rf"|\b(?:since|seit|depuis|desde)\s(?P<since>{_MOMENT})(?!\w)",
    re.IGNORECASE,
)
_STATED: Final = re.compile(
    r"\b(\d{1,2})(?:[.,](\d))?\s?\+?\s?(?:years?|yrs?|jahren?|ans|años)\b"
    r"(?=[^\n.]{0,60}(?:experience|erfahrung|expérience|experiencia))"
    r"|(?:experience|berufserfahrung|expérience|experiencia)\s?:?\s(?:of\s|von\s|de\s)?"
    r"(\d{1,2})(?:[.,](\d))?\s?\+?\s?(?:years?|yrs?|jahren?|ans|años)\b",
    re.IGNORECASE,
)


def read_stretches(text: str, today: date) -> list[Stretch]:
    """The ranges of dates that a text gives, in its order. Impossible ones are left out."""
    found = (_stretch(match, today) for match in _RANGE.finditer(text))
    return [stretch for stretch in found if stretch is not None]


def range_spans(text: str) -> list[Span]:
    """Where ranges of dates stand, possible or not."""
    return [Span(*match.span()) for match in _RANGE.finditer(text)]


def years_of(stretches: Iterable[Stretch]) -> float | None:
    """Years that the stretches cover, each month once, to a tenth; None of no stretches."""
    months = {
        month
        for stretch in stretches
        for month in range(_count(stretch.start), _count(stretch.end) + 1)
    }
    return round(len(months) / 12, 1) if months else None


def stated_years(text: str) -> float | None:
    """The most years of experience that a text claims in words such as "8 years of experience"."""
    claims = []
    for match in _STATED.finditer(text):
        whole, tenth = match[1] or match[3], match[2] or match[4] or "0"
        claims.append(float(f"{whole}.{tenth}"))
    return max(claims, default=None)


def _stretch(match: re.Match[str], today: date) -> Stretch | None:
    this_month = today.replace(day=1)
    start_year, start_month = _year_and_month(match["start"] or match["since"])
    if match["end"]:
        end_year, end_month = _year_and_month(match["end"])
        end = _last_month(start_year, start_month, end_year, end_month)
    else:
        end = this_month
    start = date(start_year, start_month or 1, 1)
    end = min(end, this_month)
    if start > end or start_year < today.year - OLDEST:
        return None
    return Stretch(start, end, not match["end"], Span(*match.span()))


def _last_month(start_year: int, start_month: int | None, year: int, month: int | None) -> date:
    """The last month of a range. Of bare years, 2015–2018 counts as three: to December 2017."""
    if month:
        return date(year, month, 1)
    if start_month is None and year > start_year:
        return date(year - 1, 12, 1)
    return date(year, 12, 1) if year > start_year else date(year, max(6, start_month or 6), 1)


def _year_and_month(moment: str) -> tuple[int, int | None]:
    words = moment.lower()
    year = re.search(_YEAR, words)
    if year is None:
        short = int(words[-2:])
        return (2000 if short < 50 else 1900) + short, _named_month(words)
    rest = words[: year.start()] + " " + words[year.end() :]
    numbers = re.findall(r"\d{1,2}", rest)
    if named := _named_month(rest):
        return int(year[0]), named
    if not numbers:
        return int(year[0]), None
    day_first = words.startswith(numbers[0]) and len(numbers) > 1
    return int(year[0]), int(numbers[1] if day_first else numbers[0])


def _named_month(words: str) -> int | None:
    name = re.search(_NAME, words)
    if name is None:
        return None
    return next(n for n, names in enumerate(_NAMES, 1) if names.fullmatch(name[0]))


def _count(day: date) -> int:
    return day.year * 12 + day.month
