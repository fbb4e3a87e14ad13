"""Towns of the gazetteer, for ads that are made up."""

import re
from functools import cache
from typing import Final

from models.place import Place
from search.reading.place.gazetteer import FILE, Entry, Kind, meanings

CURRENCIES: Final = {
    "GB": "GBP",
    "US": "USD",
    "IE": "EUR",
    "DE": "EUR",
    "NL": "EUR",
    "CA": "CAD",
    "AU": "AUD",
    "ZA": "ZAR",
    "PL": "PLN",
    "CH": "CHF",
    "IN": "INR",
}
"""The countries that ads are made up for, with what they pay in."""
LEAST_PEOPLE: Final = 30_000


@cache
def towns() -> dict[str, tuple[Entry, ...]]:
    """The larger towns of each country, in the order of their names."""
    records = re.compile(rf"\t[^=~;\t]*;{Kind.TOWN}(?:{'|'.join(CURRENCIES)});.*;\d{{5,}}\b")
    lines = FILE.read_text(encoding="utf-8").splitlines()
    names = [line.partition("\t")[0] for line in lines if records.search(line)]
    found = sorted({entry for name in names for entry in meanings(name) if _is_large(entry)})
    return {
        country: tuple(entry for entry in found if entry.country == country)
        for country in CURRENCIES
    }


def place_of(town: Entry) -> Place:
    """The town as an ad's place."""
    return Place(town.name, town.country, town.region, town.lat, town.lon)


def _is_large(entry: Entry) -> bool:
    return (
        entry.official
        and entry.kind is Kind.TOWN
        and entry.country in CURRENCIES
        and entry.population >= LEAST_PEOPLE
    )
