"""Pay in the forms of schema.org: MonetaryAmount, QuantitativeValue and distributions."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

_LOW: Final = ("minValue", "percentile10", "percentile25")
_HIGH: Final = ("maxValue", "percentile90", "percentile75")
_MIDDLE: Final = ("median", "value")
_PERIODS: Final = {
    "P1Y": "year",
    "P12M": "year",
    "P1M": "month",
    "P1W": "week",
    "P7D": "week",
    "P1D": "day",
    "PT1H": "hour",
    "ANN": "year",
    "MON": "month",
    "WEE": "week",
    "DAY": "day",
    "HUR": "hour",
}
"""ISO 8601 durations and UN/CEFACT unit codes."""
_BASE: Final = re.compile(r"base|salary|pay|gehalt|salaire", re.IGNORECASE)


def salary_of(posting: Mapping[str, Any]) -> object:
    """The contract's `salary` of a posting: what is paid, else what is estimated, else None."""
    currency = posting.get("salaryCurrency")
    for name in ("baseSalary", "estimatedSalary"):
        amounts = [amount for amount in _many(posting.get(name)) if amount not in (None, "")]
        # A distribution for a bonus may stand beside that for the base.
        amounts.sort(key=lambda amount: not _BASE.search(str(_named(amount, "name"))))
        for amount in amounts:
            if (salary := _salary(amount, currency)) is not None:
                return salary
    return None


def _salary(amount: object, currency: object) -> object:
    if not isinstance(amount, dict):
        is_number = isinstance(amount, int | float) and not isinstance(amount, bool)
        ends = {"min": amount, "max": amount, "currency": currency, "period": None}
        return ends if is_number and currency else amount
    held = amount.get("value")
    parts = [part for part in (held, amount) if isinstance(part, dict)]
    middle = next(_values(parts, _MIDDLE), None)
    low, high = next(_values(parts, _LOW), middle), next(_values(parts, _HIGH), middle)
    if low is None and high is None:
        return None
    return {
        "min": low,
        "max": high,
        "currency": next(_values(parts, ("currency",)), currency),
        "period": next(_periods(parts), None),
    }


def _values(parts: list[dict[str, Any]], names: tuple[str, ...]) -> Iterator[object]:
    for part in parts:
        for name in names:
            value = part.get(name)
            if value not in (None, "") and not isinstance(value, dict | list):
                yield value


def _periods(parts: list[dict[str, Any]]) -> Iterator[object]:
    for unit in _values(parts, ("unitText", "unitCode", "duration")):
        yield _PERIODS.get(str(unit).strip().upper(), unit)


def _named(amount: object, name: str) -> object:
    return amount.get(name, "") if isinstance(amount, dict) else ""


def _many(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
