"""How many days a week hybrid work asks for at the workplace."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from models.evidence import Span
from search.reading.text.windows import matches

WORKING_DAYS: Final = 5
_WEEKS_IN_A_MONTH: Final = 52 / 12

_NUMBERS: Final[Mapping[str, float]] = {
    **dict.fromkeys(("one", "once", "ein", "einen", "eine", "un", "une", "uno", "een"), 1.0),
    **dict.fromkeys(("two", "twice", "zwei", "deux", "dos", "twee"), 2.0),
    **dict.fromkeys(("three", "drei", "trois", "tres", "drie"), 3.0),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro"), 4.0),
    **dict.fromkeys(("five", "fünf", "cinq", "cinco", "vijf"), 5.0),
}
_NUMBER: Final = rf"(?:[1-5]|{'|'.join(_NUMBERS)})"
_DAYS: Final = (
    rf"(?P<low>{_NUMBER})(?:\s?(?:-|–|to|or|bis|à|a)\s?(?P<high>{_NUMBER}))?\+?"
    r"(?:[ -](?:full |working |core )?(?:days?|tage?n?|jours?|días?|dagen|dag))?"
)
_EVERY: Final = (
    r"(?:\s(?:a|per|each|every|/|pro|in der|die|par|por|a la)\s?(?:day )?"
    r"(?P<every>week|month|fortnight|woche|monat|semaine|mois|semana|mes|maand))?"
)
_OFFICE: Final = (
    r"(?:(?:working |work |spent |required |present |are |is |be )?"
    r"(?:in|at|on|from|im|vor|au|en|op|dans)[\s-]?"
    r"(?:the |our |a |their |client[’']?s |la |le |l'|het |der )?(?:\w+ )?"
    r"(?:office|offices|site|person|büro|ort|bureau|oficina|kantoor)\b|on[- ]?site\b|in[- ]office\b"
    r"|office\b|presencial\w*|présentiel)"
)
_HOME: Final = (
    r"(?:(?:of |to |may |can |im |de |en |mandatory )?(?:be )?(?:work\w* )?(?:(?:from|at) home"
    r"|remote(?:ly)?|wfh|home[- ]?office|home ?working|mobil\w*|télétravail|teletrabajo"
    r"|thuis\w*))\b"
)
_AFTER: Final = r"(?:\s(?:a|per|each|every)\s(?P<after>week|month|fortnight))?"
_AT_OFFICE: Final = re.compile(rf"\b{_DAYS}{_EVERY}\s{{0,2}},?{_OFFICE}{_AFTER}", re.IGNORECASE)
_AT_HOME: Final = re.compile(rf"\b{_DAYS}{_EVERY}\s{{0,2}}{_HOME}{_AFTER}", re.IGNORECASE)
_MONTHS: Final = frozenset(("month", "monat", "mois", "mes", "maand"))


def read_office_days(text: str, spans: Iterable[Span]) -> float | None:
    """Days a week at the workplace, as said or as left by the days at home; a range's middle."""
    stretches = list(spans)
    for found in matches(_AT_OFFICE, text, stretches):
        if (days := _days(found)) is not None and days < WORKING_DAYS:
            return days
    for found in matches(_AT_HOME, text, stretches):
        if (days := _days(found)) is not None and days < WORKING_DAYS:
            return WORKING_DAYS - days
    return None


def _days(found: re.Match[str]) -> float | None:
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else low
    words = found[0].lower()
    counts_days = re.search(r"\b(?:days?|tage?n?|jours?|días?|dag(?:en)?|once|twice)\b", words)
    if not counts_days or high < low:
        return None
    days = (low + high) / 2
    every = (found["every"] or found["after"] or "week").lower()
    if every in _MONTHS:
        days /= _WEEKS_IN_A_MONTH
    elif every == "fortnight":
        days /= 2
    return round(days, 2)


def _number(word: str) -> float:
    return float(word) if word.isdigit() else _NUMBERS[word.lower()]
