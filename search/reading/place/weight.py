"""How likely a name stands for one of its bearers."""

from collections.abc import Iterable
from typing import Final

from search.reading.place.gazetteer import Entry, Kind

# A name without more context means the country or region, unless a town of 3, or of 1 million
# people has it too (Singapore, New York); the ad's own country counts a thousandfold.
_WEIGHT: Final = {Kind.COUNTRY: 3e9, Kind.REGION: 1e9}
_A_PERSON: Final = 1e3
_A_PERSON_BY_ANOTHER_NAME: Final = 1e2
_AT_HOME: Final = 1e3
# People where the table counts none: it holds no smaller towns, and counts no district's.
_LEAST: Final = {Kind.TOWN: 500, Kind.AREA: 50_000}


def weight(entry: Entry, country: str | None) -> float:
    """The likelihood of `entry`, to be compared with that of its namesakes.

    `country` is the ad's.
    """
    person = _A_PERSON if entry.official else _A_PERSON_BY_ANOTHER_NAME
    found = _WEIGHT.get(entry.kind, 0.0) or person * max(entry.population, _LEAST[entry.kind])
    if entry.lat is None and not entry.official:  # a code: MD is rather Maryland
        found /= 10
    return found * _AT_HOME if entry.country == country else found


def heaviest(entries: Iterable[Entry], country: str | None) -> Entry:
    """The likeliest of `entries`."""
    return max(entries, key=lambda entry: weight(entry, country))
