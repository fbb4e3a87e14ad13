"""What months and seasons are called in English, German, French and Spanish."""

import re
from typing import Final

MONTHS: Final = {
    1: "jan(?:uary|uar|v(?:ier)?|vier)?|ene(?:ro)?|jänner|jän",
    2: "feb(?:ruary|ruar|rero|r)?|févr?(?:ier)?|fevr(?:ier)?",
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
"""Patterns of the months' names."""

SEASONS: Final = {
    3: "spring|frühjahr|frühling|printemps|primavera",
    6: "summer|sommer|été|verano",
    9: "autumn|fall|herbst|automne|otoño",
    12: "winter|hiver|invierno",
}
"""Patterns of the seasons' names, by the month they begin in. A winter is its first month."""

MONTH: Final = "|".join(MONTHS.values())
SEASON: Final = "|".join(SEASONS.values())

_MONTHS: Final = {number: re.compile(names) for number, names in MONTHS.items()}
_SEASONS: Final = {number: re.compile(names) for number, names in SEASONS.items()}


def month_named(word: str) -> int:
    """The number of the month that `word`, which `MONTH` matches, names."""
    return _number(_MONTHS, word)


def season_named(word: str) -> int:
    """The number of the month in which the season `word`, which `SEASON` matches, begins."""
    return _number(_SEASONS, word)


def _number(names: dict[int, re.Pattern[str]], word: str) -> int:
    return next(number for number, name in names.items() if name.fullmatch(word.lower()))
