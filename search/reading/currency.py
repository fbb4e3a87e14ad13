"""What people write for a currency, and which currency they mean."""

import re
from collections.abc import Mapping
from typing import Final

_EURO_COUNTRIES: Final = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK BG"
_OTHER_CURRENCIES: Final = """
    USD GBP CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BRL PEN CHF SEK NOK DKK ISK PLN CZK HUF RON
    TRY UAH ILS ZAR INR PKR LKR NPR JPY CNY KRW IDR MYR PHP THB VND AED SAR QAR EGP NGN KES RUB
"""
_CODES: Final = ("EUR", "BGN", *_OTHER_CURRENCIES.split())

# The first two letters of a currency's code are its country's.
CURRENCY_OF_COUNTRY: Final[Mapping[str, str]] = {
    **{code[:2]: code for code in _OTHER_CURRENCIES.split()},
    **dict.fromkeys(_EURO_COUNTRIES.split(), "EUR"),
    "LI": "CHF",
    "PR": "USD",
}

_SIGNS: Final[Mapping[str, str]] = {
    "EUR": "€|euro|euros",
    "GBP": "£|pound|pounds|pounds sterling|quid",
    "USD": "us$|u$s|$us|us dollars",
    "CAD": "ca$|c$|cad$",
    "AUD": "a$|au$",
    "NZD": "nz$",
    "SGD": "s$",
    "HKD": "hk$",
    "MXN": "mx$",
    "TWD": "nt$",
    "BRL": "r$|reais",
    "INR": "₹",
    "CHF": "franken|fr.|sfr.",
    "SEK": "kronor",
    "NOK DKK": "kroner",
    "PLN": "zł|zl|zloty",
    "CZK": "kč",
    "HUF": "ft|forint",
    "RON": "lei",
    "TRY": "₺",
    "UAH": "₴",
    "ILS": "₪",
    "ZAR": "rand",
    "JPY": "円|yen",
    "CNY": "元|yuan|rmb",
    "KRW": "₩",
    "IDR": "rp",
    "PHP": "₱",
    "THB": "฿|baht",
    "VND": "₫",
    "AED": "dirhams|dhs",
    "NGN": "₦",
    "RUB": "₽",
    "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP": "$|dollar|dollars",
    "SEK NOK DKK ISK CZK": "kr|kr.",
    "INR PKR LKR NPR": "rs|rs.|rupee|rupees",
    "MXN ARS CLP COP PHP": "peso|pesos",
    "JPY CNY": "¥|￥",
}
MEANINGS: Final[Mapping[str, tuple[str, ...]]] = {
    **{code.lower(): (code,) for code in _CODES},
    **{sign: tuple(codes.split()) for codes, signs in _SIGNS.items() for sign in signs.split("|")},
}
"""The currencies that a sign, code or word can stand for, by its lower-case form."""


def _pattern(sign: str) -> str:
    before = r"(?<![^\W\d_])" if sign[0].isalpha() else ""
    after = r"(?![^\W\d_])" if sign[-1].isalpha() else ""
    return before + re.escape(sign) + after


SIGN: Final = "(?:" + "|".join(map(_pattern, sorted(MEANINGS, key=len, reverse=True))) + ")"
"""A regular expression for any of them, to be used with `re.IGNORECASE`."""

_CODE = re.compile(r"\b(?:US|" + "|".join(_CODES) + r")\b")


def meant_currency(sign: str, text: str, country: str | None) -> str | None:
    """The ISO 4217 code that `sign` stands for in `text`, in an ad of `country`.

    A sign of several currencies is decided by a code that `text` holds, then by the country;
    otherwise it is left open.
    """
    meanings = MEANINGS[sign.lower()]
    if len(meanings) == 1:
        return meanings[0]
    stated = {"USD" if code == "US" else code for code in _CODE.findall(text)}
    if len(decided := stated.intersection(meanings)) == 1:
        return decided.pop()
    local = CURRENCY_OF_COUNTRY.get(country or "")
    return local if local in meanings else None
