"""Distance on the globe, as SQL over the coordinate columns that stand beside a vector."""

from math import cos, radians
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from models.place import Place

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""
KM_PER_DEGREE = 111.19


def distance_km(columns: Any, point: Place) -> ColumnElement[float | None]:  # noqa: ANN401 - a table's columns
    """Kilometres from `point` to the nearest place of a row; NULL for a row without a point."""
    places = _other_places(columns)
    others = select(func.min(_haversine(places.c.lat, places.c.lon, point))).scalar_subquery()
    return func.least(_haversine(columns.lat, columns.lon, point), others)


def within(columns: Any, point: Place, radius_km: float) -> ColumnElement[bool]:  # noqa: ANN401
    """Whether any place of a row lies within `radius_km` of `point`."""
    places = _other_places(columns)
    others = exists(select(places.c.lat).where(_near(places.c.lat, places.c.lon, point, radius_km)))
    return or_(
        _near(columns.lat, columns.lon, point, radius_km),
        and_(columns.other_lats.is_not(None), others),
    )


def _other_places(columns: Any) -> Any:  # noqa: ANN401
    return func.unnest(columns.other_lats, columns.other_lons).table_valued("lat", "lon")


def _near(lat: Any, lon: Any, point: Place, radius_km: float) -> ColumnElement[bool]:  # noqa: ANN401
    """A box that an index can serve, then the true distance. Never NULL: no point is not near."""
    assert point.lat is not None
    assert point.lon is not None
    height = radius_km / KM_PER_DEGREE
    furthest = min(abs(point.lat) + height, 89.9)
    width = min(height / cos(radians(furthest)), 180.0)
    box = and_(
        lat.is_not(None),
        lat.between(point.lat - height, point.lat + height),
        or_(*[lon.between(west, east) for west, east in _spans(point.lon, width)]),
    )
    return and_(box, _haversine(lat, lon, point) <= radius_km)


def _spans(lon: float, width: float) -> list[tuple[float, float]]:
    """The box from west to east, in two pieces where it crosses the 180th meridian."""
    west, east = lon - width, lon + width
    if width >= 180.0:
        return [(-180.0, 180.0)]
    if west < -180.0:
        return [(west + 360.0, 180.0), (-180.0, east)]
    if east > 180.0:
        return [(west, 180.0), (-180.0, east - 360.0)]
    return [(west, east)]


def _haversine(lat: Any, lon: Any, point: Place) -> ColumnElement[float]:  # noqa: ANN401
    """Great-circle distance in km (R. W. Sinnott, Virtues of the Haversine, 1984)."""
    half_chord = func.power(func.sin(func.radians(lat - point.lat) / 2), 2) + func.cos(
        func.radians(lat)
    ) * cos(radians(point.lat or 0.0)) * func.power(func.sin(func.radians(lon - point.lon) / 2), 2)
    # Rounding can lift the half chord of opposite points just above 1, where asin has no value.
    return 2 * EARTH_KM * func.asin(func.sqrt(func.least(half_chord, 1.0)))
