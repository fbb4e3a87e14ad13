"""What passes, what is unknown and what fails, told by the database itself."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Double, bindparam, select

from models.errors import InvalidInput
from models.pay import Period
from models.place import Place
from models.tables import LISTINGS
from search.retrieval.circle import EARTH_KM, distance_km, within
from search.retrieval.conditions import conditions, nearest_km
from search.retrieval.filters import Area, Filters, RemoteWish, SalaryFilter, Unknown
from tests.search.retrieval.rows import insert_row

LEEDS = Place("Leeds", "GB", "GB-ENG", 53.8, -1.55)
PARIS = Place("Paris", "FR", "FR-11", 48.85, 2.35)
FIFTY_EURO = SalaryFilter(50_000, None, "EUR", Period.YEAR)


def verdicts_of(connection, tenant, filters, **facts):
    insert_row(connection, tenant, **facts)
    table = LISTINGS.vectors
    [condition] = conditions(filters, table)
    row = connection.execute(select(condition.passes, condition.unknown)).one()
    return {(True, False): "pass", (False, True): "unknown", (False, False): "fail"}[tuple(row)]


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"pay_min": 45_000, "pay_max": 55_000}, "pass"),
        ({"pay_min": 30_000, "pay_max": 40_000}, "fail"),
        ({"pay_min": None, "pay_max": 60_000}, "pass"),
        ({"pay_min": 52_000, "pay_max": None}, "pass"),
        ({"pay_min": None, "pay_max": None}, "unknown"),
    ],
)
def test_pay_passes_where_the_ranges_overlap(connection, tenant, facts, verdict):
    filters = Filters(salary=FIFTY_EURO)
    assert verdicts_of(connection, tenant, filters, **facts) == verdict


LEEDS_FACTS = {"lat": 53.8, "lon": -1.55, "countries": ["GB"], "regions": ["GB-ENG"]}
PARIS_FACTS = {"lat": 48.85, "lon": 2.35, "countries": ["FR"], "regions": ["FR-11"]}


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (LEEDS_FACTS, "pass"),
        (PARIS_FACTS, "fail"),
        ({}, "unknown"),
        ({"countries": ["GB"]}, "unknown"),
        ({"countries": ["GB"], "regions": ["GB-ENG"]}, "unknown"),
        ({"countries": ["GB"], "regions": ["GB-SCT"]}, "fail"),
        ({"countries": ["FR"]}, "fail"),
        ({**PARIS_FACTS, "other_lats": [53.8], "other_lons": [-1.55]}, "pass"),
        ({**PARIS_FACTS, "remote": "remote"}, "unknown"),
        ({**PARIS_FACTS, "remote": "hybrid"}, "fail"),
        ({**PARIS_FACTS, "remote": "remote", "remote_countries": ["GB", "FR"]}, "pass"),
        ({**LEEDS_FACTS, "remote": "remote", "remote_countries": ["US"]}, "fail"),
        ({"countries": ["GB"], "remote": "remote"}, "pass"),
    ],
)
def test_a_radius_passes_what_is_inside_or_may_be_done_from_there(
    connection, tenant, facts, verdict
):
    filters = Filters(locations=(Area(LEEDS, 30.0),))
    assert verdicts_of(connection, tenant, filters, **facts) == verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (LEEDS_FACTS, "pass"),
        (PARIS_FACTS, "fail"),
        ({"countries": ["GB"]}, "pass"),
        ({}, "unknown"),
    ],
)
def test_a_country_matches_everything_inside(connection, tenant, facts, verdict):
    filters = Filters(locations=(Area(Place("United Kingdom", "GB"), None),))
    assert verdicts_of(connection, tenant, filters, **facts) == verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [(LEEDS_FACTS, "pass"), (PARIS_FACTS, "fail"), ({"countries": ["GB"]}, "unknown")],
)
def test_a_region_matches_everything_inside(connection, tenant, facts, verdict):
    filters = Filters(locations=(Area(Place("England", "GB", "GB-ENG"), None),))
    assert verdicts_of(connection, tenant, filters, **facts) == verdict


def test_a_point_alone_cannot_refuse_remote_work_elsewhere(connection, tenant):
    filters = Filters(locations=(Area.around(53.8, -1.55, 30),))
    facts = {"remote": "remote", "remote_countries": ["US"]}
    assert verdicts_of(connection, tenant, filters, **facts) == "unknown"


@pytest.mark.parametrize(
    ("wish", "remote", "verdict"),
    [
        (RemoteWish.REMOTE_ONLY, "remote", "pass"),
        (RemoteWish.REMOTE_ONLY, "hybrid", "fail"),
        (RemoteWish.REMOTE_ONLY, None, "unknown"),
        (RemoteWish.ON_SITE_ONLY, "on_site", "pass"),
        (RemoteWish.ON_SITE_ONLY, "remote", "fail"),
    ],
)
def test_remote_is_as_the_listing_says(connection, tenant, wish, remote, verdict):
    assert verdicts_of(connection, tenant, Filters(remote=wish), remote=remote) == verdict


@pytest.mark.parametrize(
    ("filters", "facts", "verdict"),
    [
        (Filters(companies=("ACME Ltd",)), {"company": "acme ltd"}, "pass"),
        (Filters(companies=("ACME Ltd",)), {"company": "other"}, "fail"),
        (Filters(employment_types=("full_time",)), {"employment_type": None}, "unknown"),
        (Filters(seniority=("senior",)), {"seniority": "senior"}, "pass"),
        (Filters(languages=("de",)), {"languages": ["de"]}, "pass"),
        (Filters(languages=("de",)), {"languages": []}, "unknown"),
        (Filters(countries=("DE",)), {"countries": ["FR"]}, "fail"),
        (Filters(skills_required=("Python",)), {"skills": ["Python", "SQL"]}, "pass"),
        (Filters(skills_required=("Python", "Go")), {"skills": ["Python"]}, "fail"),
        (Filters(posted_within_days=7), {"posted_at": None}, "unknown"),
        (Filters(posted_within_days=7), {"posted_at": "2020-01-01T00:00:00Z"}, "fail"),
    ],
)
def test_each_other_condition_has_three_verdicts(connection, tenant, filters, facts, verdict):
    assert verdicts_of(connection, tenant, filters, **facts) == verdict


def test_unknown_pay_may_be_left_out_for_pay_alone():
    wanted = SalaryFilter(50_000, None, "EUR", Period.YEAR, Unknown.EXCLUDE)
    filters = Filters(salary=wanted, remote=RemoteWish.REMOTE_ONLY)
    allowed = {
        each.criterion: each.unknown_allowed for each in conditions(filters, LISTINGS.vectors)
    }
    assert allowed == {"salary": False, "remote": True}


def test_pay_in_a_currency_without_a_rate_is_refused_by_name():
    filters = Filters(salary=SalaryFilter(1, None, "XXX", Period.YEAR))
    with pytest.raises(InvalidInput, match="XXX"):
        conditions(filters, LISTINGS.vectors)


def test_a_place_that_nobody_knows_is_refused_by_name():
    with pytest.raises(InvalidInput, match="Nowhereville-upon-Nothing"):
        Area.named("Nowhereville-upon-Nothing")


DEGREES = {
    "lat": st.floats(-90, 90).map(lambda degrees: round(degrees, 6)),
    "lon": st.floats(-180, 180).map(lambda degrees: round(degrees, 6)),
}


def test_a_row_without_a_point_has_no_distance(connection, tenant):
    insert_row(connection, tenant, countries=["GB"])
    distance = nearest_km((Area(LEEDS, 30.0),), LISTINGS.vectors)
    assert connection.execute(select(distance)).scalar_one() is None


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lat=DEGREES["lat"], lon=DEGREES["lon"], to_lat=DEGREES["lat"], to_lon=DEGREES["lon"])
def test_distance_agrees_with_the_sphere_and_the_box_loses_nothing(
    connection, lat, lon, to_lat, to_lon
):
    point = Place("there", lat=to_lat, lon=to_lon)
    kilometres = _great_circle(lat, lon, to_lat, to_lon)
    row = _point_row(lat, lon)
    columns = row.c
    found, inside, outside = connection.execute(
        select(
            distance_km(columns, point),
            within(columns, point, kilometres * 1.001 + 0.01),
            within(columns, point, kilometres * 0.999 - 0.01)
            if kilometres > 1
            else bindparam("no", False),
        )
    ).one()
    assert math.isclose(found, kilometres, rel_tol=1e-5, abs_tol=0.01)
    assert inside
    assert not outside


def _point_row(lat, lon):
    from sqlalchemy import ARRAY, cast, literal, null

    return select(
        cast(literal(lat), Double).label("lat"),
        cast(literal(lon), Double).label("lon"),
        cast(null(), ARRAY(Double)).label("other_lats"),
        cast(null(), ARRAY(Double)).label("other_lons"),
    ).subquery()


def _great_circle(lat, lon, to_lat, to_lon):
    """By the angle between two vectors: another formula than the one under test."""

    def vector(latitude, longitude):
        phi, theta = math.radians(latitude), math.radians(longitude)
        return (math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi))

    a, b = vector(lat, lon), vector(to_lat, to_lon)
    cross = math.dist((0, 0, 0), (
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
    ))  # fmt: skip
    return EARTH_KM * math.atan2(cross, sum(x * y for x, y in zip(a, b, strict=True)))
