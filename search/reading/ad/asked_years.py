"""The years of experience that an ad asks for."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from models.evidence import Span
from models.requirements import YearsAsked
from search.reading.ad.ground import AdGround
from search.reading.ad.headings import AdSectionKind
from search.reading.text.windows import around, matches

_WORDS: Final = (
    ("one", "ein", "einem", "einer", "eine", "einjährige", "un", "une", "uno", "een"),
    ("two", "zwei", "deux", "dos", "twee"),
    ("three", "drei", "trois", "tres", "drie"),
    ("four", "vier", "quatre", "cuatro"),
    ("five", "fünf", "cinq", "cinco", "vijf"),
    ("six", "sechs", "seis", "zes"),
    ("seven", "sieben", "sept", "siete"),
    ("eight", "acht", "huit", "ocho"),
    ("nine", "neun", "neuf", "nueve"),
    ("ten", "zehn", "dix", "diez", "tien"),
)
_NUMBERS: Final[Mapping[str, float]] = {
    word: float(number) for number, words in enumerate(_WORDS, start=1) for word in words
}
_NUMBER: Final = rf"(?:\d{{1,2}}(?:[.,]5)?|{'|'.join(_NUMBERS)})"
_YEARS: Final = (
    rf"(?<![\w.,$€£-])(?P<least>{_NUMBER})(?:\s?\(\d{{1,2}}\))?\s?\+?"
    rf"(?:\s?(?:[-–—]|to|bis|à|a|tot)\s?(?P<most>{_NUMBER})\s?\+?)?"
    r"(?:\splus|\sor more|\soder mehr)?[\s-]?"
    r"(?:(?P<months>months?|monaten?|mois|meses)|years?|yrs?|jahren?|jährige\w*|ans|années?|años?"
    r"|jaar)(?!\w)['’]?(?:\s?\+)?(?:\splus\b|\s?\(?(?:minimum|min)\.?\)?|\sor more\b)?"
)
_GAP: Final = r"(?:[^\n.;:!?]|(?<=e)\.(?=g)|(?<=g)\.){0,90}?"
_OF_WORK: Final = (
    r"(?:experience|exp\b|erfahrung|berufserfahrung|praxis|expérience|experiencia|ervaring"
    r"|background|track record|qualified|qualification|registration|\bPQE\b|clinical practice)"
)
_ASKED: Final = re.compile(
    rf"{_YEARS}(?=(?P<after>{_GAP}{_OF_WORK})?)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"{_OF_WORK}[^\n.;!?]{{0,40}}$|total work:?\s*$"
    r"|(?:at least|minimum(?: of)?|min\.?|mindestens|au moins|al menos|minstens"
    r"|mínimo(?: de)?)\s*$",
    re.IGNORECASE,
)
_OF_ELSE: Final = re.compile(
    r"[\s-]?(?:old\b|of age|contract|fixed|ago\b|warranty|in business|alt\b|vertrag|befristet"
    r"|d['’]âge|de edad|plan\b|anniversary|degree|program|course|college|university|diploma"
    r"|rotation|training|post\b|period|history|of history|of (?:college|education|study|service)"
    r"|secondment|term\b|service|cycle|programme|bachelor|master|vacation)",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"\b(?:our|we(?:['’]ve)?|us|founded|established|history|combined|collective|company|firm|group"
    r"|team has|trust has|for (?:over|more than|the (?:last|past))|(?:last|past|first|next"
    r"|every|each"
    r"|per|within|up to|after)|wir|unsere\w*|nous|notre|nuestr\w+)\b[^\n.;]{0,30}$",
    re.IGNORECASE,
)
_YOURS: Final = re.compile(
    r"\b(?:you\w*|candidates?|applicants?|must|minimum|at least|requir\w+|need\w*|looking|someone"
    r"|mindestens|sie|du|vous|al menos)\b",
    re.IGNORECASE,
)
_SPAN_OF_TIME: Final = re.compile(
    r"\b(?:in|within|during|over|for|every|last|next|past|after|until|than|by)(?: the)?\s*$",
    re.IGNORECASE,
)
_STEMS: Final = ("year", "yr", "jahr", "jähr", " ans", "année", "año", "jaar", "month", "monat")
_REACH: Final = 130
_MOST: Final = 30
"""Nobody asks for more years."""
_ASKING: Final = (AdSectionKind.REQUIREMENTS, AdSectionKind.NICE_TO_HAVE)


def read_asked_years(ground: AdGround) -> Iterator[YearsAsked]:
    """Every number of years that the ad asks for, in order."""
    for found in matches(_ASKED, ground.text, around(ground.text, _STEMS, _REACH)):
        if (asked := _years(found)) is None:
            continue
        least, most = asked
        if least <= _MOST and _is_asked(ground, found):
            span = Span(*found.span())
            if ground.is_waived(span):
                continue
            yield YearsAsked(least, most, ground.required(span), span)


def _is_asked(ground: AdGround, found: re.Match[str]) -> bool:
    """Whether the years are the applicant's experience and not the firm's, or an age."""
    if ground.is_boilerplate(found.start()) or _OF_ELSE.match(ground.text, found.end()):
        return False
    clause = ground.clause(Span(*found.span()))
    before = ground.text[clause.start : found.start()]
    if _OURS.search(before) and not _YOURS.search(before):
        return False
    if found["after"] or _BEFORE.search(before):
        return True
    return ground.kind(found.start()) in _ASKING and not _SPAN_OF_TIME.search(before)


def _years(found: re.Match[str]) -> tuple[float, float | None] | None:
    unit = 12 if found["months"] else 1
    least = _number(found["least"]) / unit
    most = _number(found["most"]) / unit if found["most"] else None
    if most is not None and most < least:
        return None
    return round(least, 2), None if most is None else round(most, 2)


def _number(word: str) -> float:
    return _NUMBERS.get(word.lower()) or float(word.replace(",", "."))
