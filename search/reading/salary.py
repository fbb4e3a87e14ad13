"""Pay, read from a salary field or found in running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.evidence import Span
from models.pay import Period
from models.salary import Salary
from search.reading.pay.currency import meant_currency
from search.reading.pay.label import Label, label_of
from search.reading.pay.period import first_period, last_period, salaries_a_year
from search.reading.pay.plausible_pay import is_plausible, period_by_size
from search.reading.pay.ranges import PayRange, pay_ranges
from search.reading.text.other_ads import own_text

_ENOUGH: Final = 3
"""How plainly running text must say that a number is pay."""
_EVIDENT: Final = {
    Period.HOUR: (5.0, 200.0),
    Period.DAY: (80.0, 2_500.0),
    Period.MONTH: (1_000.0, 1e6),
    Period.YEAR: (9_000.0, 9e5),
}
"""Amounts with a sign and such a period are pay though no word says so; by the month, ranges."""
_FARTHEST: Final = 2.5
"""Times as much as the lowest rate that the highest of a list of rates is."""
_PAID_OFTEN: Final = re.compile(
    r"\b(?:(?:weekly|monthly) (?:pay|paid|wages)|paid (?:weekly|monthly))\b", re.IGNORECASE
)
_LEAST_PAID: Final = 60
"""What is less is no week's pay: `£13.79, weekly pay` says how often an hourly rate is paid."""
_MOST_RATES: Final = 12
"""Rates for weekdays, nights, holidays … that one field may list."""

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÄÖÜÉ])|\n")
_MORE_ON_TOP = re.compile(r"(?:\+|plus|&)\s*$", re.IGNORECASE)
_AROUND: Final = (160, 80)
"""Characters before and after an amount in which its sentence is looked for."""
_NEAR: Final = 45
"""Characters before and after an amount, in running text, in which its period stands."""
_LEAST_UNNAMED: Final = 3_000
"""A year's pay in euro, from which running text may call it pay without naming it."""


@dataclass(frozen=True, slots=True)
class SalaryReading:
    """Pay, and the words that state it."""

    salary: Salary
    span: Span


@dataclass(frozen=True, slots=True)
class _Mention:
    """A range of amounts with the stretch of text that is about it and about nothing else."""

    pay: PayRange
    start: int
    end: int
    label: Label
    period: Period | None


def read_salary(text: str, *, country: str | None = None) -> SalaryReading | None:
    """The pay that `text`, a field about pay, states first; None where it states none.

    `country` (ISO 3166-1 alpha-2) is the ad's; it decides signs of several currencies, and the
    currency of numbers without any. Rates for several times of work are one range.
    """
    ranges = pay_ranges(text)
    field = Span(0, len(text))
    mentions = [_mention(text, ranges, at, field, field) for at in range(len(ranges))]
    for at in sorted(range(len(mentions)), key=lambda at: _rank(mentions[at])):
        mention = mentions[at]
        if mention.label is Label.OTHER and not mention.pay.is_range:
            continue
        period = mention.period or _evident_period(text, mention, country)
        if period is None:
            continue
        whole = _with_other_rates(text, mentions[at : at + _MOST_RATES], period)
        if reading := _reading(text, whole, period, country, text):
            return reading
    return None


def find_salary(text: str, *, country: str | None = None) -> SalaryReading | None:
    """The pay that running text states, where a sentence says that a number is pay.

    Of several the one that is said most plainly: with a word for pay, a period, a currency and
    both ends; the first of equals. Bonuses, budgets and revenues are no pay, nor is what stands
    below a heading such as `Similar jobs`.
    """
    text = own_text(text)
    best: tuple[int, SalaryReading] | None = None
    for mention in _mentions(text):
        weight = _plainness(mention)
        if weight < _ENOUGH or (best and best[0] >= weight):
            continue
        period = mention.period or _evident_period(text, mention, country, in_field=False)
        around = text[mention.start : mention.end]
        reading = _reading(text, mention.pay, period, country, around) if period else None
        if reading and (mention.label is Label.NAMED or _is_a_living(reading.salary)):
            best = weight, reading
    return best[1] if best else None


def _mentions(text: str) -> Iterator[_Mention]:
    ranges = [
        pay
        for pay in pay_ranges(text)
        if pay.sign or pay.scaled or (pay.size >= 1000 and not _is_year(pay))
    ]
    for at, pay in enumerate(ranges):
        sentence = _sentence(text, pay.span)
        near = Span(max(0, pay.span.start - _NEAR), pay.span.end + _NEAR)
        yield _mention(text, ranges, at, sentence, near)


def _is_year(pay: PayRange) -> bool:
    return 1900 <= pay.size < 2100 and pay.span.end - pay.span.start in {4, 9, 11}


def _mention(
    text: str, ranges: Sequence[PayRange], at: int, sentence: Span, near: Span
) -> _Mention:
    """The range at `at`, its label looked for in `sentence`, its period in `near`."""
    pay = ranges[at]
    start = max(sentence.start, ranges[at - 1].span.end if at else 0)
    end = min(sentence.end, ranges[at + 1].span.start if at + 1 < len(ranges) else len(text))
    period = (
        pay.inner
        or first_period(text, pay.span.end, min(end, near.end))
        or last_period(text, max(start, near.start), pay.span.start)
    )
    is_rhythm = period in {Period.WEEK, Period.MONTH} and pay.size < _LEAST_PAID
    if is_rhythm and _PAID_OFTEN.search(text, start, end):
        period = None
    return _Mention(pay, start, end, label_of(text, pay.span, start, end), period)


def _sentence(text: str, span: Span) -> Span:
    left, right = max(0, span.start - _AROUND[0]), span.end + _AROUND[1]
    ends = [left, *(end.end() for end in _SENTENCE_END.finditer(text, left, span.start))]
    while len(ends) > 1 and not text[ends[-1] : span.start].strip(" \t\n\r•*-–·"):
        ends.pop()  # the amount stands below its heading
    stop = _SENTENCE_END.search(text, span.end, right)
    return Span(ends[-1], stop.start() if stop else min(right, len(text)))


def _rank(mention: _Mention) -> tuple[bool, bool, bool]:
    bare = mention.pay.sign is None and not mention.pay.scaled
    return mention.label is Label.OTHER, bare, mention.label is Label.SECOND


def _with_other_rates(text: str, mentions: Sequence[_Mention], period: Period) -> PayRange:
    """The pay of the first mention, wider by what the next ones give as rates of the same work."""
    whole = mentions[0].pay
    if whole.is_range or whole.low is None:
        return whole
    for mention in mentions[1:]:
        other = mention.pay
        ends = [end for end in (whole.low, whole.high, other.low, other.high) if end is not None]
        if (
            mention.label not in {Label.NONE, Label.PAY, Label.NAMED}
            or other.sign != whole.sign
            or (other.is_range and period is not Period.HOUR)
            or (mention.period or period) != period
            or max(ends) > _FARTHEST * min(ends)
            or _MORE_ON_TOP.search(text, mention.start, other.span.start)
        ):
            break
        span = Span(whole.span.start, other.span.end)
        whole = replace(whole, low=min(ends), high=max(ends), span=span)
    return whole


def _plainness(mention: _Mention) -> int:
    """How plainly the sentence says that it is pay."""
    pay, label = mention.pay, mention.label
    if label is Label.OTHER:
        return 0
    named = pay.sign is not None or pay.scaled
    if label is Label.NONE:
        return _ENOUGH if named and _is_evident(mention) else 0
    if not (named or label is Label.NAMED or mention.period):
        return 0  # offering care to a population of 400,000
    said = {Label.NAMED: 3, Label.PAY: 2, Label.SECOND: 1}[label]
    return said + (mention.period is not None) + named + pay.is_range + (label is not Label.SECOND)


def _is_evident(mention: _Mention) -> bool:
    pay, period = mention.pay, mention.period
    if period not in _EVIDENT or (period is Period.MONTH and not pay.is_range):
        return False
    least, most = _EVIDENT[period]
    return least <= (pay.low or pay.size) and pay.size <= most


def _is_a_living(salary: Salary) -> bool:
    low, high = salary.annual_euro() or (None, None)
    return (high or low or _LEAST_UNNAMED) >= _LEAST_UNNAMED


def _evident_period(
    text: str, mention: _Mention, country: str | None, *, in_field: bool = True
) -> Period | None:
    """The period by the amount's size; an hour's in running text only where it is named pay."""
    pay, currency = mention.pay, _currency(text, mention.pay, country)
    period = period_by_size(pay.size, currency or _commonest(pay), cents=pay.cents)
    if period is Period.YEAR:
        return period
    if salaries_a_year(text[mention.start : mention.end]):
        return Period.MONTH
    if period is None or currency is None or pay.scaled:
        return None
    if in_field:
        return period if pay.sign is not None or pay.cents else None
    return period if mention.label is Label.NAMED and pay.cents else None


def _currency(text: str, pay: PayRange, country: str | None) -> str | None:
    return meant_currency(pay.sign, text, pay.span, country)


def _commonest(pay: PayRange) -> str | None:
    """The currency that a sign of several mostly stands for, to judge sizes by."""
    return pay.sign.currencies[0] if pay.sign else None


def _reading(
    text: str, pay: PayRange, period: Period, country: str | None, around: str
) -> SalaryReading | None:
    times = salaries_a_year(around) if period is Period.MONTH else None
    salary = Salary(pay.low, pay.high, _currency(text, pay, country), period, times)
    plausible = is_plausible(salary, _commonest(pay))
    return SalaryReading(salary, pay.span) if plausible else None
