"""Distance on the globe, as SQL over the coordinate columns that stand beside a vector."""

from math import asin, cos, degrees, pi, radians, sin
from typing import Any

from sqlalchemy import ColumnElement, Double, and_, column, exists, func, or_, select

from models.place import Place

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


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
    pairs = func.unnest(columns.other_lats, columns.other_lons)
    return pairs.table_valued(column("lat", Double), column("lon", Double)).render_derived()


def _near(lat: Any, lon: Any, point: Place, radius_km: float) -> ColumnElement[bool]:  # noqa: ANN401
    """A box that an index can serve, then the true distance. Never NULL: no point is not near."""
    assert point.lat is not None
    assert point.lon is not None
    height = degrees(radius_km / EARTH_KM)
    width = _width(point.lat, radius_km)
    box = and_(
        lat.is_not(None),
        lat.between(point.lat - height, point.lat + height),
        or_(*[lon.between(west, east) for west, east in _spans(point.lon, width)]),
    )
    return and_(box, _haversine(lat, lon, point) <= radius_km)


def _width(lat: float, radius_km: float) -> float:
    """Degrees of longitude that a circle reaches to either side (J. P. Matuschek)."""
    angle = radius_km / EARTH_KM
    if abs(radians(lat)) + angle >= pi / 2:  # a pole lies inside
        return 180.0
    return degrees(asin(sin(angle) / cos(radians(lat))))


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
    half_chord = _hav(lat - point.lat) + (
        _of_degrees("cos", lat) * cos(radians(point.lat or 0.0)) * _hav(lon - point.lon)
    )
    # asin(√h), by the form that rounding just above 1 does no harm to.
    rest = func.abs(1.0 - half_chord, type_=Double)
    halves = func.sqrt(half_chord, type_=Double), func.sqrt(rest, type_=Double)
    return 2 * EARTH_KM * func.atan2(*halves, type_=Double)


def _hav(angle: Any) -> ColumnElement[float]:  # noqa: ANN401
    """The haversine of an angle: the square of the sine of its half."""
    return func.power(_of_degrees("sin", angle * 0.5), 2.0, type_=Double)


def _of_degrees(name: str, angle: Any) -> ColumnElement[float]:  # noqa: ANN401
    turned = func.radians(angle, type_=Double)
    return func.sin(turned, type_=Double) if name == "sin" else func.cos(turned, type_=Double)
