"""The table of the world's towns, counties, regions and countries, by folded name.

Made by `scripts/build_gazetteer.py` from GeoNames (CC BY 4.0). One line a name, in the order of
its bytes, each with the places that bear it: a place is written out where its own name stands,
and pointed to from its other names. The file is mapped into memory and searched as it is, so
that processes share it and nothing is built at start but a list of every so many names.
"""

import mmap
import re
import unicodedata
from bisect import bisect_right
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = Path(__file__).with_name("gazetteer.tsv")
OWN_NAME: Final = "="
OTHER_NAME: Final = "~"
"""Begin a pointer to a place from a name that is as much its own, or only in use somewhere."""
POINTER_WIDTH: Final = 6
"""Hexadecimal digits of a pointer, the offset of the place in the file."""

_LONGEST_PLACE: Final = 300
_STRIDE: Final = 4096


class Kind(StrEnum):
    """What a name stands for."""

    COUNTRY = "C"
    REGION = "R"
    AREA = "A"
    """A county or a metropolitan area: it has a point, and lies in a region."""
    TOWN = "T"


_KINDS: Final = {kind.value: kind for kind in Kind}


class Entry(NamedTuple):
    """One meaning of a name."""

    name: str
    kind: Kind
    country: str
    admin1: str
    """GeoNames' code of the first-level region, or empty."""
    lat: float | None
    lon: float | None
    population: int
    official: bool
    """Looked up by its own name, not by another one in use."""

    @property
    def region(self) -> str | None:
        """The region as a `Place` names it."""
        return f"{self.country}-{self.admin1}" if self.admin1 else None


_SHORT_FORMS: Final = {"saint": "st", "sankt": "st", "mount": "mt", "fort": "ft", "upon": "on"}
_NO_DECOMPOSITION: Final = str.maketrans("łøđı", "lodi")
# Indic and Thai vowel signs belong to their words, though they are no letters to `\w`.
_BREAK = re.compile(r"(?:[^\w\s\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]|_)+")
_UNHEARD = str.maketrans("", "", "'’`.ʼʻ")


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """`name` as it is looked up: no case, accents or punctuation, `saint` as `st`."""
    plain = name.casefold().replace("&", " and ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
        plain = plain.translate(_NO_DECOMPOSITION)
    words = _BREAK.sub(" ", plain.translate(_UNHEARD)).split()
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def postcode_key(country: str, district: str) -> str:
    """The folded name of a district of postal codes, such as the `SW9` of Britain's `SW9 9NU`."""
    return f"{country} postcode {district}".lower()


def region_key(region: str) -> str:
    """The folded name of a first-level region by its code, such as `US-NH`."""
    return f"region {region}".lower()


def region_name(region: str) -> str | None:
    """What the region of a code such as `US-NH` is called; None for some of small countries."""
    return next((entry.name for entry in meanings(region_key(region))), None)


class _Table(NamedTuple):
    lines: mmap.mmap
    sample: list[bytes]
    """The beginning of every so many lines, after the line break before it, in order."""
    starts: list[int]
    """Where those line breaks stand."""


@cache
def _table() -> _Table:
    with FILE.open("rb") as file:
        lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    sample, starts = [], []
    start = 0
    while 0 <= start < len(lines) - 1:
        starts.append(start)
        sample.append(lines[start : lines.find(b"\t", start) + 1])
        start = lines.find(b"\n", start + _STRIDE)
    return _Table(lines, sample, starts)


@lru_cache(maxsize=8192)
def meanings(key: str) -> tuple[Entry, ...]:
    """Everything that the folded name `key` stands for."""
    wanted = f"\n{key}\t".encode(errors="replace")
    stretch = _stretch(wanted)
    start = stretch.find(wanted) + len(wanted)
    if not key or start < len(wanted):
        return ()
    line = stretch[start : stretch.index(b"\n", start)].decode()
    return tuple(_bearer(record, key) for record in line.split("\t"))


@lru_cache(maxsize=8192)
def begins_a_name(beginning: str) -> bool:
    """Whether any folded name starts with `beginning`."""
    wanted = f"\n{beginning}".encode(errors="replace")
    return wanted in _stretch(wanted)


def _stretch(line: bytes) -> bytes:
    """The lines among which one that starts with `line` stands, and as much of the next."""
    table = _table()
    at = max(0, bisect_right(table.sample, line) - 1)
    end = table.starts[at + 1] if at + 1 < len(table.starts) else len(table.lines)
    return table.lines[table.starts[at] : end + len(line)]


def _bearer(record: str, key: str) -> Entry:
    mark = record[0]
    if mark not in (OWN_NAME, OTHER_NAME):
        return _entry(record, key)
    lines, at = _table().lines, int(record[1:], 16)
    pointed = lines[at : at + _LONGEST_PLACE].partition(b"\n")[0].partition(b"\t")[0].decode()
    if pointed[0] == ";":
        start = lines.rfind(b"\n", 0, at) + 1
        key = lines[start : lines.find(b"\t", start)].decode()
    entry = _entry(pointed, key)
    return entry if mark == OWN_NAME else entry._replace(official=False)


def _entry(record: str, key: str) -> Entry:
    name, kind, admin1, lat, lon, population = record.split(";")
    return Entry(
        name=name or key.title(),
        kind=_KINDS[kind[0]],
        country=kind[1:],
        admin1=admin1,
        lat=int(lat) / 1000 if lat else None,
        lon=int(lon) / 1000 if lon else None,
        population=int(population or 0),
        official=True,
    )
