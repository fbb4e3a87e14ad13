"""Amounts of money as people write them: signs, thousands, decimals, multipliers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from search.reading.currency import SIGN
from search.reading.windows import around_matches, matches

_MULTIPLIERS: Final = {
    **dict.fromkeys(("k", "thousand", "tsd", "tsd.", "mil", "grand"), 1_000),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs", "lpa"), 100_000),
    **dict.fromkeys(("m", "mio", "mio.", "mn", "million", "millions", "millionen"), 1_000_000),
    **dict.fromkeys(("cr", "crore", "crores"), 10_000_000),
    **dict.fromkeys(("b", "bn", "billion", "mrd", "mrd."), 1_000_000_000),
}
_MULTIPLIER: Final = "|".join(map(re.escape, sorted(_MULTIPLIERS, key=len, reverse=True)))

# 1,234,567.89 · 1, 234 · 1.234,56 · 1 234 · 1'234 · 12,34,567 · 1234.5
_NUMBER: Final = (
    r"\d{1,3}(?P<group>, ?|[.'’\u0020\u00a0\u202f])\d{3}(?:(?P=group)\d{3})*(?!\d)(?:[.,]\d{1,2})?"
    r"|\d{1,2}(?:,\d{2}){1,3},\d{3}(?:\.\d{1,2})?"
    r"|\d{1,12}(?:[.,]\d{1,2})?"
)

_AMOUNT = re.compile(
    rf"(?:(?P<before>{SIGN})\s{{0,2}})?"
    rf"(?<![\d.,])(?!401\s?\(?k)(?P<number>{_NUMBER})(?!\d|\s?%)(?:,[-–—]|\.-)?"
    rf"(?:\s?(?P<multiplier>{_MULTIPLIER})(?![^\W\d_]))?"
    rf"(?:\s{{0,2}}(?P<after>{SIGN})(?!\s?\d))?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_REACH: Final = 40
"""Characters that the words for a currency may have on either side of a number."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that may be money."""

    value: float
    """With its multiplier applied: 45 000 for `45k`."""
    multiplier: int
    sign: str | None
    """What stands for the currency, as written."""
    leading: bool
    """The sign stands before the number."""
    lakhs_a_year: bool
    """Written `LPA`, which states the period too."""
    span: Span


def _value(number: str) -> float:
    digits = re.sub(r"[\s'’]", "", number)
    point = re.search(r"[.,](\d{1,2})$", digits)
    whole = re.sub(r"[.,]", "", digits[: point.start()] if point else digits)
    return float(f"{whole}.{point[1]}" if point else whole)


def amounts_in(text: str) -> Iterator[Amount]:
    """Every number of `text` that may be an amount, in order; percentages and 401(k) are none."""
    for found in matches(_AMOUNT, text, around_matches(text, _DIGIT, _REACH)):
        word = (found["multiplier"] or "").lower()
        multiplier = _MULTIPLIERS.get(word, 1)
        yield Amount(
            value=_value(found["number"]) * multiplier,
            multiplier=multiplier,
            # A code after the number is more exact than the sign before it: $100,000 CAD.
            sign=found["after"] or found["before"],
            leading=found["before"] is not None,
            lakhs_a_year=word == "lpa",
            span=Span(*found.span()),
        )
