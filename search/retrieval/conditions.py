"""Each condition of a search in three-valued form: what passes, what is unknown; the rest fails.

The same two expressions decide which rows are found and which verdict is shown, so the two cannot
disagree. They read only columns that stand beside the vector.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Double,
    FromClause,
    Table,
    Text,
    and_,
    cast,
    false,
    func,
    null,
    or_,
)

from models.errors import InvalidInput
from search.retrieval.circle import distance_km, within
from search.retrieval.filters import Area, Filters, RemoteWish, SalaryFilter, Unknown

Truth = ColumnElement[bool]

REMOTE: Final = {
    RemoteWish.ANY: (),
    RemoteWish.REMOTE_ONLY: ("remote",),
    RemoteWish.ON_SITE_ONLY: ("on_site", "hybrid"),
}
"""What a document may say, by what is wished; nothing stands for anything."""


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


def nearest_km(areas: tuple[Area, ...], rows: FromClause) -> ColumnElement[float | None]:
    """Kilometres from the document's nearest place to the nearest of the circles, else NULL.

    `rows` have the columns lat, lon, other_lats and other_lons of a table of vectors.
    """
    columns = rows.c
    circles = [area for area in areas if area.is_circle]
    each = [distance_km(columns, area.place) for area in circles]
    return func.least(*each) if each else cast(null(), Double)


def _conditions(filters: Filters, columns: Any) -> Iterator[Condition]:  # noqa: ANN401 - a table's columns
    keep = filters.unknown is Unknown.INCLUDE
    if filters.salary is not None:
        yield _salary(filters.salary, columns, keep and filters.salary.unknown is Unknown.INCLUDE)
    if filters.locations:
        yield _locations(filters.locations, columns, keep)
    for criterion, column, wanted in _wanted_values(filters, columns):
        if wanted:
            yield _one_of(criterion, column, wanted, keep)
    for criterion in ("countries", "languages"):
        if wanted := getattr(filters, criterion):
            yield _any_of(criterion, columns[criterion], wanted, keep)
    if filters.skills_required:
        yield _skills(filters.skills_required, columns, keep)
    if filters.posted_within_days is not None:
        yield _posted(filters.posted_within_days, columns, keep)


def _wanted_values(
    filters: Filters,
    columns: Any,  # noqa: ANN401
) -> list[tuple[str, Any, tuple[str, ...]]]:
    """Criteria whose column holds one word: the words that pass, none where all do."""
    folded = tuple(name.casefold().strip() for name in filters.companies)
    return [
        ("remote", columns.remote, REMOTE[filters.remote]),
        ("employment_types", columns.employment_type, filters.employment_types),
        ("seniority", columns.seniority, filters.seniority),
        ("companies", columns.company, folded),
    ]


def _skills(wanted: tuple[str, ...], columns: Any, keep: bool) -> Condition:  # noqa: ANN401
    """All of them are named. A document that does not name a skill does not have it."""
    named = columns.skills.contains(cast(list(wanted), ARRAY(Text)))
    return Condition("skills_required", named, false(), keep)


def _posted(days: int, columns: Any, keep: bool) -> Condition:  # noqa: ANN401
    posted = columns.posted_at
    recent = and_(posted.is_not(None), posted >= datetime.now(UTC) - timedelta(days=days))
    return Condition("posted_within_days", recent, posted.is_(None), keep)


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
    # An open end of an offer ("up to 50k", "from 30k") stands for its other end.
    offered_low = func.coalesce(columns.pay_min, columns.pay_max)
    offered_high = func.coalesce(columns.pay_max, columns.pay_min)
    overlaps: list[Truth] = [offered_high.is_not(None)]
    if low is not None:
        overlaps.append(offered_high >= low)
    if high is not None:
        overlaps.append(offered_low <= high)
    return Condition("salary", and_(*overlaps), offered_high.is_(None), keep)


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
