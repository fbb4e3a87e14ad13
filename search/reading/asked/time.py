"""The times that a question speaks of: how new an ad must be, and how many years of work."""

import re
from collections.abc import Iterator
from typing import Any, Final

from models.evidence import Span
from models.interpretation import Condition

_NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_COUNT: Final = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_DAYS: Final = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}

_POSTED: Final = re.compile(
    r"\b(?:(?:posted|advertised|published|added|listed|new|fresh|uploaded|from|dated)\s)?"
    rf"(?:(?:with)?in\s|over\s|during\s|since\s)?(?:the\s)?"
    r"(?:(?P<today>today|since\syesterday)|(?P<yesterday>yesterday)"
    rf"|(?P<this>this|past|last)\s(?:(?P<n>{_COUNT})\s)?(?P<unit>hour|day|week|fortnight|month|year)s?)"
    r"\b",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(
    r"\b(?:(?P<upper>up\sto|under|less\sthan|at\smost|no\smore\sthan|max(?:imum)?(?:\sof)?)\s"
    r"|(?:at\sleast|no\sless\sthan|min(?:imum)?(?:\sof)?|over|more\sthan|with)\s)?"
    rf"(?P<low>{_COUNT})(?:\s?(?:-|–|to)\s?(?P<high>{_COUNT}))?"
    r"(?:\s?\+|\sor\smore|\splus)?[\s-]?(?:years?|yrs?)\b(?!\sold|\scontract)"
    r"(?:['’]?(?:\sof)?(?:\s(?:work(?:ing)?|relevant|professional|industry))?\sexperience)?"
    r"(?:\sor\smore)?",
    re.IGNORECASE,
)


def asked_recency(text: str) -> Iterator[Condition]:
    """How many days ago an ad may have been posted at most."""
    for found in _POSTED.finditer(text):
        yield Condition("posted_within_days", _days(found), Span(*found.span()))


def asked_years(text: str) -> Iterator[Condition]:
    """Years of experience: value `{min?, max?}`."""
    for found in _YEARS.finditer(text):
        low = _count(found["low"])
        value: dict[str, Any] = {"max": low} if found["upper"] else {"min": low}
        if found["high"]:
            value = {"min": low, "max": _count(found["high"])}
        yield Condition("years", value, Span(*found.span()))


def _days(found: re.Match[str]) -> int:
    if found["today"]:
        return 1
    if found["yesterday"]:
        return 2
    count = _count(found["n"]) if found["n"] else 1
    return max(1, round(count * _DAYS[found["unit"].lower()]))


def _count(words: str) -> int:
    return int(words) if words.isdecimal() else _NUMBERS[words.lower()]
