"""Each condition of a search in three-valued form: what passes, what is unknown; the rest fails.

The same two expressions decide which rows are found and which verdict is shown, so the two cannot
disagree. They read only columns that stand beside the vector.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Double, Table, Text, and_, cast, false, func, null, or_

from models.errors import InvalidInput
from search.retrieval.circle import distance_km, within
from search.retrieval.filters import Area, Filters, RemoteWish, SalaryFilter, Unknown

Truth = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Condition:
    """One criterion over a table of vectors. `passes` and `unknown` are never both true."""

    criterion: str
    passes: Truth
    unknown: Truth
    unknown_allowed: bool

    @property
    def possible(self) -> Truth:
        """True for the rows that may be found: those that pass and, if allowed, the unknown."""
        return or_(self.passes, self.unknown) if self.unknown_allowed else self.passes


def conditions(filters: Filters, vectors: Table) -> list[Condition]:
    """The conditions of `filters`, as expressions over `vectors`."""
    return list(_conditions(filters, vectors.c))


def nearest_km(areas: tuple[Area, ...], vectors: Table) -> ColumnElement[float | None]:
    """Kilometres from the document's nearest place to the nearest of the circles, else NULL."""
    columns = vectors.c
    circles = [area for area in areas if area.is_circle]
    each = [distance_km(columns, area.place) for area in circles]
    return func.least(*each) if each else cast(null(), Double)


def _conditions(filters: Filters, columns: Any) -> Iterator[Condition]:  # noqa: ANN401 - a table's columns
    keep_unknown = filters.unknown is Unknown.INCLUDE
    if filters.salary is not None:
        keep = keep_unknown and filters.salary.unknown is Unknown.INCLUDE
        yield _salary(filters.salary, columns, keep)
    if filters.locations:
        yield _locations(filters.locations, columns, keep_unknown)
    if filters.remote is not RemoteWish.ANY:
        wanted = ("remote",) if filters.remote is RemoteWish.REMOTE_ONLY else ("on_site", "hybrid")
        yield _one_of("remote", columns.remote, wanted, keep_unknown)
    if filters.employment_types:
        yield _one_of(
            "employment_types", columns.employment_type, filters.employment_types, keep_unknown
        )
    if filters.seniority:
        yield _one_of("seniority", columns.seniority, filters.seniority, keep_unknown)
    if filters.companies:
        folded = tuple(name.casefold().strip() for name in filters.companies)
        yield _one_of("companies", columns.company, folded, keep_unknown)
    for name in ("countries", "languages"):
        wanted = getattr(filters, name)
        if wanted:
            yield _any_of(name, columns[name], wanted, keep_unknown)
    if filters.skills_required:
        skills = columns.skills
        yield Condition(
            "skills_required",
            skills.contains(cast(list(filters.skills_required), ARRAY(Text))),
            false(),
            keep_unknown,
        )
    if filters.posted_within_days is not None:
        since = datetime.now(UTC) - timedelta(days=filters.posted_within_days)
        posted = columns.posted_at
        yield Condition(
            "posted_within_days",
            and_(posted.is_not(None), posted >= since),
            posted.is_(None),
            keep_unknown,
        )


def _one_of(criterion: str, column: Any, wanted: tuple[str, ...], keep: bool) -> Condition:  # noqa: ANN401
    return Condition(
        criterion, and_(column.is_not(None), column.in_(wanted)), column.is_(None), keep
    )


def _any_of(criterion: str, column: Any, wanted: tuple[str, ...], keep: bool) -> Condition:  # noqa: ANN401
    return Condition(criterion, _overlap(column, list(wanted)), func.cardinality(column) == 0, keep)


def _salary(wanted: SalaryFilter, columns: Any, keep: bool) -> Condition:  # noqa: ANN401
    low, high = wanted.annual_euro()
    if low is not None and high is not None and low > high:
        raise InvalidInput("The lowest pay wanted is above the highest.", "filters.salary")
    known = or_(columns.pay_min.is_not(None), columns.pay_max.is_not(None))
    # An open end of an offer ("up to 50k", "from 30k") stands for its other end.
    offered_low = func.coalesce(columns.pay_min, columns.pay_max)
    offered_high = func.coalesce(columns.pay_max, columns.pay_min)
    overlaps = [known]
    if low is not None:
        overlaps.append(offered_high >= low)
    if high is not None:
        overlaps.append(offered_low <= high)
    return Condition("salary", and_(*overlaps), ~known, keep)


def _locations(areas: tuple[Area, ...], columns: Any, keep: bool) -> Condition:  # noqa: ANN401
    inside = [_inside(area, columns) for area in areas]
    countries = sorted({area.place.country for area in areas if area.place.country})
    home = _overlap(columns.countries, countries)
    is_remote = func.coalesce(columns.remote == "remote", False)
    restricted = and_(is_remote, func.cardinality(columns.remote_countries) > 0)
    passes = or_(
        and_(~restricted, or_(*inside)),
        and_(restricted, _overlap(columns.remote_countries, countries)),
        and_(is_remote, ~restricted, home),
    )
    # A point alone does not say which country it lies in.
    refused = restricted if countries else false()
    placeless = and_(
        columns.lat.is_(None),
        or_(func.cardinality(columns.countries) == 0, _vaguer(areas, columns)),
    )
    unknown = and_(~passes, ~refused, or_(placeless, is_remote))
    return Condition("locations", passes, unknown, keep)


def _inside(area: Area, columns: Any) -> Truth:  # noqa: ANN401
    if area.is_circle:
        return within(columns, area.place, area.radius_km or 0.0)
    if area.place.region is not None:
        return _overlap(columns.regions, [area.place.region])
    return _overlap(columns.countries, [area.place.country or ""])


def _vaguer(areas: tuple[Area, ...], columns: Any) -> Truth:  # noqa: ANN401
    """A document that names only the country, or only the region, around a wanted place."""
    around = [
        and_(
            _overlap(columns.countries, [area.place.country]),
            or_(
                func.cardinality(columns.regions) == 0,
                _overlap(columns.regions, [area.place.region] if area.place.region else []),
            ),
        )
        for area in areas
        if area.place.country and (area.is_circle or area.place.region)
    ]
    return or_(false(), *around)


def _overlap(column: Any, values: list[str]) -> Truth:  # noqa: ANN401
    overlaps: Truth = column.overlap(cast(values, ARRAY(Text)))
    return overlaps if values else false()
