"""What the size of pay says: whether it can be true, and of which period it is."""

from typing import Final

from models.pay import Period, in_euro
from models.salary import Salary

_YEAR: Final = (300, 5_000_000)
"""A year of work for less or more than this, in euro, is a misreading."""
_YEAR_BY_TIME: Final = (1_000, 1_500_000)
"""The same for a year of hours, days or weeks."""
_LOW_PAID: Final = frozenset({"INR", "IDR", "PHP"})
"""Currencies in which a fifth of the least is true, too: helpers and interns are paid so."""
_SESSION: Final = (10, 20_000)
_TERM: Final = (100, 1_000_000)

_LEAST_OF_A_YEAR: Final = {"GBP": 8_000, "INR": 200_000}
"""An amount from here on is a year's, where no word says so: in Britain and India pay by the month
that is as high is hardly ever written without its period."""
_LEAST_ELSEWHERE: Final = 10_000
_WORTH_OF_A_YEAR: Final = 8_000
_HOUR: Final = (5, 60)
_HOUR_WITH_CENTS: Final = (5, 100)


def is_plausible(salary: Salary, currency: str | None = None) -> bool:
    """Whether the pay is neither next to nothing nor a fortune.

    `currency` is the one to judge by where the salary's is open. An amount of a currency without
    a rate may be anything.
    """
    ends = [end for end in (salary.annual_min, salary.annual_max) if end is not None]
    least: float
    least, most = _YEAR
    if salary.period in {Period.SESSION, Period.TERM}:
        ends = [end for end in (salary.min, salary.max) if end is not None]
        least, most = _SESSION if salary.period is Period.SESSION else _TERM
    elif salary.period not in {Period.MONTH, Period.YEAR}:
        least, most = _YEAR_BY_TIME
    if salary.currency in _LOW_PAID:
        least /= 5
    worth = [_worth(end, salary.currency or currency) for end in ends]
    return bool(ends) and all(end is None or least <= end <= most for end in worth)


def period_by_size(amount: float, currency: str | None, *, cents: bool = False) -> Period | None:
    """The period that the size of pay leaves no doubt of, where no word states it.

    10,000 and more, worth 8,000 euro and more, is mostly a year's; what is worth 5 to 60 euro in a
    known currency is an hour's, if a field about pay holds it.
    """
    euro = _worth(amount, currency)
    if euro is None:
        return None
    known = _LEAST_OF_A_YEAR.get(currency or "")
    if amount >= (known or _LEAST_ELSEWHERE) and (known or euro >= _WORTH_OF_A_YEAR):
        return Period.YEAR
    least, most = _HOUR_WITH_CENTS if cents else _HOUR
    return Period.HOUR if currency and least <= euro <= most else None


def _worth(amount: float, currency: str | None) -> float | None:
    """In euro; as it stands where the currency is open, None where it has no rate."""
    return amount if currency is None else in_euro(amount, currency)
