"""Ranges of amounts in a text, before anything is decided about them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.evidence import Span
from models.pay import Period
from search.reading.amount import Amount, amounts_in
from search.reading.pay_period import PERIOD, first_period

_JOINER = re.compile(
    r"[\s(.]*(?:[-–—‑−~]|(?:rising )?to|up\s?to|bis|and|und|y|et|e|à|a|hasta|through|tot|til"
    r"|till|do)[\s(£]*",
    re.IGNORECASE,
)
_ONLY_UPPER = re.compile(
    r"(?:\b(?:up\s?to|a? ?maximum(?: of)?|max\.?|at most|not exceeding|bis(?: zu)?|höchstens"
    r"|jusqu[’']?\s?[àa]|hasta|fino a|até|tot)|≤|<)\s*:?\s*$",
    re.IGNORECASE,
)
_ONLY_LOWER = re.compile(
    r"(?:\b(?:from|starting|starts at|starting (?:at|from|salary(?: of| at| from)?)|minimum(?: of)?"
    r"|min\.?|at least|more than|over|above|ab|mindestens|à partir de|dès|minimum|desde"
    r"|a partir de|a partire da|vanaf|od|från)|≥|>)\s*:?\s*$",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"\s?\+(?!\s?[^\W_])|\s?(?:or|and|und|et|y|o) (?:more|up|upwards|above|mehr|plus|más)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PayRange:
    """One amount or two that belong together, as they stand in a text."""

    low: float | None
    high: float | None
    sign: str | None
    scaled: bool
    """An end carries a multiplier such as `k`."""
    inner: Period | None
    """A period named between the ends, or by the amount itself."""
    span: Span


def pay_ranges(text: str) -> list[PayRange]:
    """The amounts of `text` in order, the ends of a range joined."""
    ranges: list[PayRange] = []
    amounts = list(amounts_in(text))
    joined = [_joins(text, first, second) for first, second in pairwise(amounts)] + [False]
    at = 0
    while at < len(amounts):
        width = 2 if joined[at] else 1
        ranges.append(_pay_range(text, amounts[at : at + width]))
        at += width
    return ranges


def _joins(text: str, first: Amount, second: Amount) -> bool:
    between = text[first.span.end : second.span.start]
    if first.sign is None and first.value < 100 and second.leading and not PERIOD.search(between):
        return False  # Band 5 - £24,907
    if between.strip() == "/":
        return True
    return len(between) < 40 and _JOINER.fullmatch(PERIOD.sub(" ", between)) is not None


def _pay_range(text: str, amounts: Sequence[Amount]) -> PayRange:
    first, last = amounts[0], amounts[-1]
    lakhs = any(amount.lakhs_a_year for amount in amounts)
    low, high = _bounds(text, amounts)
    return PayRange(
        low=low,
        high=high,
        sign=first.sign or last.sign,
        scaled=first.multiplier > 1 or last.multiplier > 1,
        inner=Period.YEAR if lakhs else first_period(text[first.span.end : last.span.start]),
        span=Span(first.span.start, last.span.end),
    )


def _bounds(text: str, amounts: Sequence[Amount]) -> tuple[float | None, float | None]:
    first, last = amounts[0], amounts[-1]
    low, high = first.value, last.value
    if first is not last:
        if first.multiplier == 1 and low < 1000 <= high:  # $120-150k
            low *= last.multiplier
            if last.multiplier == 1 and low * 1000 <= high:  # £38-£41,000
                low *= 1000
        elif last.multiplier == 1 and high < 1000 <= low:  # 120k-150
            high *= first.multiplier
        return min(low, high), max(low, high)
    before = text[max(0, first.span.start - 24) : first.span.start]
    if _ONLY_UPPER.search(before):
        return None, high
    if _ONLY_LOWER.search(before) or _AND_MORE.match(text, last.span.end):
        return low, None
    return low, high
