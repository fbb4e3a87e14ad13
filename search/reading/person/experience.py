"""How long a person worked: by the dates, or by the years that a text claims."""

import re
from collections.abc import Iterable
from typing import Final

from models.evidence import Span
from models.profile import Stretch, YearsReading
from search.reading.text.windows import around, matches

NUMBERS: Final = {
    1: "one|ein(?:e[mnrs]?)?|une?|uno|una",
    2: "two|zwei|deux|dos",
    3: "three|drei|trois|tres",
    4: "four|vier|quatre|cuatro",
    5: "five|fünf|cinq|cinco",
    6: "six|sechs|seis",
    7: "seven|sieben|sept|siete",
    8: "eight|acht|huit|ocho",
    9: "nine|neun|neuf|nueve",
    10: "ten|zehn|dix|diez",
    11: "eleven|elf|onze|once",
    12: "twelve|zwölf|douze|doce",
    15: "fifteen|fünfzehn|quinze|quince",
    20: "twenty|zwanzig|vingt|veinte",
}
"""Numbers as words."""

_NUMBER_WORDS: Final = {number: re.compile(words) for number, words in NUMBERS.items()}
_WORD: Final = "|".join(NUMBERS.values())
_NUMBER: Final = rf"(?:(?P<digits>\d{{1,2}})(?:[.,](?P<tenth>\d))?(?!\d)|(?P<word>{_WORD})\b)"
_YEARS: Final = r"(?:years?|yrs?|jahre?n?|ans?|années?|años?)"
_MONTHS: Final = r"(?:months?|mos?|mths?|monate?n?|mois|meses|mes)"
_DURATION: Final = re.compile(
    rf"(?<![\w.,$€£/-]){_NUMBER}\s?\+?[\s-]?{_YEARS}\b"
    rf"(?:[\s,]{{1,2}}(?:(?:and|und|et|y)\s)?(?P<months>\d{{1,2}})[\s-]?{_MONTHS}\b)?"
    rf"|(?<![\w.,$€£/-])(?P<only_months>\d{{1,2}})[\s-]?{_MONTHS}\b",
    re.IGNORECASE,
)
_UNITS: Final = ("year", "yr", "jahr", "ans", "année", "año", "mo")
"""In lower case, what every length of time holds."""
_TELLING: Final = re.compile(
    r"experien|erfahrung|expérien|berufs|career|industry|tätig|trabaj|worked|in\s(?:the\s)?it\b|\bexp\b",
    re.IGNORECASE,
)
_REACH: Final = 70
"""Characters between the years and the word that says what they are years of."""
_SENTENCE_ENDS: Final = re.compile(r"\n\s*\n|[.!?](?=\s)|[;•]")
_OTHERS: Final = re.compile(
    r"\b(?:my|our|the|whose) (?:\w+ )?(?:clients?|company|firm|employer|boss|team|agency"
    r"|mother|father) (?:has|had|have|with|of)\b[^.\n]{0,25}$",
    re.IGNORECASE,
)
_MOST_YEARS: Final = 60


def months_of(stretches: Iterable[Stretch]) -> int:
    """Months that the stretches cover, each month once."""
    months = {
        month
        for stretch in stretches
        for month in range(
            stretch.start.year * 12 + stretch.start.month,
            stretch.end.year * 12 + stretch.end.month + 1,
        )
    }
    return len(months)


def read_months(text: str) -> int | None:
    """The first length of time that a text gives, in months: 42 of `3 years 6 months`."""
    found = _DURATION.search(text)
    return None if found is None else _in_months(found)


def read_claimed_years(text: str) -> YearsReading | None:
    """The most years of experience that a text claims, as in `8+ years of experience`."""
    claims = [
        YearsReading(round(_in_months(found) / 12, 1), Span(*found.span()))
        for found in matches(_DURATION, text, around(text, _UNITS, _REACH))
        if _is_claim(text, found)
    ]
    return max(claims, key=lambda claim: claim.years, default=None)


def _is_claim(text: str, found: re.Match[str]) -> bool:
    if _in_months(found) > _MOST_YEARS * 12:
        return False
    is_short = found[0].lower().endswith(("yr", "yrs", "mo", "mos"))
    end = found.end() + (is_short and text.startswith(".", found.end()))
    after = _SENTENCE_ENDS.split(text[end : end + _REACH], maxsplit=1)[0]
    before = _SENTENCE_ENDS.split(text[max(0, found.start() - _REACH // 2) : found.start()])[-1]
    told = _TELLING.search(after) or _TELLING.search(before)
    return told is not None and not _OTHERS.search(before)


def _in_months(found: re.Match[str]) -> int:
    if found["only_months"]:
        return int(found["only_months"])
    years = int(found["digits"]) if found["digits"] else _number(found["word"].lower())
    return 12 * years + round(1.2 * int(found["tenth"] or 0)) + int(found["months"] or 0)


def _number(word: str) -> int:
    return next(number for number, words in _NUMBER_WORDS.items() if words.fullmatch(word))
