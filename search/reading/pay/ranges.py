"""Ranges of amounts in a text, before anything is decided about them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.pay import Period
from search.reading.pay.amount import Amount, amounts_in
from search.reading.pay.currency import Sign
from search.reading.pay.label import is_other_money
from search.reading.pay.period import PERIOD, first_period
from search.reading.pay.words import before_amount, words

_LONGEST_GAP: Final = 40
"""Characters that may stand between the ends of a range, a period among them."""
_FARTHEST: Final = 2.5
"""Times as much as the lower end that the upper is, where only `and` or a comma joins them."""

_GROSS: Final = r"gross|brutto|brut|bruto|net|netto|p\.?a\.?|DOE|rate|EUR|GBP|USD|\(?B?\d?[a-d]?\)"
_FILLER = re.compile(rf"\s(?:{_GROSS})(?=[\s-])", re.IGNORECASE)
_JOINER = re.compile(
    rf"[\s(.,]*(?:{words('joiner')}|{words('and')}?\s?{words('upper')})[\s(]*(?:{words('about')}\s?)?",
    re.IGNORECASE,
)
_AND = re.compile(rf"[\s,]*{words('and')}\s*", re.IGNORECASE)
_LISTED = re.compile(r"\s*[/,]?\s*")
_BETWEEN = before_amount("between")
_UPPER = before_amount("upper")
_LOWER = before_amount("lower")
_MORE = re.compile(rf"\s?{words('more')}", re.IGNORECASE)
_MOST = re.compile(rf"\s?{words('most')}", re.IGNORECASE)
_BEFORE_REACH: Final = 30


@dataclass(frozen=True, slots=True)
class PayRange:
    """One amount or more that belong together, as they stand in a text."""

    low: float | None
    high: float | None
    sign: Sign | None
    scaled: bool
    """An end carries a multiplier such as `k`."""
    cents: bool
    inner: Period | None
    """A period named between the ends, or by the amount itself."""
    span: Span

    @property
    def is_range(self) -> bool:
        """Both ends are given, and differ."""
        return self.low is not None and self.high is not None and self.low < self.high

    @property
    def size(self) -> float:
        """The upper end, or the only one."""
        return self.high or self.low or 0.0


def pay_ranges(text: str) -> list[PayRange]:
    """The amounts of `text` in order, the ends of a range joined."""
    amounts = list(amounts_in(text))
    ranges: list[PayRange] = []
    at = 0
    while at < len(amounts):
        width = _width(text, amounts, at)
        if width > 1 or not amounts[at].slip:
            ranges.append(_pay_range(text, amounts[at : at + width]))
        at += width
    return ranges


def _width(text: str, amounts: Sequence[Amount], at: int) -> int:
    """How many amounts from the one at `at` on belong together: 1, 2, or the points of a scale."""
    if at + 1 == len(amounts):
        return 1
    first, second = amounts[at], amounts[at + 1]
    if _is_joined(text, first, second):
        return 2
    last = at
    while last + 1 < len(amounts) and _is_next_point(text, amounts[last], amounts[last + 1]):
        last += 1
    if at < last < len(amounts) - 1 and _is_joined(text, *amounts[last : last + 2]):
        last -= 1  # £82,096 £32,478-£51,069
    return last - at + 1


def _is_next_point(text: str, first: Amount, second: Amount) -> bool:
    """Whether two amounts, one after the other, are points of one scale."""
    listed = _LISTED.fullmatch(text, first.span.end, second.span.start) is not None
    return listed and _is_point(first, second)


def _is_label(first: Amount, second: Amount, gap: str) -> bool:
    """Whether the first number only names a band or a count: Band 5 - £24,907."""
    if first.sign is not None or first.multiplier > 1 or first.value >= 100:
        return False
    return second.leading and not PERIOD.search(gap)


def _is_joined(text: str, first: Amount, second: Amount) -> bool:
    """Whether two amounts, one after the other, are the ends of a range."""
    gap = text[first.span.end : second.span.start]
    if not gap.strip() or len(gap) > _LONGEST_GAP or _is_label(first, second, gap):
        return False
    if not _are_near(first, second) and is_other_money(text, second.span.end):
        return False  # £35,000 - £5k welcome bonus
    if gap.strip() in {"-", "–", "to", "/"}:
        return gap.strip() != "/" or not _is_point(first, second)
    bare = _FILLER.sub("", PERIOD.sub(" ", f" {gap}")) if len(gap) > 3 else gap
    if _JOINER.fullmatch(bare):
        return True
    if not _AND.fullmatch(bare):
        return False
    before = text[max(0, first.span.start - _BEFORE_REACH) : first.span.start]
    return bool(_BETWEEN.search(before)) or _are_near(first, second)


def _is_point(first: Amount, second: Amount) -> bool:
    """Whether both may stand on one scale: of one currency, and not far apart."""
    return first.sign is not None and first.sign == second.sign and _are_near(first, second)


def _are_near(first: Amount, second: Amount) -> bool:
    low, high = sorted((first.value, second.value))
    return 0 < high <= _FARTHEST * low


def _pay_range(text: str, amounts: Sequence[Amount]) -> PayRange:
    first, last = amounts[0], amounts[-1]
    low, high = _bounds(text, amounts)
    a_year = any(amount.a_year for amount in amounts)
    signs = [amount.sign for amount in amounts if amount.sign is not None]
    return PayRange(
        low=low,
        high=high,
        # Of `$90,000 - 110,000 CAD` the code is the more exact.
        sign=min(signs, key=lambda sign: len(sign.currencies), default=None),
        scaled=any(amount.multiplier > 1 for amount in amounts),
        cents=any(amount.cents for amount in amounts),
        inner=Period.YEAR if a_year else first_period(text, first.span.end, last.span.start),
        span=Span(first.span.start, last.span.end),
    )


def _bounds(text: str, amounts: Sequence[Amount]) -> tuple[float | None, float | None]:
    values = [amount.value for amount in amounts]
    if len(amounts) == 2:
        values = _scaled(*amounts)
    if len(values) > 1:
        return min(values), max(values)
    value, span = values[0], amounts[0].span
    before = text[max(0, span.start - _BEFORE_REACH) : span.start]
    if _UPPER.search(before) or _MOST.match(text, span.end):
        return None, value
    if _LOWER.search(before) or _MORE.match(text, span.end):
        return value, None
    return value, value


def _scaled(first: Amount, last: Amount) -> list[float]:
    """Both ends, a multiplier that one of them lacks taken from the other: $120-150k."""
    low, high = first.value, last.value
    if first.multiplier == 1 and low < 1000 <= high:
        low *= last.multiplier
        if last.multiplier == 1 and low * 1000 <= high <= low * 10_000:  # £38-£41,000
            low *= 1000
    elif last.multiplier == 1 and high < 1000 <= low:  # 120k-150
        high *= first.multiplier
    return [low, high]
