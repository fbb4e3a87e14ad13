"""Postal codes in a location field, and where Britain's districts lie."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from search.reading.place.gazetteer import Entry, meanings, postcode_key

_BRITISH = re.compile(
    r"\b(?P<area>[A-Za-z]{1,2})(?P<number>\d{1,2})[A-Za-z]? ?\d[A-Za-z]{2}\b"
    r"|\b(?P<area_alone>[A-Z]{1,2})(?P<number_alone>\d{1,2})(?P<part>[A-Z]?)\b(?=\s*(?:$|[,;/|)\n]))"
)
_DIGIT = re.compile(r"\d")
_ANY = re.compile(
    _BRITISH.pattern
    + r"|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"  # Canada
    + r"|\b(?:[A-Z]{1,2}-)?\d{2}[ -]?\d{3}(?:-\d{3,4})?\b|\b\d{3,4}[ -]?\d{3,4}\b"
    + r"|\b\d{4}(?: ?[A-Z]{2})?\b"
)
WITH_BRITISH_POSTCODES: Final = ("GB", "GG", "IM", "JE")
"""Countries of the districts that the table has."""
# Only there do districts that are given alone have letters after their numbers.
_INNER_LONDON: Final = frozenset(("E", "EC", "N", "NW", "SE", "SW", "W", "WC"))


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postal code, and the district or area it is in."""

    span: Span
    place: Entry
    whole: bool
    """The code of an address, not of a district alone."""


def without_postcodes(text: str) -> str:
    """`text` with blanks for postal codes, lest their letters pass for names."""
    return _ANY.sub(lambda found: " " * len(found[0]), text) if _DIGIT.search(text) else text


def postcodes_in(text: str) -> Iterator[Postcode]:
    """The British postal codes in `text`, in order."""
    if not _DIGIT.search(text):
        return
    for found in _BRITISH.finditer(text):
        whole = found["area"] is not None
        area = (found["area"] or found["area_alone"]).upper()
        number = found["number"] or found["number_alone"]
        if not whole and found["part"] and area not in _INNER_LONDON:
            continue
        place = meanings(postcode_key("GB", area + number))
        if not place and whole:
            place = meanings(postcode_key("GB", area))
        if place:
            yield Postcode(Span(*found.span()), place[0], whole)
