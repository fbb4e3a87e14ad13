"""Points that add up to the score, whatever is known of a document."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.pay import Period
from models.place import Place
from search.ranking.score import mean, weighed
from search.ranking.score import parts as fitting
from search.ranking.weights import MEANING_RANGE, RECENCY_HALF_LIFE_DAYS, WEIGHTS
from search.retrieval.filters import Area, Filters, SalaryFilter
from search.retrieval.plan import Found

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LEEDS = Area(Place("Leeds", "GB", "GB-ENG", 53.8, -1.55), 40.0)
FIFTY = SalaryFilter(50_000, None, "EUR", Period.YEAR)


def found(similarity=0.5, **facts):
    facts = {"pay_min": None, "pay_max": None, "posted_at": None, "distance_km": None, **facts}
    return Found(id=uuid4(), similarity=similarity, passes=True, **facts)


def parts(document, **filters):
    scored = weighed(fitting(document, Filters(**filters), NOW))
    return {part.name: part for part in scored.components}


@given(
    st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(0, 1), min_size=1),
)
def test_the_points_sum_exactly_to_the_total(values):
    scored = weighed(values)
    assert round(10 * scored.total) == sum(round(10 * part.points) for part in scored.components)
    assert scored.total == round(sum(part.points for part in scored.components), 1)


@given(st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(0, 1), min_size=1))
def test_documents_are_ordered_by_what_the_total_rounds(values):
    assert abs(100 * mean(values) - weighed(values).total) <= 0.051


@given(
    similarity=st.floats(-1, 1),
    pay=st.tuples(st.none() | st.floats(0, 1e9), st.none() | st.floats(0, 1e9)),
    wanted=st.none() | st.tuples(st.none() | st.floats(0, 1e9), st.none() | st.floats(0, 1e9)),
    distance=st.none() | st.floats(0, 20_000),
    days=st.none() | st.floats(-4_000, 40_000),
)
def test_a_score_lies_between_0_and_100(similarity, pay, wanted, distance, days):
    document = found(
        similarity,
        pay_min=pay[0],
        pay_max=pay[1],
        distance_km=distance,
        posted_at=None if days is None else NOW - timedelta(days=days),
    )
    salary = wanted and SalaryFilter(*wanted, "EUR", Period.YEAR)
    scored = weighed(fitting(document, Filters(salary=salary, locations=(LEEDS,)), NOW))
    assert 0 <= scored.total <= 100
    assert all(0 <= part.value <= 1 for part in scored.components)
    assert all(0 <= part.points <= 100 for part in scored.components)


@given(st.sets(st.sampled_from(sorted(WEIGHTS)), min_size=1))
def test_a_perfect_fit_scores_100_whatever_is_known(names):
    assert weighed(dict.fromkeys(sorted(names), 1.0)).total == 100


@given(st.sets(st.sampled_from(sorted(WEIGHTS)), min_size=1))
def test_a_part_without_data_shares_its_weight_among_the_others(names):
    scored = weighed(dict.fromkeys(names, 1.0))
    assert sum(part.weight for part in scored.components) == pytest.approx(100, abs=0.05)
    first = scored.components[0]
    for part in scored.components:
        expected = WEIGHTS[part.name] / WEIGHTS[first.name]
        assert part.weight / first.weight == pytest.approx(expected, rel=0.01)


def test_missing_data_invents_no_part():
    assert parts(found(), salary=FIFTY, locations=(LEEDS,)).keys() == {"meaning"}


def test_what_was_not_asked_for_is_no_part():
    document = found(pay_min=1.0, pay_max=2.0, distance_km=3.0)
    assert parts(document).keys() == {"meaning"}


@pytest.mark.parametrize(
    ("similarity", "value"),
    [(-1, 0), (MEANING_RANGE[0], 0), (sum(MEANING_RANGE) / 2, 0.5), (MEANING_RANGE[1], 1), (1, 1)],
)
def test_meaning_grows_with_the_cosine(similarity, value):
    assert parts(found(similarity))["meaning"].value == pytest.approx(value)


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [
        (50_000, 60_000, 1),
        (40_000, 60_000, 0.5),
        (30_000, 50_000, 0),
        (None, 55_000, 1),
        (55_000, None, 1),
        (10_000, 20_000, 0),
    ],
)
def test_pay_counts_by_the_share_of_the_offer_that_is_wanted(low, high, value):
    document = found(pay_min=low, pay_max=high)
    assert parts(document, salary=FIFTY)["salary"].value == value


@pytest.mark.parametrize(("km", "value"), [(0, 1), (40, 0.5), (80, 0), (500, 0)])
def test_nearness_is_halved_at_the_rim_of_the_circle(km, value):
    assert parts(found(distance_km=km), locations=(LEEDS,))["location"].value == value


def test_the_widest_circle_measures_nearness():
    wide = Area(LEEDS.place, 100.0)
    assert parts(found(distance_km=100.0), locations=(LEEDS, wide))["location"].value == 0.5


@pytest.mark.parametrize(
    ("days", "value"), [(0, 1), (RECENCY_HALF_LIFE_DAYS, 0.5), (2 * RECENCY_HALF_LIFE_DAYS, 0.25)]
)
def test_an_ad_is_half_as_fresh_after_its_half_life(days, value):
    assert parts(found(posted_at=NOW - timedelta(days=days)))["recency"].value == value


def test_an_ad_from_the_future_is_no_fresher_than_one_of_today():
    assert parts(found(posted_at=NOW + timedelta(days=9)))["recency"].value == 1
