"""The one annualisation table and the one exchange-rate table that everything uses."""

from collections.abc import Mapping
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
    SESSION = "session"
    """A session or shift of work, of which there are as many a year as are worked."""
    TERM = "term"
    """The whole of a limited engagement."""


PERIODS_IN_A_YEAR: Final[Mapping[Period, int]] = {
    Period.HOUR: 2080,  # 52 weeks of 40 hours
    Period.DAY: 260,
    Period.WEEK: 52,
    Period.MONTH: 12,
    Period.YEAR: 1,
}
"""Of a year of full-time work. Pay for a period that is not here has no annual figure."""

RATES_DATE: Final = date(2026, 10, 6)
"""The day of the rates below. To renew them: replace the table and this date together."""

UNITS_FOR_A_EURO: Final[Mapping[str, float]] = {
    # The European Central Bank's euro foreign exchange reference rates of RATES_DATE
    # (https://www.ecb.europa.eu/stats/eurofxref/).
    "EUR": 1.0,
    "USD": 1.1269,
    "JPY": 178.15,
    "CZK": 24.405,
    "DKK": 7.4747,
    "GBP": 0.8488,
    "HUF": 364.95,
    "PLN": 4.365,
    "RON": 5.351,
    "SEK": 11.2425,
    "CHF": 0.9359,
    "ISK": 137.2,
    "NOK": 10.778,
    "TRY": 55.4196,
    "AUD": 1.614,
    "BRL": 5.5991,
    "CAD": 1.6058,
    "CNY": 7.5554,
    "HKD": 8.8438,
    "IDR": 20104.8,
    "ILS": 3.4348,
    "INR": 108.6615,
    "KRW": 1508.67,
    "MXN": 20.2217,
    "MYR": 4.6034,
    "NZD": 2.0061,
    "PHP": 70.702,
    "SGD": 1.4392,
    "THB": 37.836,
    "ZAR": 18.5829,
    # Kept at a fixed number of dollars, or of euro, by law.
    "AED": 3.6725 * 1.1269,
    "SAR": 3.75 * 1.1269,
    "QAR": 3.64 * 1.1269,
    "BGN": 1.95583,
}


def in_euro(amount: float, currency: str) -> float | None:
    """`amount` of the ISO 4217 `currency` in euro; None for a currency without a rate."""
    rate = UNITS_FOR_A_EURO.get(currency)
    return None if rate is None else amount / rate
