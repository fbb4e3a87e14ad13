"""Distances between places of the gazetteer."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import Final

from search.reading.place.gazetteer import Entry, Kind

_ONE_LOCALITY_KM: Final = 60
_ONE_COUNTY_KM: Final = 120
_EARTH_KM: Final = 6371.0088
_A_DEGREE_KM: Final = 110.5
"""Of latitude, at least."""
_A_DEGREE_EAST_KM: Final = 20
"""Of longitude, at least: where the northernmost towns lie."""


def kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance of two entries that have points, by the haversine formula."""
    lat_a, lat_b = radians(a.lat or 0.0), radians(b.lat or 0.0)
    east = radians((b.lon or 0.0) - (a.lon or 0.0))
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def is_within(a: Entry, b: Entry, reach: float) -> bool:
    """Whether two entries have points at most `reach` kilometres apart."""
    return _may_be_within(a, b, reach) and kilometres(a, b) <= reach


def _may_be_within(a: Entry, b: Entry, reach: float) -> bool:
    """No for most namesakes, at little cost."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    if abs(a.lat - b.lat) * _A_DEGREE_KM > reach:
        return False
    east = abs(a.lon - b.lon)
    return min(east, 360 - east) * _A_DEGREE_EAST_KM <= reach


def nearby(entries: Iterable[Entry], centre: Entry) -> list[Entry]:
    """The entries around the point `centre`: the nearest, and others hardly farther away."""
    county = centre.kind is Kind.AREA and centre.population  # a district's has none
    farthest = _ONE_COUNTY_KM if county else _ONE_LOCALITY_KM
    distances = [
        (kilometres(entry, centre), entry)
        for entry in entries
        if entry.country == centre.country and _may_be_within(entry, centre, farthest)
    ]
    nearest = min((distance for distance, _ in distances), default=0.0)
    reach = min(farthest, max(20.0, 2 * nearest))
    return [entry for distance, entry in distances if distance <= reach]


def lies_in(entry: Entry, other: Entry) -> bool:
    """Whether `entry` is in the country or the region `other`."""
    if entry.country != other.country or entry.kind == Kind.COUNTRY:
        return False
    if other.kind == Kind.COUNTRY:
        return True
    return other.lat is None and entry.kind != Kind.REGION and entry.admin1 == other.admin1
