import pytest

from models.pay import Period
from models.salary import Salary


def test_an_hourly_wage_is_annualised_over_52_weeks_of_40_hours():
    salary = Salary(15.0, 20.0, "USD", Period.HOUR)
    assert (salary.annual_min, salary.annual_max) == (31_200, 41_600)


def test_an_open_end_stays_open():
    salary = Salary(None, 5_000.0, "EUR", Period.MONTH)
    assert (salary.annual_min, salary.annual_max) == (None, 60_000)
    assert salary.annual_euro() == (None, 60_000)


def test_pay_in_another_currency_is_compared_in_euro():
    low, high = Salary(30_000.0, 40_000.0, "GBP", Period.YEAR).annual_euro()
    assert 30_000 < low < high
    assert high / low == pytest.approx(4 / 3)


@pytest.mark.parametrize("currency", [None, "XXX"])
def test_pay_of_an_open_or_unknown_currency_has_no_worth_in_euro(currency):
    assert Salary(1.0, 2.0, currency, Period.YEAR).annual_euro() is None


def test_pay_that_comes_fourteen_times_a_year_is_annualised_by_that():
    salary = Salary(2_000.0, 2_500.0, "EUR", Period.MONTH, times_a_year=14)
    assert (salary.annual_min, salary.annual_max) == (28_000, 35_000)


@pytest.mark.parametrize("period", [Period.SESSION, Period.TERM])
def test_pay_for_a_session_or_a_term_is_kept_and_has_no_annual_figure(period):
    salary = Salary(120.0, 150.0, "GBP", period)
    assert (salary.annual_min, salary.annual_max, salary.annual_euro()) == (None, None, None)
