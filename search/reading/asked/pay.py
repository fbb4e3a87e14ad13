"""The pay that a question asks for, with the comparison that it makes."""

import re
from collections.abc import Iterator
from typing import Any, Final

from models.evidence import Span
from models.interpretation import Condition
from models.salary import Salary
from search.reading.salary import read_salary

_SIGN: Final = (
    r"(?:(?:US|CA|C|AU|A|NZ|HK|S|R)?\$|[£€¥₹₽₩₪₺₴₦₱]|(?-i:\bR)(?=\s?\d)|\b(?:Rs|CHF|[Zz]ł)\.?)"
)
_CODE: Final = (
    r"(?:k\b|m\b|lpa\b|lakhs?\b|lacs?\b|crores?\b|€|£|zł\b|kr\b|kč"
    r"|(?:usd|eur|gbp|chf|pln|inr|aud|cad|sek|nok|dkk|czk|jpy|sgd|hkd|nzd|zar|brl|mxn)\b"
    r"|euros?\b|dollars?\b|pounds?\b|rupees?\b|francs?\b|pesos?\b|rands?\b|yen\b|zloty\b|grand\b)"
)
_NUMBER: Final = r"\d{1,3}(?:[.,  ']\d{3})+(?:\.\d\d)?|\d+(?:[.,]\d+)?"
_AMOUNT: Final = rf"{_SIGN}?\s?(?:{_NUMBER})(?:\s?{_CODE}){{0,2}}"
_LEAD: Final = (
    r"(?:pay(?:ing|s)?|paid|earn(?:ing|s)?|offer(?:ing|s)?|making|budget|(?:day\s?)?rate|"
    r"(?:a\s|the\s)?(?:annual\s|yearly\s|hourly\s|day\s|minimum\s)?(?:salary|salaries|pay|wage|wages)"
    r"(?:\sis|\sof|\sfrom|\srange)?)"
)
UPPER: Final = (
    r"(?:up\sto|under|below|less\sthan|at\smost|no(?:t)?\smore\sthan|not\s(?:over|above)"
    r"|max(?:imum)?(?:\sof)?|within|cheaper\sthan|<=?|≤)"
)
LOWER: Final = (
    r"(?:at\sleast|no(?:t)?\sless\sthan|not\s(?:under|below)|more\sthan|over|above|from|starting\s(?:at|from)"
    r"|min(?:imum)?(?:\sof)?|upwards?\sof|exceeding|greater\sthan|>=?|≥)"
)
_ABOUT: Final = r"(?:around|about|roughly|approximately|approx\.?|circa|c\.|~)"
_PERIOD: Final = (
    r"(?:\s?(?:per|an?|each|/|p\.?)\s?(?:hour|hr|day|week|month|year|annum|[hdwmya]\b)\.?"
    r"|\s(?:pro|im|die|par|de|l['’]|al?|por)\s?(?:stunde|tag|woche|monat|jahr|heure|jour|semaine|mois"
    r"|an|hora|día|semana|mes|año)\b"
    r"|\s?(?:hourly|daily|weekly|monthly|yearly|annually|annual|pa|p\.a\.|ph|pd|pcm|pm)\b)"
)
_PAY: Final = re.compile(
    rf"(?P<lead>\b{_LEAD}\s(?:of\s|is\s)?)?"
    rf"(?:(?P<upper>(?<!\w){UPPER})\s?|(?P<lower>(?<!\w){LOWER})\s?|(?P<about>(?<!\w){_ABOUT})\s?"
    r"|between\s)?"
    rf"(?P<pay>(?<![\w.,-]){_AMOUNT}(?:\s?(?:-|–|to|and)\s?{_AMOUNT})?)(?P<more>\s?\+|\sor\smore\b)?"
    rf"(?P<period>{_PERIOD})?(?P<named>\s(?:salary|pay|wage|or\smore))?(?![\w%])",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(rf"{_SIGN}|{_CODE}", re.IGNORECASE)
_OTHER_UNIT: Final = re.compile(
    r"\s?(?:%|years?|yrs?|days?|hours?|weeks?|months?|miles?|mi\b|km|kilomet|people|employees)",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s(?:to|and)\s", re.IGNORECASE)
_A_DAY: Final = re.compile(r"\bday\s?rate", re.IGNORECASE)
_LEAST_LED: Final = 1_000
"""A number without sign or unit is pay from here on, if a word such as `paying` leads it."""
_LEAST_COMPARED: Final = 10_000
"""The same where only a comparison such as `under` does."""
_NEARLY: Final = 0.1
"""What `around` allows on either side."""


def asked_pay(text: str, country: str | None) -> Iterator[Condition]:
    """Each pay condition: value `{min?, max?, currency, period}`, as the contract's filter.

    An amount without comparison is the least that is asked for. Pay whose currency neither its
    sign nor `country` decides has `currency` None.
    """
    for found in _PAY.finditer(text):
        salary = _salary(found, text, country)
        if salary is not None:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Condition("salary", _bounds(found, salary), Span(start, found.end()))


def _salary(found: re.Match[str], text: str, country: str | None) -> Salary | None:
    if _OTHER_UNIT.match(text, found.end()):
        return None
    period = found["period"] or (" a day" if _A_DAY.search(found[0]) else "")
    pay = _AND.sub("-", found["pay"])
    reading = read_salary(f"{pay}{period}", country=country)
    if reading is None or not _is_pay(found, reading.salary):
        return None
    return reading.salary


def _is_pay(found: re.Match[str], salary: Salary) -> bool:
    """Whether a sign, a unit, a period or the words before say that the number is pay."""
    amount = salary.max or salary.min or 0
    led, compared = found["lead"] or found["named"], found["upper"] or found["lower"]
    return bool(
        found["period"]
        or _SIGNED.search(found["pay"])
        or (led and amount >= _LEAST_LED)
        or (compared and amount >= _LEAST_COMPARED)
    )


def _bounds(found: re.Match[str], salary: Salary) -> dict[str, Any]:
    low, high = salary.min, salary.max
    if found["upper"]:
        ends = {"max": high or low}
    elif found["about"] and low is not None and low == high:
        ends = {"min": low * (1 - _NEARLY), "max": low * (1 + _NEARLY)}
    elif found["lower"] or found["more"] or low == high:
        ends = {"min": low}
    else:
        ends = {"min": low, "max": high}
    return {
        **{name: round(end, 2) for name, end in ends.items() if end is not None},
        "currency": salary.currency,
        "period": salary.period,
    }
