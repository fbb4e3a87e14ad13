"""What a listing pays, from its salary field or from its description."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final

from models.evidence import Evidence
from models.pay import Period
from models.salary import Salary
from search.reading.pay.period import first_period
from search.reading.pay.plausible_pay import is_plausible, period_by_size
from search.reading.salary import find_salary, read_salary
from search.reading.text.clean_text import cleaned

_LONGEST_FIELD: Final = 2_000
"""Characters of a salary field that are read: a longer one is no field, and costs time."""


@dataclass(frozen=True, slots=True)
class ListingPay:
    """Pay as the ad writes it, and as it is understood."""

    text: str | None = None
    salary: Salary | None = None
    evidence: Evidence | None = None


def listing_pay(raw: Mapping[str, Any], description: str, country: str | None) -> ListingPay:
    """The pay of `salary` or `salary_text`; without either, what `description` says of it."""
    given = raw.get("salary") or raw.get("salary_text")
    if isinstance(given, Mapping):
        return _from_object(given, _words(raw, country))
    if isinstance(given, int | float) and not isinstance(given, bool):
        number = _number(given)
        given = f"{number:f}".rstrip("0").rstrip(".") if number is not None else None
    if isinstance(given, str) and cleaned(given):
        return _from_words(cleaned(given), country)
    if found := find_salary(description, country=country):
        evidence = Evidence.of(description, found.span, "description")
        return ListingPay(evidence.text, found.salary, evidence)
    return ListingPay()


def _words(raw: Mapping[str, Any], country: str | None) -> ListingPay | None:
    """The ad's own words beside numbers that its source gives."""
    text = cleaned(str(raw.get("salary_text") or ""))
    return _from_words(text, country) if text else None


def _from_words(text: str, country: str | None) -> ListingPay:
    reading = read_salary(text[:_LONGEST_FIELD], country=country)
    if reading is None:
        return ListingPay(text)
    return ListingPay(text, reading.salary, Evidence.of(text, reading.span, "salary_text"))


def _from_object(given: Mapping[str, Any], words: ListingPay | None) -> ListingPay:
    """Pay in numbers; `words` are what the ad itself says, where both are given."""
    low, high = _number(given.get("min")), _number(given.get("max"))
    if low is not None and high is not None and low > high:
        low, high = high, low
    currency = cleaned(str(given.get("currency") or "")).upper() or None
    period = _period(given.get("period")) or period_by_size(high or low or 0.0, currency)
    ends = " – ".join(f"{end:,.10g}" for end in dict.fromkeys((low, high)) if end is not None)
    if not ends or period is None:
        return words or ListingPay(ends or None)
    salary = Salary(low, high, currency, period)
    if words is None:
        text = f"{currency or ''} {ends} per {period}".strip()
        words = ListingPay(text, None, Evidence(text, 0, len(text), "salary_text"))
    if not is_plausible(salary):
        return ListingPay(words.text)
    evidence = words.evidence or Evidence(words.text or "", 0, len(words.text or ""), "salary_text")
    return ListingPay(words.text, salary, evidence)


def _number(value: object) -> float | None:
    if isinstance(value, str):
        value = value.replace(",", "").strip()
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever else it is, it raises
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) and number > 0 else None


def _period(value: object) -> Period | None:
    word = str(value or "").strip().lower()
    try:
        return Period(word)
    except ValueError:
        return first_period(word) or first_period(f"per {word}")
