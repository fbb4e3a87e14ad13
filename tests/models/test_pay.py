from datetime import date

import pytest

from models.pay import PERIODS_IN_A_YEAR, RATES_DATE, UNITS_FOR_A_EURO, Period, in_euro


def test_a_euro_is_worth_a_euro():
    assert in_euro(1234.5, "EUR") == 1234.5


@pytest.mark.parametrize("currency", sorted(UNITS_FOR_A_EURO))
def test_an_amount_survives_the_way_to_euro_and_back(currency):
    euro = in_euro(50_000, currency)
    assert euro is not None
    assert euro * UNITS_FOR_A_EURO[currency] == pytest.approx(50_000)


def test_a_pound_is_worth_more_than_a_euro_and_a_yen_far_less():
    assert in_euro(1, "GBP") > 1
    assert in_euro(100, "JPY") < 1


def test_a_currency_without_a_rate_has_no_worth_in_euro():
    assert in_euro(10, "XXX") is None


def test_the_table_holds_thirty_currencies_of_one_day():
    assert len(UNITS_FOR_A_EURO) >= 30
    assert date(2026, 1, 1) <= RATES_DATE


def test_every_period_but_a_session_and_a_whole_term_can_be_annualised():
    assert set(Period) - set(PERIODS_IN_A_YEAR) == {Period.SESSION, Period.TERM}
