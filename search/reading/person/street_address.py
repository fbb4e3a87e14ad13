"""Where streets and postcodes stand in a text, in English, German, French and Spanish forms.

Each pattern takes linear time: what repeats is bounded or possessive, and begins at a word.
"""

import re
from collections.abc import Iterator
from typing import Final

from models.evidence import Span
from search.reading.text.windows import around, around_matches, matches

_ENGLISH_STREETS: Final = (
    "street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|terrace|way"
    "|close|crescent|square|sq|parkway|pkwy|highway|hwy|circle|cir|trail|grove|gardens|mews|row"
)
_STREET_NAME: Final = (
    r"(?:(?:[NSEW]\.?|(?-i:[A-ZÀ-Þ])[\w'’.-]{0,30}+|\d{1,3}(?:st|nd|rd|th)) ){1,4}?"
)
_ENGLISH_STREET: Final = (
    rf"(?<![\w.,$€£])\d{{1,5}}[A-Za-z]? {_STREET_NAME}(?:{_ENGLISH_STREETS})\b\.?"
    r"(?:,? ?(?:apt|apartment|suite|ste|unit|flat|\#)\.? ?\#?\w{1,6}\b)?"
)
_GERMAN_STREETS: Final = r"(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ufer|\bring)"
_GERMAN_STREET: Final = (
    r"(?<![\w-])(?:[^\W\d_][\w.]{0,30}+[ -]){0,2}"
    rf"(?:(?-i:[A-ZÄÖÜ])\w{{0,40}}?)?{_GERMAN_STREETS} \d{{1,3}} ?[a-h]?\b"
)
_FRENCH_STREET: Final = (
    r"(?<![\w.,])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd\.?|place|chemin|allée"
    r"|impasse|quai|route|cours|square) (?=(?:de|du|des|la|les?) |[dl]['’]|(?-i:[A-ZÀ-Þ]))"
    r"[^\n,;|\d]{2,50}"
)
_SPANISH_STREET: Final = (
    r"(?<!\w)(?:(?:calle|avda\.?|avenida|plaza|paseo|camino|carrer) |(?:(?<=\n)|(?<=[:|] )|^)c/ ?)"
    r"[^\n,;|\d]{2,50}+,? ?(?:n[ºo°.]{0,2} ?)?\d{1,4}(?:[, ]{1,2}\d{1,2}[ºª°] ?\w{0,3})?"
)
_NUMBER_FIRST: Final = re.compile(f"{_ENGLISH_STREET}|{_FRENCH_STREET}", re.IGNORECASE)
_NUMBER_LAST: Final = re.compile(f"{_GERMAN_STREET}|{_SPANISH_STREET}", re.IGNORECASE)
_IN_NUMBER_LAST: Final = (
    *("straße", "strasse", "str.", "weg ", "platz ", "allee ", "gasse ", "damm ", "ufer ", "ring "),
    *("calle ", "avda", "avenida ", "plaza ", "paseo ", "camino ", "carrer ", "c/"),
)
"""In lower case, what every street with its number behind it holds."""
_POSTCODE: Final = re.compile(
    r"(?:^|(?<=\n)|(?<=[,|·•]\s)|(?<=[,|·•]))[ \t]*((?:[A-Z]{1,2}-)?(?:\d{5}|(?!19|20)\d{4}))"
    r"(?= [A-ZÄÖÜÉ][^\W\d_]+(?:[ -][^\W\d_/.]+){0,3}\s*(?:$|[\n,|·•(]))"
    r"|\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b"
    r"|(?<=,\s[A-Z]{2}\s)(\d{5}(?:-\d{4})?)\b"
)
_NUMBER: Final = re.compile(r"\d{1,5}")
_REACH: Final = 150
"""Characters on either side of a number that the longest address may have."""


def address_spans(text: str) -> Iterator[Span]:
    """Streets with a number, and postcodes; the town stays, for it says where a person works."""
    near = around_matches(text, _NUMBER, _REACH)
    for match in matches(_NUMBER_FIRST, text, near):
        yield Span(*match.span())
    for match in matches(_NUMBER_LAST, text, around(text, _IN_NUMBER_LAST, _REACH)):
        yield Span(*match.span())
    for match in matches(_POSTCODE, text, near):
        yield Span(*match.span(match.lastindex or 0))
