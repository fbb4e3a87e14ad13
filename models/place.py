"""A place on the map, or as much of one as is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A town (with coordinates), a region (country and region) or a country (country alone)."""

    name: str
    country: str | None = None
    """ISO 3166-1 alpha-2 code, upper case."""
    region: str | None = None
    """First-level region: the country's code, a hyphen and GeoNames' admin1 code, as `GB-ENG`."""
    lat: float | None = None
    lon: float | None = None
    """WGS 84, degrees. None for a region or a country, which have no single point."""

    def __post_init__(self) -> None:
        # Ten centimetres are enough, and squares of smaller differences underflow in PostgreSQL.
        for name in ("lat", "lon"):
            degrees = getattr(self, name)
            if degrees is not None:
                object.__setattr__(self, name, round(degrees, 6))
