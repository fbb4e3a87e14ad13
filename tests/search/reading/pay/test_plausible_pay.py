import pytest

from models.pay import Period
from models.salary import Salary
from search.reading.pay.plausible_pay import is_plausible, period_by_size


@pytest.mark.parametrize(
    ("salary", "plausible"),
    [
        (Salary(30_000, 40_000, "GBP", Period.YEAR), True),
        (Salary(15, 15, "GBP", Period.YEAR), False),
        (Salary(24_000, 24_000, "GBP", Period.HOUR), False),
        (Salary(None, 900_000_000, "USD", Period.YEAR), False),
        (Salary(2_500, 2_500, "INR", Period.MONTH), True),
        (Salary(25_000_000, 25_000_000, "VND", Period.MONTH), True),
        (Salary(120, 120, "GBP", Period.SESSION), True),
        (Salary(1, 1, "GBP", Period.TERM), False),
    ],
)
def test_pay_is_plausible_between_next_to_nothing_and_a_fortune(salary, plausible):
    assert is_plausible(salary) is plausible


def test_pay_in_an_open_currency_is_judged_by_the_one_that_is_likely():
    pay = Salary(5_400_000, 5_400_000, None, Period.YEAR)
    assert not is_plausible(pay)
    assert is_plausible(pay, "JPY")


@pytest.mark.parametrize(
    ("amount", "currency", "period"),
    [
        (35_000, "GBP", Period.YEAR),
        (8_500, "GBP", Period.YEAR),
        (8_500, "EUR", None),
        (250_000, "INR", Period.YEAR),
        (25_000, "INR", None),
        (300_000, "JPY", None),
        (14.5, "EUR", Period.HOUR),
        (14.5, None, None),
        (90, "EUR", None),
    ],
)
def test_the_size_alone_tells_the_period_only_where_it_leaves_no_doubt(amount, currency, period):
    assert period_by_size(amount, currency) is period
