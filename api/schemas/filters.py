"""The hard conditions of a search, as JSON."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from models.listing import EmploymentType
from models.pay import Period
from search.retrieval.filters import Area, Filters, RemoteWish, SalaryFilter, Unknown

STORABLE = r"^[^\x00]*$"
"""PostgreSQL knows no NUL in texts."""
Amount = Annotated[float, Field(ge=0, le=1e12)]
Word = Annotated[str, Field(min_length=1, max_length=200, pattern=STORABLE)]
Words = Annotated[list[Word], Field(max_length=100)]
Country = Annotated[str, Field(pattern="^[A-Za-z]{2}$")]
Language = Annotated[str, Field(pattern="^[A-Za-z]{2}$")]
AnnualPeriod = Literal[Period.HOUR, Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR]
"""What pay can be asked for: periods that make up a year."""


class Strict(BaseModel):
    """A body whose unknown fields are errors, not silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class SalaryIn(Strict):
    """Pay wanted: met where the offered range overlaps it, compared for a year in one currency."""

    min: Amount | None = None
    max: Amount | None = None
    currency: Annotated[str, Field(pattern="^[A-Za-z]{3}$", examples=["GBP"])]
    period: AnnualPeriod = Period.YEAR
    unknown: Unknown = Unknown.INCLUDE

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("Give min, max or both.")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is above max.")
        return self

    def value(self) -> SalaryFilter:
        """The filter that is meant."""
        return SalaryFilter(self.min, self.max, self.currency.upper(), self.period, self.unknown)


class AreaIn(Strict):
    """A place by name – a town with a radius, or a whole region or country – or a point."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["place"]}, {"required": ["lat", "lon"]}]}
    )

    place: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    radius_km: Annotated[
        Annotated[float, Field(gt=0, le=20_000)] | None,
        Field(description="Around a town or a point; 40 unless given."),
    ] = None

    @model_validator(mode="after")
    def _is_one_place(self) -> Self:
        coordinates = [each for each in (self.lat, self.lon) if each is not None]
        if (self.place is not None, len(coordinates)) not in ((True, 0), (False, 2)):
            raise ValueError("Give either place, or lat and lon.")
        return self

    def value(self) -> Area:
        """The area that is meant."""
        if self.place is not None:
            return Area.named(self.place, self.radius_km)
        assert self.lat is not None
        assert self.lon is not None
        return Area.around(self.lat, self.lon, self.radius_km)


class FiltersIn(Strict):
    """Every condition must hold; within one condition, any of its values."""

    salary: SalaryIn | None = None
    locations: Annotated[list[AreaIn], Field(max_length=20)] = []
    remote: RemoteWish = RemoteWish.ANY
    employment_types: Annotated[list[EmploymentType], Field(max_length=20)] = []
    seniority: Words = []
    companies: Words = []
    countries: Annotated[list[Country], Field(max_length=100)] = []
    languages: Annotated[list[Language], Field(max_length=100)] = []
    posted_within_days: Annotated[int, Field(ge=0, le=36_500)] | None = None
    exclude_ids: Annotated[list[UUID], Field(max_length=1000)] = []
    skills_required: Words = []
    unknown: Annotated[
        Unknown,
        Field(description="Documents that do not say: ranked below those that pass, or left out."),
    ] = Unknown.INCLUDE

    def value(self) -> Filters:
        """The filters that are meant. InvalidInput for a place or currency that is not known."""
        return Filters(
            salary=self.salary.value() if self.salary else None,
            locations=tuple(place.value() for place in self.locations),
            remote=self.remote,
            employment_types=tuple(self.employment_types),
            seniority=tuple(self.seniority),
            companies=tuple(self.companies),
            countries=tuple(country.upper() for country in self.countries),
            languages=tuple(language.lower() for language in self.languages),
            posted_within_days=self.posted_within_days,
            exclude_ids=tuple(self.exclude_ids),
            skills_required=tuple(self.skills_required),
            unknown=self.unknown,
        )


Limit = Annotated[int, Field(ge=1, le=100, description="Results on a page.")]
Cursor = Annotated[
    str,
    Field(min_length=1, max_length=200, description="`next_cursor` of the page before."),
]
Collection = Literal["listings", "candidates"]
