from collections import Counter

import pytest

from scripts.benchmarking.corpus import MAIN, tenant_of
from scripts.benchmarking.shares import (
    EVERYTHING,
    NEAR,
    PERCENTS,
    band,
    conditions_at,
    employer,
    far_conditions,
)
from search.retrieval.filters import NO_FILTERS

ROWS = 100_000


@pytest.fixture(scope="module")
def employers():
    return Counter(employer(number) for number in range(ROWS) if tenant_of(number) == MAIN)


@pytest.mark.parametrize("condition", conditions_at(PERCENTS), ids=lambda each: each.name)
def test_an_employer_has_the_promised_share_of_the_rows(employers, condition):
    promised = condition.percent / 100 * ROWS
    assert employers[condition.value] == pytest.approx(promised, rel=0.01, abs=2)
    assert condition.filters.companies == (condition.value,)


@pytest.mark.parametrize("condition", far_conditions(), ids=lambda each: each.name)
def test_a_band_has_the_promised_share_of_the_rows(condition):
    bands = [band(rank, 10_000) for rank in range(10_000)]
    assert bands.count(condition.value) == pytest.approx(condition.percent * 100, abs=1)
    assert condition.filters.seniority == (condition.value,)


def test_the_smallest_bands_are_the_furthest():
    bands = list(dict.fromkeys(band(rank, 10_000) for rank in range(10_000)))
    assert bands == [each.value for each in reversed(far_conditions())] + [NEAR]


def test_a_share_of_all_rows_is_no_filter():
    assert conditions_at([100.0]) == [EVERYTHING]
    assert EVERYTHING.filters == NO_FILTERS
