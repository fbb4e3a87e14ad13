"""Pay, read from a salary field or found in running text."""

import re
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.pay import Period, in_euro
from models.salary import Salary
from search.reading.currency import CURRENCY_OF_COUNTRY, meant_currency
from search.reading.pay_period import first_period, last_period
from search.reading.pay_range import PayRange, pay_ranges

# A year of work for less or more than this, in euro, is a misreading.
_PLAUSIBLE_YEAR: Final = (1_000, 5_000_000)

_NOT_PAY = re.compile(
    r"[\s)]*(?:\([^)]{0,20}\)\s*)?(?:\w+[ -]){0,2}?(?:bonus|relocation|allowance|premium|voucher"
    r"|stipend|revenue|turnover|budget|funding|fund|investment|grant|valuation|equity|discount"
    r"|referral|sign[- ]?on|million|billion|employees|customers|users|welcome|retention|golden"
    r"|worth|prämie|umsatz|prime|fine|fee)\b",
    re.IGNORECASE,
)
_NOT_PAY_BEFORE = re.compile(
    r"(?:bonus|allowance|relocation|revenues?|turnover|budget|funding|raised|worth|valued|prize"
    r"|grants?|sales|savings|contribution|401\(k\)|fee|insurance)"
    r"(?: (?:of|is|up to|worth|at|to|over|totalling)){0,3}[\s:]*$",
    re.IGNORECASE,
)
_PAY_WORD = re.compile(
    r"\b(?:salar(?:y|ies)|pay(?! rise| off)|paid|paying|compensation|wages?|remuneration"
    r"|earn(?:ings?)?|ote|ctc|base|hourly rate|day rate|rate of pay|package|gehalt\w*"
    r"|\w+gehalt|vergütung|lohn|entgelt|brutto\w*|salaires?|rémunération|brut|salario|sueldo|retribución|remuneración"
    r"|stipendio|retribuzione|ral|salaris|lön|wynagrodzenie)\b",
    re.IGNORECASE,
)
_AMOUNT_WITH_CENTS = re.compile(r"\s*\d+[.,]\d\d(?:\D{1,4}\d+[.,]\d\d)?\s*")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÄÖÜÉ])|\n")


@dataclass(frozen=True, slots=True)
class SalaryReading:
    """Pay, and the words that state it."""

    salary: Salary
    span: Span


def read_salary(text: str, *, country: str | None = None) -> SalaryReading | None:
    """The pay that `text`, a field about pay, states first; None where it states none.

    `country` (ISO 3166-1 alpha-2) is the ad's; it decides signs of several currencies, and the
    currency of numbers without any.
    """
    ranges = pay_ranges(text)
    for pay in sorted(ranges, key=lambda pay: pay.sign is None):
        if _NOT_PAY.match(text, pay.span.end) and len(ranges) > 1:
            continue
        period = _stated_period(text, pay, ranges) or _evident_period(text, pay, country)
        if period and (reading := _reading(text, pay, period, country)):
            return reading
    return None


def find_salary(text: str, *, country: str | None = None) -> SalaryReading | None:
    """The pay that running text states, where a sentence says that a number is pay.

    Of several the one that is said most plainly: with a word for pay, a period, a currency and
    both ends; the first of equals. Bonuses, budgets and revenues are no pay.
    """
    best: tuple[int, SalaryReading] | None = None
    ranges = pay_ranges(text)
    for pay in ranges:
        weight, period = _plainness(text, pay, ranges)
        if weight < 3 or (best and best[0] >= weight):
            continue
        period = period or _evident_period(text, pay, country, in_field=False)
        if period and (reading := _reading(text, pay, period, country)):
            best = weight, reading
    return best[1] if best else None


def _plainness(text: str, pay: PayRange, ranges: list[PayRange]) -> tuple[int, Period | None]:
    """How plainly the sentence around `pay` says that it is pay: 3 and more is enough."""
    if pay.sign is None and not pay.scaled and (pay.high or pay.low or 0) < 1000:
        return 0, None
    if _NOT_PAY.match(text, pay.span.end) or _NOT_PAY_BEFORE.search(
        text, max(0, pay.span.start - 40), pay.span.start
    ):
        return 0, None
    before, after = _sentence_around(text, pay.span)
    said = _PAY_WORD.search(before[-100:]) or _PAY_WORD.search(after[:40])
    period = pay.inner or first_period(after[:25]) or last_period(before[-40:])
    both = pay.low is not None and pay.high is not None and pay.low < pay.high
    weight = 2 * bool(said) + bool(period) + bool(pay.sign or pay.scaled) + both
    return (weight if said or (period and (pay.sign or pay.scaled)) else 0), period


def _sentence_around(text: str, span: Span) -> tuple[str, str]:
    left, right = max(0, span.start - 160), span.end + 80
    ends = [end.end() for end in _SENTENCE_END.finditer(text, left, span.start)]
    stop = _SENTENCE_END.search(text, span.end, right)
    before = text[ends[-1] if ends else left : span.start]
    if not before.strip() and ends:  # the amount stands on the line below its heading
        before = text[ends[-2] if len(ends) > 1 else left : span.start]
    return before, text[span.end : stop.start() if stop else right]


def _stated_period(text: str, pay: PayRange, ranges: list[PayRange]) -> Period | None:
    following = [other.span.start for other in ranges if other.span.start >= pay.span.end]
    after = text[pay.span.end : following[0] if following else len(text)]
    preceding = [other.span.end for other in ranges if other.span.end <= pay.span.start]
    before = text[preceding[-1] if preceding else 0 : pay.span.start]
    return pay.inner or first_period(after) or last_period(before)


def _evident_period(
    text: str, pay: PayRange, country: str | None, *, in_field: bool = True
) -> Period | None:
    currency = _currency(text, pay, country)
    period = period_by_size(pay.high or pay.low or 0.0, currency)
    if period is Period.HOUR:
        named = pay.sign or _AMOUNT_WITH_CENTS.fullmatch(text)
        return period if in_field and named and not pay.scaled else None
    return period


def period_by_size(amount: float, currency: str | None) -> Period | None:
    """The period that the size of pay leaves no doubt of, where no word states it.

    10,000 and more, worth 8,000 euro and more, is a year's; what is worth 5 to 60 euro in a known
    currency is an hour's, if a field about pay holds it.
    """
    euro = (in_euro(amount, currency) if currency else None) or amount
    if amount >= 10_000 and euro >= 8_000:
        return Period.YEAR
    return Period.HOUR if currency and 5 <= euro <= 60 else None


def is_plausible(salary: Salary) -> bool:
    """Whether a year of the pay is neither next to nothing nor a fortune."""
    ends = [end for end in (salary.annual_min, salary.annual_max) if end is not None]
    euros = [(in_euro(end, salary.currency) if salary.currency else None) or end for end in ends]
    least, most = _PLAUSIBLE_YEAR
    return bool(euros) and all(least <= end <= most for end in euros)


def _currency(text: str, pay: PayRange, country: str | None) -> str | None:
    if pay.sign is None:
        return CURRENCY_OF_COUNTRY.get(country or "")
    return meant_currency(pay.sign, text, country)


def _reading(text: str, pay: PayRange, period: Period, country: str | None) -> SalaryReading | None:
    salary = Salary(pay.low, pay.high, _currency(text, pay, country), period)
    return SalaryReading(salary, pay.span) if is_plausible(salary) else None
