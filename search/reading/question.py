"""A recruiter's sentence to its conditions and the rest, without a language model.

Each finder takes what it understands out of the sentence, so that no word counts twice: dates and
years first, whose numbers are no pay, then pay, then places and the closed vocabularies.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

from models.evidence import Span
from models.interpretation import Condition, Interpretation
from models.listing import Remote
from search.reading.ad.employment import read_employment
from search.reading.asked.pay import asked_pay
from search.reading.asked.place import asked_places, bare_places
from search.reading.asked.time import asked_recency, asked_years
from search.reading.person.degrees import read_education
from search.reading.places import read_places
from search.reading.remote import read_remote
from search.reading.seniority import read_seniority
from search.reading.skills import find_skills
from search.reading.text.clean_text import cleaned

LONGEST_QUESTION: Final = 2_000
"""Characters that are read for conditions; the rest is searched by its meaning alone."""

_LISTS: Final = frozenset(("locations", "seniority", "employment_types"))
_ONE: Final = frozenset(("salary", "remote", "posted_within_days"))
_KEPT: Final = frozenset(("seniority", "skill", "degree"))
"""Conditions whose words carry meaning for the model as well."""

_OR_REMOTE: Final = re.compile(r"\b(?:or|and/or)\s(?:fully\s|100%\s|work\s)?$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?(?: level)?")
_REQUEST: Final = re.compile(
    r"^\W*(?:(?:please\s)?(?:show|find|give|get|list|search|look(?:ing)?|tell)\b"
    r"(?:\s(?:me|us|for|all|of|about|any|the|up)\b)*"
    r"|(?:what|which|are|is|do|can|i(?:['’]m| am| want| need)?|we|there|need|want)\b"
    r"(?:\s(?:is|are|there|do|you|have|any|some|all|the|an?|jobs?|for|looking|want|need|to|find|me"
    r"|see)\b)*)\s*",
    re.IGNORECASE,
)
_NOUN: Final = re.compile(
    r"\b(?:jobs?|roles?|positions?|vacanc(?:y|ies)|openings?|opportunit(?:y|ies)|work|candidates?)\b",
    re.IGNORECASE,
)
_LOOSE_ENDS: Final = re.compile(
    r"(?:^|\s)(?:(?:in|at|near|from|with|and|or|for|paying|pay|that|who|located|based|a|an|the|are"
    r"|which|of|posted|à|en|bei|not|no|but|without)\b[\s,]*)+$|^\s*(?:(?:and|or|with|in|for|that|of|on)\b\s*)+",
    re.IGNORECASE,
)
_SEEMS_CONDITION: Final = re.compile(
    r"[$£€¥₹]\s?\d[\w.,]*|\d[\w.,]*\s?[$£€¥₹]|\b(?:in|at)\s[A-Z][^\s,;\0]+(?:\s[A-Z][^\s,;\0]+){0,3}"
    r"|\b(?i:near|within|under|over|at least|at most|up to|no more than|less than|more than|paying"
    r"|based in|located in)\b\s+[^\s,;\0]+(?:\s[A-Z\d][^\s,;\0]*){0,3}"
)


def read_question(text: str) -> Interpretation:
    """What `text` asks for; nothing of it is dropped: what is not a condition stays to be searched.

    Spans count characters of `text`.
    """
    conditions = _conditions(text[:LONGEST_QUESTION])
    rest = _without(text, [c.span for c in conditions if c.field not in _KEPT])
    return Interpretation(
        filters=_filters(conditions),
        semantic_text=_semantic(rest),
        spans=tuple(sorted(conditions, key=lambda condition: condition.span.start)),
        unresolved=tuple(_unresolved(text, conditions)),
    )


def _conditions(text: str) -> list[Condition]:
    found: list[Condition] = []
    country = _country(text)
    for finder in (
        asked_recency,
        asked_years,
        lambda rest: asked_pay(rest, country),
        _remote,
        asked_places,
        _employment,
        bare_places,
        _skills,
        _seniority,
        _degrees,
    ):
        found += _apart(finder(_without(text, [condition.span for condition in found])))
    return found


def _apart(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """Those that do not begin within the one before."""
    end = 0
    for condition in conditions:
        if condition.span.start >= end:
            yield condition
            end = condition.span.end


def _country(text: str) -> str | None:
    """The country of the first place: it decides what `$` is."""
    for condition in chain(asked_places(text), bare_places(text)):
        for reading in read_places(condition.value["place"]):
            return reading.place.country
    return None


def _remote(text: str) -> Iterator[Condition]:
    reading = read_remote(text)
    if reading.remote is None or reading.span is None:
        return
    either = _OR_REMOTE.search(text[: reading.span.start])
    wish = {Remote.REMOTE: "remote_only", Remote.ON_SITE: "on_site_only"}.get(reading.remote, "any")
    start = either.start() if either else reading.span.start
    yield Condition("remote", "any" if either else wish, Span(start, reading.span.end))


def _employment(text: str) -> Iterator[Condition]:
    if reading := read_employment(text):
        yield Condition("employment_types", reading.employment_type.value, reading.span)


def _seniority(text: str) -> Iterator[Condition]:
    for word in _WORD.finditer(text):
        if read_seniority(word[0]):
            # What follows decides with it: a head chef is no head of sales.
            following = _WORD.search(text, word.end())
            title = text[word.start() : following.end()] if following else word[0]
            level = read_seniority(title) or read_seniority(word[0])
            yield Condition("seniority", level, Span(*word.span()))


def _skills(text: str) -> Iterator[Condition]:
    for mention in find_skills(text):
        field = "skill_unwanted" if mention.negated else "skill"
        yield Condition(field, mention.skill, mention.span)


def _degrees(text: str) -> Iterator[Condition]:
    for education in read_education(text):
        yield Condition("degree", education.degree.value, education.span)


def _filters(conditions: Iterable[Condition]) -> dict[str, Any]:
    filters: dict[str, Any] = {}
    for condition in conditions:
        if condition.field in _LISTS:
            values = filters.setdefault(condition.field, [])
            if condition.value not in values:
                values.append(condition.value)
        elif condition.field in _ONE and not _is_open(condition):
            filters.setdefault(condition.field, condition.value)
    return filters


def _unresolved(text: str, conditions: Iterable[Condition]) -> list[Span]:
    """What seems to be a condition and is none of `conditions`, and those that filter nothing."""
    rest = _without(text, [condition.span for condition in conditions])
    seen = [Span(*match.span()) for match in _SEEMS_CONDITION.finditer(rest)]
    open_ = [condition.span for condition in conditions if _is_open(condition)]
    return sorted(seen + open_, key=lambda span: span.start)


def _is_open(condition: Condition) -> bool:
    """Whether it is understood and yet no filter: pay in an unknown currency, an unwanted place."""
    if condition.field == "location_unwanted":
        return True
    return condition.field == "salary" and condition.value["currency"] is None


def _without(text: str, spans: Iterable[Span]) -> str:
    """`text` with the stretches blanked, every other character in its place."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = "\0" * (span.end - span.start)
    return "".join(letters)


def _semantic(rest: str) -> str:
    parts = [part.strip(" ,;:.?!") for part in re.split(r"\0+", _REQUEST.sub("", rest))]
    kept = (" ".join(_LOOSE_ENDS.sub(" ", _NOUN.sub(" ", part)).split()) for part in parts)
    return cleaned(" ".join(part.strip(" ,;") for part in kept if part.strip(" ,;")))
