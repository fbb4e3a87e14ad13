"""Amounts of money as people write them: signs, thousands, decimals, multipliers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

from models.evidence import Span
from search.reading.pay.currency import WRITTEN, WRITTEN_AFTER, Sign, sign_of
from search.reading.pay.words import words

_WORDS: Final[Mapping[int, str]] = {
    1_000: "k t thousand grand tsd. tsd tausend mil mille duizend tys. tys tysięcy tysiące"
    " hazar hazaar",
    100_000: "lakhs lakh lacs lac lpa l लाख",
    1_000_000: "m mio. mio mn mln millions million millionen millones miljoen milion milionów",
    10_000_000: "crores crore cr. cr करोड़",
    1_000_000_000: "bn billions billion b mrd. mrd milliarden",
}
_CJK: Final = {
    "千": 1000,
    "천": 1000,
    "万": 10_000,
    "萬": 10_000,
    "만": 10_000,
    "千万": 10_000_000,
    "천만": 10_000_000,
    "億": 100_000_000,
    "亿": 100_000_000,
    "억": 100_000_000,
}
_MULTIPLIERS: Final = {
    **{word: factor for factor, words in _WORDS.items() for word in words.split()},
    **_CJK,
}
_INDIAN_CURRENCIES: Final = ("INR", "PKR", "BDT", "NPR", "LKR")
_WHOLE_FROM: Final = {1_000: 10_000, 1_000_000: 1_000, 1_000_000_000: 1_000}
"""By multiplier: numbers as large as this are whole as they stand: `$120,000K`, `2,500 m`."""
_ONLY_WITH_SIGN: Final = frozenset({"b", "t"})

# 1,234,567.89 · 1, 234 · 1.234,56 · 1 234 · 1'234 · 12,34,567 · 11,0683 (a slip) · 1234.5
_NUMBER = re.compile(
    r"\d(?<!\d\d)(?<!\d[.,]\d)(?:"  # a digit first: most of a text is passed over quickly
    r"\d{0,2}(?P<group>, ?|[.'’‘\u0020\u00a0\u202f\u2009])\d{3}(?:(?P=group)\d{3})*(?!\d)"
    r"(?:[.,]\d{1,2}(?!\d))?"
    r"|\d?(?:,\d{2}){1,3},\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?"
    r"|(?P<slip>\d{0,2},\d{4,6})(?!\d)"
    r"|\d{0,11}(?:[.,]\d{1,2}(?!\d))?(?!\d))"
)
_MULTIPLIER: Final = "|".join(sorted(map(re.escape, _MULTIPLIERS), key=len, reverse=True))
_SYMBOLS: Final = "$£￡€¥￥₹₽₩₪₺₦₱฿₫₴₸₵₨৳﷼＄"
_BEFORE = re.compile(
    rf"(?:(?P<letters>[^\W\d_]{{0,4}})(?P<symbol>[{_SYMBOLS}]£?|S/\.?)|(?P<word>[^\W\d_]{{1,8}}\.?))"
    r"\s{0,2}$"
)
_BEFORE_REACH: Final = 14
_AFTER = re.compile(
    r"(?P<dash>[,.][-–—]+)?"
    rf"(?:\s?(?P<multiplier>{_MULTIPLIER})"
    rf"(?:(?<=[{''.join(_CJK)}])|(?={WRITTEN_AFTER})|(?![^\W\d_])))?"
    # A sign belongs to the number after it if that stands closer: £18,005 £19,337.
    rf"(?:\s{{0,2}}(?P<sign>{WRITTEN_AFTER})(?:(?<=[\w.])|(?!\s?\d)))?",
    re.IGNORECASE,
)
_FIRST_AFTER: Final = frozenset(
    written[0].lower() for written in (",", ".", *_MULTIPLIERS, *WRITTEN)
)
"""What else follows a number spares the long pattern."""
_NO_MONEY = re.compile(
    r"\s?[-–]?(?:hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|employees|people|staff|members"
    r"|customers|users|miles|mi|km|minutes|mins|beds?|bedded|patients|percent|per cent|Stunden|Std"
    r"|Tage|Wochen|Monate|Jahre|Mitarbeiter\w*|Prozent|heures|jours|semaines|mois|ans|salariés"
    r"|horas|d[ií]as|meses|años|empleados|uur|dagen|weken|maanden|jaar|medewerkers|godzin\w*|dni"
    r"|tygodni\w*|miesięcy|lat|pracowników|st|nd|rd|th|am|pm|WTE|FTE|(?-i:PAs?))\b"
    rf"|:\d|/\d+(?![\d.,]*\s?(?:[k{_SYMBOLS}]|lpa|lakh))|\s?[x×*]\s?(?:\d|\W)|\s?{words('salaries')}",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?<![^\W\d_])[x×*]\s?$", re.IGNORECASE)
_NEVER = re.compile(r"(?:40[13]\s?\(?[kb]\b|529\b|[\d.,]*\s?%)", re.IGNORECASE)
_INDIAN_SIGNS: Final = {
    "lpa": Sign(_INDIAN_CURRENCIES, by_country=False),
    **dict.fromkeys(
        ["lakhs", "lakh", "lacs", "lac", "l", "लाख", "crores", "crore", "cr", "cr.", "करोड़"],
        Sign(_INDIAN_CURRENCIES, by_country=True),
    ),
}
"""What multipliers say of the currency."""
_INDIAN = re.compile(r"₹|\bRs|\bINR\b|\bLPA|\bCTC\b|lakh|\bp\.?a\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that may be money."""

    value: float
    """With its multiplier applied: 45 000 for `45k`."""
    multiplier: int
    sign: Sign | None
    """What stands for the currency."""
    leading: bool
    """The sign stands before the number."""
    a_year: bool
    """Written `LPA`, which states the period too."""
    cents: bool
    """Written with two decimals."""
    slip: bool
    """Written with a comma where none can stand."""
    span: Span


def amounts_in(text: str) -> Iterator[Amount]:
    """Every number of `text` that may be an amount, in order; percentages and 401(k) are none."""
    end = 0
    for found in _NUMBER.finditer(text):
        if _NEVER.match(text, found.start()):
            continue
        if (amount := _amount(text, found, end)) is not None:
            yield amount
            end = amount.span.end


def _amount(text: str, number: re.Match[str], last_end: int) -> Amount | None:
    """The amount at `number`; what stands before `last_end` belongs to another."""
    value, cents = _value(number[0])
    before, start, thousands = _before(text, number.start(), last_end)
    word, after, end = _after(text, number.end())
    if word == "l" and not _INDIAN.search(text, max(0, start - 20), end + 20):
        if before is None:
            return None  # litres
        word = ""  # £4000 L/A
    if word in _ONLY_WITH_SIGN and not (before or after):
        word = ""
    if not (before or after or word) and _is_no_money(text, number, value):
        return None
    factor = _MULTIPLIERS.get(word, 1000 if thousands else 1)
    if value >= _WHOLE_FROM.get(factor, inf):
        factor = 1
    return Amount(
        value=value * factor,
        multiplier=factor,
        # A code after the number is more exact than the sign before it: $100,000 CAD.
        sign=after or before or _INDIAN_SIGNS.get(word),
        leading=before is not None,
        a_year=word == "lpa",
        cents=cents,
        slip=number["slip"] is not None,
        span=Span(start, end),
    )


def _after(text: str, at: int) -> tuple[str, Sign | None, int]:
    """The multiplier and the sign that stand at `at`, and where they end."""
    next_ = text[at : at + 3].lstrip()[:1].lower()
    found = _AFTER.match(text, at) if next_ in _FIRST_AFTER else None
    if found is None:
        return "", None, at
    word = (found["multiplier"] or "").lower()
    sign = sign_of(found["sign"], after=True) if found["sign"] else None
    if sign is not None:
        return word, sign, found.end("sign")
    return word, None, found.end("multiplier") if word else max(at, found.end("dash"))


def _value(number: str) -> tuple[float, bool]:
    """The number, and whether it has two decimals."""
    digits = re.sub(r"[\s'’‘]", "", number)
    point = re.search(r"[.,](\d{1,2})$", digits)
    whole = re.sub(r"[.,]", "", digits[: point.start()] if point else digits)
    value = float(f"{whole}.{point[1]}" if point else whole)
    return value, point is not None and len(point[1]) == 2


def _before(text: str, end: int, last_end: int) -> tuple[Sign | None, int, bool]:
    """The sign before `end`, where it starts, and whether thousands are meant: `T€`, `KEUR`."""
    found = _BEFORE.search(text, max(last_end, end - _BEFORE_REACH), end)
    if found is None:
        return None, end, False
    written = found["word"] or found["letters"] + found["symbol"]
    if found["word"] and found.start() and text[found.start() - 1].isalnum():
        return None, end, False
    if sign := sign_of(written):
        return sign, found.start(), False
    thousands = written[0] in "kKT"
    if thousands and (sign := sign_of(written[1:])):
        return sign, found.start(), True
    if found["symbol"]:  # Salary£30,000
        return sign_of(found["symbol"]), found.start("symbol"), False
    return None, end, False


def _is_no_money(text: str, number: re.Match[str], value: float) -> bool:
    start = number.start()
    if value < 1000 and start and text[start - 1].isalpha():  # E9b, H1B
        return True
    times = _TIMES.search(text, max(0, start - 3), start)  # € 3.000 x 14
    return times is not None or _NO_MONEY.match(text, number.end()) is not None
