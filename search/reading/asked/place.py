"""The places that a question names, with the radius around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from models.evidence import Span
from models.interpretation import Condition
from models.place import Place
from search.reading.places import read_places
from search.reading.skills import skills_named

KILOMETRES_IN_A_MILE: Final = 1.609344
_LONGEST_NAME: Final = 5
"""Words."""
_REACH: Final = 80

_DISTANCE: Final = r"(?P<number>\d{1,4}(?:\.\d)?)\s?-?(?P<unit>miles?|mi|kilomet(?:er|re)s?|kms?)\b"
_BEFORE: Final = re.compile(
    rf"\b(?:(?:(?:with)?in(?:side)?|under|less\sthan|up\sto|at\smost)\s(?:a\s)?(?:radius\sof\s)?)?"
    rf"{_DISTANCE}"
    r"(?:\s(?:radius|drive))?\s(?:of|from|around|to)\s"
    r"|\b(?P<firm>in\sor\snear|near(?:\sto|by)?|close\sto|around|based\s(?:in|at|near)"
    r"|located\s(?:in|at|near)|living\sin|lives?\sin|relocat\w+\sto|commut\w+\s(?:to|from)|within)\s"
    r"|\b(?P<loose>in|from|(?P<at>at)|across|throughout)\s",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"\s?[,(]?\s?(?:within\s|(?:\+|and|plus)\s)?(?:a\s)?(?:radius\sof\s)?{_DISTANCE}"
    r"(?:\sradius)?\)?",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:not|nor|never|except(?:\sfor)?|excluding|anywhere\sbut|outside(?:\sof)?|nicht|pas|sauf|hors)\s"
    r"(?:(?:based|located|living|in|from|near|at|around)\s){0,2}(?:[A-Z][\w'’-]{1,20}\s(?:or|nor)\s(?:in\s)?){0,2}$"
)
_NOT_REACH: Final = 80
# A digit ends a name, unless it begins the second half of a British postal code.
_STOP: Final = re.compile(
    r"(?<!\bst)(?<!\bSt)\.(?!\w)|[;()?!:\n\0\"“”£$€]|(?<!\w)\d(?![A-Z]{2}\b)|\s[-–—]\s"
    r"|\b(?:pay(?:ing|s)?|who|that|which|with|for|earning|at\sleast|up\sto|under|over|not|but"
    r"|on|posted|using|requir\w+|offer\w+|as|is|are|can|must|have|has|do|does|need\w*)\b",
    re.IGNORECASE,
)
_JOINER: Final = re.compile(r"(?:\s?,\s?(?:(?:and|or)\s)?|\s(?:and|or)\s(?:in\s|near\s)?|\s?/\s?)")
_WORD: Final = re.compile(r"[^\s,/]+(?:\s?,\s?(?=[A-Z]{2}\b))?")
_BARE: Final = re.compile(
    r"(?<![\w.])[A-Z][\w'’.-]+(?:[\s-][A-Z][\w'’.-]+){0,3}|^\w{4,}(?=\s(?:jobs|vacancies)\b)"
)
_PLAIN_CODES: Final = frozenset(("US", "USA", "UK", "UAE", "NYC"))
"""Other names of two or three letters are words as well: IT, PR, CV."""
_FIELDS: Final = frozenset(("IT", "PR", "HR", "AI", "ML", "QA", "BI"))
"""Fields of work that are codes of countries and states as well."""
_TIMES: Final = frozenset(
    ("spring", "summer", "autumn", "fall", "winter", "march", "april", "may", "june", "august")
)


@dataclass(frozen=True, slots=True)
class _Named:
    place: Place
    written: str
    end: int


def asked_places(text: str) -> Iterator[Condition]:
    """Each place: value `{place, radius_km?}`, as the contract's filter; a radius in kilometres."""
    covered = 0
    for found in _BEFORE.finditer(text):
        if found.start() < covered:
            continue
        named = list(_names(text, found.end(), firm=not found["loose"]))
        if not named:
            continue
        after = _AFTER.match(text, named[-1].end) if not found["number"] else None
        radius = _radius(after or found)
        if found["at"] and named[0].place.name.lower() != named[0].written.lower():
            continue  # who is called as a town is by another name is rather a firm
        unwanted = _unwanted(text, found.start())
        field = "locations" if unwanted is None else "location_unwanted"
        start = found.start() if unwanted is None else unwanted
        for each in named:
            end = after.end() if after and each is named[-1] else each.end
            yield Condition(field, _area(each, radius), Span(start, end))
            start = covered = end


def bare_places(text: str) -> Iterator[Condition]:
    """Large towns, regions and countries that stand in the sentence without a preposition."""
    for found in _BARE.finditer(text):
        if text.endswith(("at ", "At "), 0, found.start()):
            continue  # what `asked_places` took for no place
        named = _resolved(found[0], found.start())
        if named and (len(found[0]) > 3 or found[0] in _PLAIN_CODES) and _is_place_here(found[0]):
            unwanted = _unwanted(text, found.start())
            field = "locations" if unwanted is None else "location_unwanted"
            start = found.start() if unwanted is None else unwanted
            yield Condition(field, _area(named, None), Span(start, found.end()))


def _unwanted(text: str, start: int) -> int | None:
    """Where the words begin that say that the place at `start` is not wanted; None: it is."""
    found = _NOT.search(text, max(0, start - _NOT_REACH), start)
    return found.start() if found else None


def _names(text: str, start: int, *, firm: bool) -> Iterator[_Named]:
    """The places of a list that begins at `start`."""
    stop = _STOP.search(text, start, start + _REACH)
    limit = stop.start() if stop else min(len(text), start + _REACH)
    while named := _longest_name(text, start, limit, firm=firm):
        yield named
        joined = _JOINER.match(text, named.end, limit)
        if not joined:
            return
        start = joined.end()


def _longest_name(text: str, start: int, limit: int, *, firm: bool) -> _Named | None:
    words = list(islice(_WORD.finditer(text, start, limit), _LONGEST_NAME))
    for last in reversed(words):
        written = text[start : last.end()].rstrip(" ,")
        if (named := _resolved(written, start)) and (firm or _is_place_here(written)):
            return named
    return None


def _resolved(written: str, start: int) -> _Named | None:
    """The place that all of `written` names."""
    readings = read_places(written)
    if len(readings) != 1:
        return None
    span = readings[0].span
    outside = written[: span.start] + written[span.end :]
    if re.sub(r"\b(?:the|greater|area|region|city|of|centre|center)\b|\W", "", outside.lower()):
        return None
    return _Named(readings[0].place, written.strip(), start + len(written))


def _is_place_here(written: str) -> bool:
    """Whether a name after `in` or `at` is the place and not a skill or a common word."""
    is_word = written.partition(" ")[0] in _FIELDS or written.lower() in _TIMES
    return not (is_word or skills_named(written))


def _radius(found: re.Match[str]) -> float | None:
    if not found["number"]:
        return None
    factor = KILOMETRES_IN_A_MILE if found["unit"].lower().startswith("mi") else 1.0
    return round(float(found["number"]) * factor, 1)


def _area(named: _Named, radius: float | None) -> dict[str, Any]:
    return {"place": named.written, **({"radius_km": radius} if radius else {})}
