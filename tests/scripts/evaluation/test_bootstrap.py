import pytest

from scripts.evaluation.bootstrap import estimate, paired_difference


def test_the_interval_holds_the_mean_and_narrows_with_more_units():
    few = estimate({str(n): float(n % 2) for n in range(10)})
    many = estimate({str(n): float(n % 2) for n in range(1000)})
    assert few.value == many.value == 0.5
    assert few.low < many.low < 0.5 < many.high < few.high


def test_the_interval_is_that_of_the_binomial_distribution():
    found = estimate({str(n): float(n < 300) for n in range(1000)})
    deviation = (0.3 * 0.7 / 1000) ** 0.5
    assert found.low == pytest.approx(0.3 - 1.96 * deviation, abs=0.005)
    assert found.high == pytest.approx(0.3 + 1.96 * deviation, abs=0.005)


def test_an_estimate_names_the_lowest_value_and_how_many_there_are():
    found = estimate({"a": 0.25, "b": 0.75})
    assert (found.lowest, found.n) == (0.25, 2)


def test_the_same_values_give_the_same_interval():
    values = {str(n): n / 7 for n in range(7)}
    assert estimate(values) == estimate(values)


def test_nothing_measured_is_no_estimate():
    assert estimate({}) is None


def test_a_difference_is_paired_over_the_units_that_both_have():
    ours, theirs = {"a": 0.9, "b": 0.5, "c": 0.0}, {"a": 0.7, "b": 0.3, "d": 1.0}
    found = paired_difference(ours, theirs)
    assert found.value == pytest.approx(0.2)
    assert found.low == pytest.approx(found.high)
    assert found.n == 2
