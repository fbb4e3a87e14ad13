"""The years of experience that an ad asks of the skills that it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from models.evidence import Span
from search.reading.ad.skill_demands import Asks
from search.reading.skill.lists import joined_after, joined_before
from search.reading.text.windows import around, matches

_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            "one ein einem einer un une uno",
            "two zwei deux dos",
            "three drei trois tres",
            "four vier quatre cuatro",
            "five fünf cinq cinco",
            "six sechs seis",
            "seven sieben sept siete",
            "eight acht huit ocho",
            "nine neun neuf nueve",
            "ten zehn dix diez",
        ),
        start=1,
    )
    for word in words.split()
}
_COUNT: Final = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(_NUMBERS)})"
_STEMS: Final = ("year", "yr", "jahr", "jähr", " ans", "année", "año", "month", "monat", "mois",
                 "meses")  # fmt: skip
_REACH: Final = 40
_YEARS: Final = re.compile(
    rf"(?<![\w.,$€£-])(?P<least>{_COUNT})"
    r"(?:\s?\(\d{1,2}\))?(?:\s?\+|\s(?:plus|or\smore|oder\smehr|o\smás|ou\splus))?"
    rf"(?:\s?(?:[-–—/]|to|bis|à|a|or|oder)\s?{_COUNT})?"
    r"\s?\+?[\s-]?(?:(?P<months>months?|monaten?|mois|meses)"
    r"|years?|yrs?|jahren?|jährige[rnsm]?|années?|ans|años?)(?!\w)['’]?"
    r"(?:\s?\+|\splus\b|\sor\smore\b|\soder\smehr\b|\so\smás\b)?",
    re.IGNORECASE,
)
_AT_MOST: Final = re.compile(
    r"(?:up to|under|(?<!no )less than|at most|max(?:imum|\.)?(?: of)?|höchstens|jusqu'à|hasta)"
    r"\s*$",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"\b(?:we(?:['’]ve| have| bring)|our|wir haben|unsere|nous avons|notre|tenemos|nuestra)\b",
    re.IGNORECASE,
)
_OF_ELSE: Final = re.compile(
    r"[\s-]?(?:old|of age|contract|fixed|ago|warranty|in business|alt|vertrag|befristet|d'âge"
    r"|de edad|guarantee|plan|anniversary)\b",
    re.IGNORECASE,
)
_OF_IT: Final = re.compile(
    r"['’]?\s(?:of|in|with|using|experience|as|erfahrung|in|mit|als|d'|de|en|con)", re.IGNORECASE
)
_TO_SKILL: Final = re.compile(r"[^.,;:()\n!?\d]{0,60}")
_FROM_SKILL: Final = re.compile(
    r"(?P<sign>[\s(:,–—-]{1,3})"
    r"(?:(?:skills?|experience|kenntnisse|erfahrung|expérience|experiencia|knowledge|min\.?"
    r"|minimum|mindestens|at least|au moins|al menos|mínimo|of|von|de|for|with|over|mehr als"
    r"|plus de|más de)[\s(:,–—-]{1,3})*",
    re.IGNORECASE,
)
_LONGEST_GAP: Final = 60


@dataclass(frozen=True, slots=True)
class _Years:
    least: float
    span: Span


def years_asked(text: str, spans: Sequence[Span], wording: Sequence[Asks]) -> dict[int, float]:
    """The least years asked of the skills at `spans`, which stand in order, by their numbers.

    A list of skills of the same years ends where the wording asks otherwise of one.
    """
    asked: dict[int, float] = {}
    after = 0
    for years in _all(text):
        while after < len(spans) and spans[after].start < years.span.end:
            after += 1
        listed = _spoken_of(text, spans, after, years.span)
        for number in _alike(listed, wording):
            asked.setdefault(number, years.least)
    return asked


def _alike(listed: range, wording: Sequence[Asks]) -> Iterator[int]:
    return takewhile(lambda number: wording[number] is wording[listed[0]], listed)


def _all(text: str) -> Iterator[_Years]:
    for found in matches(_YEARS, text, around(text, _STEMS, _REACH)):
        before = text[max(0, found.start() - _REACH) : found.start()]
        if not (
            _AT_MOST.search(before) or _OURS.search(before) or _OF_ELSE.match(text, found.end())
        ):
            yield _Years(_least(found), Span(*found.span()))


def _least(found: re.Match[str]) -> float:
    written = found["least"].lower().replace(",", ".")
    count = float(_NUMBERS.get(written) or written)
    return round(count / 12, 1) if found["months"] else count


def _spoken_of(text: str, spans: Sequence[Span], after: int, years: Span) -> range:
    """The numbers of the skills that the years are asked of; `after` is the next one's."""
    onwards = range(0)
    if after < len(spans) and _TO_SKILL.fullmatch(text, years.end, spans[after].start):
        onwards = joined_after(text, spans, after)
    if not after or years.start - spans[after - 1].end > _LONGEST_GAP:
        return onwards
    gap = _FROM_SKILL.fullmatch(text, spans[after - 1].end, years.start)
    if not gap or (onwards and gap["sign"].isspace() and _OF_IT.match(text, years.end)):
        return onwards
    if "(" in gap["sign"]:
        return range(after - 1, after)
    return joined_before(text, spans, after - 1)
