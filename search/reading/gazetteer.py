"""The table of the world's towns, counties, regions and countries, by folded name.

Made by `scripts/build_gazetteer.py` from GeoNames (CC BY 4.0). One line a name, sorted, so that
a lookup is a binary search in one block of bytes: nothing is built at start.
"""

import gzip
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, overload

FILE: Final = "gazetteer.tsv.gz"


class Kind(StrEnum):
    """What a name stands for."""

    COUNTRY = "C"
    REGION = "R"
    AREA = "A"
    """A county or a metropolitan area: it has a point, and lies in a region."""
    TOWN = "T"


@dataclass(frozen=True, slots=True)
class Entry:
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


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """`name` as it is looked up: no case, accents or punctuation, `saint` as `st`."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = plain.translate({0x142: "l", 0xF8: "o", 0x111: "d", 0x131: "i"})
    words = re.sub(r"[^\w\s]|_", " ", re.sub(r"['’`.]", "", plain)).split()
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def postcode_key(country: str, letters: str) -> str:
    """The folded name of an area of postal codes, such as the `SW` of Britain's `SW9 9NU`."""
    return f"{country} postcode {letters}".lower()


class _Lines(Sequence[bytes]):
    """The keys of a block of sorted lines, addressed by any byte offset within the line."""

    def __init__(self, block: bytes) -> None:
        self.block = block

    def __len__(self) -> int:
        return len(self.block)

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[bytes]: ...
    def __getitem__(self, at: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(at, slice):
            return self.block[at].splitlines()
        start = self.block.rfind(b"\n", 0, at) + 1
        return self.block[start : self.block.find(b"\t", start)]


@cache
def _lines() -> _Lines:
    packed = files("search.reading").joinpath(FILE).read_bytes()
    return _Lines(gzip.decompress(packed))


@lru_cache(maxsize=4096)
def meanings(key: str) -> tuple[Entry, ...]:
    """Everything that the folded name `key` stands for."""
    lines, wanted = _lines(), key.encode()
    # The first offset whose line has the key stands one after the line break before it.
    at = bisect_left(lines, wanted)
    start = lines.block.rfind(b"\n", 0, at) + 1
    found = []
    while lines.block.startswith(wanted + b"\t", start):
        end = lines.block.find(b"\n", start)
        found.append(_entry(lines.block[start:end].decode()))
        start = end + 1
    return tuple(found)


def _entry(line: str) -> Entry:
    _, name, kind, country, admin1, lat, lon, population, official = line.split("\t")
    return Entry(
        name=name,
        kind=Kind(kind),
        country=country,
        admin1=admin1,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(population or 0),
        official=official == "1",
    )
