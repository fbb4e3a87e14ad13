"""What people write for a currency, and which currency they mean."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from search.reading.text.table import rows_of

_EURO_COUNTRIES: Final = "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV ME MT NL PT SI SK XK"
_DOLLAR_COUNTRIES: Final = "EC GU PA PR SV VI"
_ENGLISH_WORDS: Final = frozenset({"TRY", "PEN", "COP", "MAD", "RON"})
"""Codes that are a currency only in capitals."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands for a currency beside a number."""

    currencies: tuple[str, ...]
    """ISO 4217 codes that it can stand for, the commonest first."""
    by_country: bool
    """Left open unless the text or the country decides; else it is the first, if they do not."""


def _rows() -> Iterator[tuple[Sign, list[str], list[str]]]:
    """What is written for currencies; what has a capital there must have it in a text.

    Words such as `won` stand after a number only.
    """
    for row in rows_of("pay/currencies.tsv"):
        codes, decided, signs, words = (cell.removeprefix("-") for cell in row)
        sign = Sign(tuple(codes.split()), decided == "country")
        yield sign, [*filter(None, signs.split("|"))], [*filter(None, words.split("|"))]


_ROWS: Final = list(_rows())
_CODES: Final = sorted({code for sign, _, _ in _ROWS for code in sign.currencies})
_SIGNS: Final[Mapping[str, Sign]] = {
    **{code.lower(): Sign((code,), by_country=False) for code in _CODES},
    **{written: sign for sign, signs, _ in _ROWS for written in signs},
}
_WORDS: Final[Mapping[str, Sign]] = {word: sign for sign, _, words in _ROWS for word in words}

# The first two letters of a currency's code are its country's.
CURRENCY_OF_COUNTRY: Final[Mapping[str, str]] = {
    **{code[:2]: code for code in _CODES if not code.startswith("X")},
    **dict.fromkeys(_EURO_COUNTRIES.split(), "EUR"),
    **dict.fromkeys(_DOLLAR_COUNTRIES.split(), "USD"),
    "LI": "CHF",
}


def _pattern(written: str) -> str:
    exact = f"(?-i:{re.escape(written)})" if written.lower() != written else re.escape(written)
    # No letter follows a word; Chinese, Japanese and Korean set no spaces.
    return exact + (r"(?![^\W\d_])" if written[-1].isalpha() and written[-1] < "\u3000" else "")


WRITTEN: Final = (*_SIGNS, *_WORDS)
# No R after a number, as in 90,000 R&D.
_AFTER: Final = sorted({*WRITTEN} - {"R"}, key=len, reverse=True)
WRITTEN_AFTER: Final = f"(?:{'|'.join(map(_pattern, _AFTER))})"
"""A regular expression for what may stand after a number, to be used with `re.IGNORECASE`."""

_CODE = re.compile(r"\b(?:US|" + "|".join(_CODES) + r")\b")
_CODE_REACH: Final = 160
"""Characters around an amount in which a code is about it."""


def sign_of(written: str, *, after: bool = False) -> Sign | None:
    """The sign written beside a number; `after` it also words such as `euros` or `reais`."""
    if written.upper() in _ENGLISH_WORDS and not written.isupper():
        return None
    lower = written.lower()
    return _SIGNS.get(written) or _SIGNS.get(lower) or (_WORDS.get(lower) if after else None)


def meant_currency(sign: Sign | None, text: str, span: Span, country: str | None) -> str | None:
    """The ISO 4217 code of the amount at `span` of `text`, in an ad of `country`.

    What a sign of several currencies means, or a number without sign, is decided by a code
    near it, then by the country; otherwise it is left open.
    """
    if sign is not None and len(sign.currencies) == 1:
        return sign.currencies[0]
    found = _CODE.findall(text, max(0, span.start - _CODE_REACH), span.end + _CODE_REACH)
    stated = {"USD" if code == "US" else code for code in found}
    local = CURRENCY_OF_COUNTRY.get(country or "")
    if sign is None:
        return stated.pop() if len(stated) == 1 else local
    if len(decided := stated.intersection(sign.currencies)) == 1:
        return decided.pop()
    if local in sign.currencies:
        return local
    return None if sign.by_country else sign.currencies[0]
