"""Words that say what pay is paid for, in English, German, French, Spanish and neighbours."""

import re
from collections.abc import Mapping
from typing import Final

from models.pay import Period

_PER: Final = (
    r"(?:\b(?:per|an?|each|every|pro|je|im|par|por|al|a la|ao|na|pr\.?)\s"
    r"|\b(?:de l|all|à l)[’']|[/\\]\s?|\bp\s?[/.]\s?)"
)

_WORDS: Final[Mapping[Period, str]] = {
    Period.HOUR: _PER + r"(?:hours?|hrs?|h|stunde|std|heure|hora|ora|uur|timme|time|godz)\b"
    r"|(?<=\d)\s?ph\b|\bph\b|\bhourly\b|\bstündlich|\bstundenlohn|\bhoraire\b|\bde la hora\b",
    Period.DAY: _PER + r"(?:day|d|tag|jour|d[ií]a|giorno|dag|diem)\b"
    r"|\bdaily\b|\bday rate\b|\btagessatz|\btäglich|\bjournali[eè]re?\b|\bTJM\b",
    Period.WEEK: _PER + r"(?:week|wk|w|woche|semaine|semana|settimana|week)\b"
    r"|\bpw\b|\bweekly\b|\bwöchentlich|\bhebdomadaire\b|\bsemanal(?:es)?\b",
    Period.MONTH: _PER + r"(?:month|mth|mo|m|monat|mois|mes|m[eê]s|mese|maand|månad|mies)\b"
    r"|\bpcm\b|\bmonthly\b|\bmonatlich|\bmonats|\bmtl\b|\bmensuel(?:le)?s?\b"
    r"|\bmensual(?:es)?\b|\bmensile\b|\bmiesięcznie\b",
    Period.YEAR: _PER + r"(?:annum|anum|annun|year|yr|y|a|jahr|an|année|annee|año|anno|jaar|ano)\b"
    r"|(?<=\d)\s?pa\b|\bpa\b|\bp\.a\b|\bannually\b|\byearly\b|\blpa\b|\bjährlich|\bjahres"
    r"|\bannual\b(?!\s+(?:leave|bonus|review|increase))|\bannuel(?:le)?s?\b|\banual(?:es)?\b"
    r"|\bannui\b|\brocznie\b|\bpro anno\b",
}

PERIOD: Final = re.compile(
    "|".join(f"(?P<{period}>{words})" for period, words in _WORDS.items()), re.IGNORECASE
)

# "37.5 hours per week" and "3 days a week" are times of work, not of pay.
_WORKING_TIME = re.compile(
    r"(?:hours?|hrs?|days?|shifts?|times|once|twice|stunden|tage|std\.?|heures|jours|horas|d[ií]as"
    r"|sessions?|weekends?)\s*\.?$",
    re.IGNORECASE,
)


def first_period(text: str) -> Period | None:
    """The period that is named first in `text`."""
    for found in PERIOD.finditer(text):
        if not _WORKING_TIME.search(text, max(0, found.start() - 12), found.start()):
            return Period(str(found.lastgroup))
    return None


def last_period(text: str) -> Period | None:
    """The period that is named last in `text`."""
    named = [
        Period(str(found.lastgroup))
        for found in PERIOD.finditer(text)
        if not _WORKING_TIME.search(text, max(0, found.start() - 12), found.start())
    ]
    return named[-1] if named else None
