"""The one annualisation table and the one exchange-rate table that everything uses."""

from datetime import date
from enum import StrEnum
from typing import Final


class Period(StrEnum):
    """What an amount of pay is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


PERIODS_IN_A_YEAR: Final = {
    Period.HOUR: 2080,  # 52 weeks of 40 hours
    Period.DAY: 260,
    Period.WEEK: 52,
    Period.MONTH: 12,
    Period.YEAR: 1,
}
