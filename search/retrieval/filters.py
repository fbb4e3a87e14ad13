"""The hard conditions of a search, as the caller states them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.errors import InvalidInput
from models.pay import Period, in_euro
from models.place import Place
from models.salary import Salary
from search.reading.places import read_places

DEFAULT_RADIUS_KM = 40.0
"""A usual commute, for a town named without a radius."""


class Unknown(StrEnum):
    """What happens to documents that do not say whether they meet a condition."""

    INCLUDE = "include"
    EXCLUDE = "exclude"


class RemoteWish(StrEnum):
    """Where the work is to be done."""

    ANY = "any"
    REMOTE_ONLY = "remote_only"
    ON_SITE_ONLY = "on_site_only"


@dataclass(frozen=True, slots=True)
class SalaryFilter:
    """A wanted range of pay; it is met when the offered range overlaps it."""

    min: float | None
    max: float | None
    currency: str
    period: Period
    unknown: Unknown = Unknown.INCLUDE

    def annual_euro(self) -> tuple[float | None, float | None]:
        """Both ends for a year, in euro. InvalidInput for a currency without a rate."""
        if in_euro(1.0, self.currency) is None:
            raise InvalidInput(
                f"No exchange rate is known for the currency {self.currency!r}.",
                "filters.salary.currency",
            )
        ends = Salary(self.min, self.max, self.currency, self.period).annual_euro()
        return ends if ends is not None else (None, None)


@dataclass(frozen=True, slots=True)
class Area:
    """Where a document must be: within a radius of a point, or inside a region or country."""

    place: Place
    radius_km: float | None

    @property
    def is_circle(self) -> bool:
        """Whether the area is a circle around a point."""
        return self.place.lat is not None

    @classmethod
    def named(cls, name: str, radius_km: float | None = None) -> "Area":
        """The area that a person means by `name`. InvalidInput when no such place is known."""
        readings = read_places(name)
        if not readings:
            raise InvalidInput(f"No place called {name!r} is known.", "filters.locations")
        place = readings[0].place
        return cls(place, (radius_km or DEFAULT_RADIUS_KM) if place.lat is not None else None)

    @classmethod
    def around(cls, lat: float, lon: float, radius_km: float | None = None) -> "Area":
        """The circle around a point."""
        place = Place(f"{lat:.4f}, {lon:.4f}", lat=lat, lon=lon)
        return cls(place, radius_km or DEFAULT_RADIUS_KM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Every condition must hold; within one condition, any of its values."""

    salary: SalaryFilter | None = None
    locations: tuple[Area, ...] = ()
    remote: RemoteWish = RemoteWish.ANY
    employment_types: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    posted_within_days: int | None = None
    exclude_ids: tuple[UUID, ...] = ()
    skills_required: tuple[str, ...] = ()
    unknown: Unknown = Unknown.INCLUDE


NO_FILTERS = Filters()
"""Everything matches."""
