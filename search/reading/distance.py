"""Distances between places of the gazetteer."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import Final

from search.reading.gazetteer import Entry, Kind

_ONE_LOCALITY_KM: Final = 60
_ONE_COUNTY_KM: Final = 120
_EARTH_KM: Final = 6371.0088


def kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance of two entries that have points, by the haversine formula."""
    lat_a, lon_a, lat_b, lon_b = (
        radians(degrees or 0.0) for degrees in (a.lat, a.lon, b.lat, b.lon)
    )
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def nearby(entries: Iterable[Entry], centre: Entry) -> list[Entry]:
    """The entries around the point `centre`: the nearest, and others hardly farther away."""
    distances = {
        entry: kilometres(entry, centre)
        for entry in entries
        if entry.lat is not None and entry.country == centre.country
    }
    county = centre.kind == Kind.AREA and centre.population  # a district's has none
    farthest = _ONE_COUNTY_KM if county else _ONE_LOCALITY_KM
    reach = min(farthest, max(20.0, 2 * min(distances.values(), default=0.0)))
    return [entry for entry, distance in distances.items() if distance <= reach]


def lies_in(entry: Entry, other: Entry) -> bool:
    """Whether `entry` is in the country or the region `other`."""
    if entry.country != other.country or entry.kind == Kind.COUNTRY:
        return False
    if other.kind == Kind.COUNTRY:
        return True
    return other.lat is None and entry.kind != Kind.REGION and entry.admin1 == other.admin1
