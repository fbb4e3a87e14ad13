"""Britain's districts of postal codes, each with the place of its post town."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_name("postcode_districts.tsv")

_POST_TOWN = re.compile(r"(?P<name>[^\d(]+?)(?: \((?P<point>[-\d. ]+)\))? (?P<numbers>\d[-\d ]*)")


@dataclass(frozen=True, slots=True)
class PostTown:
    """A post town and its districts."""

    area: str
    """The letters of its postal codes."""
    name: str
    point: tuple[float, float] | None
    """Latitude and longitude, where the gazetteer's towns do not give them."""
    districts: tuple[str, ...]
    """As `SW9`."""
    is_first: bool
    """Of its area: the one that gives the area its letters."""


def post_towns(table: Path = TABLE) -> Iterator[PostTown]:
    """Those of the table, area by area.

    Raises ValueError where an entry is of another form than the table's first lines say.
    """
    for row in table.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        area, towns = row.split("\t")
        for at, town in enumerate(towns.split("; ")):
            found = _POST_TOWN.fullmatch(town)
            if found is None:
                raise ValueError(f"{table.name}: {area} has an entry of another form: {town}")
            districts = tuple(f"{area}{number}" for number in _numbers(found["numbers"].split()))
            yield PostTown(area, found["name"], _point(found["point"]), districts, not at)


def _numbers(ranges: Iterable[str]) -> Iterator[int]:
    for each in ranges:
        first, _, last = each.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _point(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    lat, lon = text.split()
    return float(lat), float(lon)
