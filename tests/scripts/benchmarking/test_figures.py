import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.benchmarking.growth import exponents
from scripts.benchmarking.load import Reply, steps_in
from scripts.benchmarking.recall import recall
from scripts.benchmarking.timing import percentile, spread


def test_a_percentile_is_the_value_of_the_nearest_rank():
    values = list(range(1, 101))
    assert [percentile(values, share) for share in (0.5, 0.95, 1.0)] == [50, 95, 100]
    assert percentile([3.0], 0.95) == 3.0


@given(st.lists(st.floats(0.01, 1e6), min_size=1))
def test_percentiles_are_among_the_values_and_in_order(values):
    figures = spread(values)
    assert {figures["p50 ms"], figures["p95 ms"]} <= set(values)
    assert figures["p95/p50"] >= 1


def test_the_steps_of_a_reply_and_its_overhead_are_the_whole_time():
    steps = steps_in("embed;dur=60.5, begin;dur=1.0, explain;dur=2.25")
    assert steps == {"embed": 60.5, "begin": 1.0, "explain": 2.25}
    assert Reply(70.0, steps).overhead == pytest.approx(6.25)


def test_recall_counts_what_is_as_similar_as_the_exact_answer():
    exact = [0.9, 0.8, 0.7, 0.6]
    assert recall([0.9, 0.8, 0.7], exact, 3) == 1
    assert recall([0.9, 0.7, 0.6], exact, 3) == pytest.approx(2 / 3)
    assert recall([0.9, 0.9, 0.8, 0.8], exact, 2) == 1  # more of the same are no more
    assert recall([], exact, 3) == 0


def test_recall_asks_for_no_more_than_there_is():
    assert recall([0.9], [0.9], 20) == 1
    assert recall([], [], 20) == 1


def test_growth_is_the_slope_between_two_sizes():
    rows = [
        {"filter": "10 %", "vectors": 1_000, "p50 ms": 2.0, "p95 ms": 4.0},
        {"filter": "1 %", "vectors": 1_000, "p50 ms": 1.0, "p95 ms": 1.0},
        {"filter": "10 %", "vectors": 10_000, "p50 ms": 20.0, "p95 ms": 4.0},
        {"filter": "1 %", "vectors": 10_000, "p50 ms": 1.0, "p95 ms": 100.0},
    ]
    assert exponents(rows) == [
        {"filter": "10 %", "from": 1_000, "to": 10_000, "p50": pytest.approx(1), "p95": 0},
        {"filter": "1 %", "from": 1_000, "to": 10_000, "p50": 0, "p95": pytest.approx(2)},
    ]
