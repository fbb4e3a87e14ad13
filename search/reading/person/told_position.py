"""Positions that sentences tell of: `I worked as a nurse at St Mary's from 2015 to 2018`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from models.evidence import Span
from models.profile import Position, Stretch
from search.reading.person.date_range import read_dates
from search.reading.person.experience import months_of, read_months
from search.reading.person.job_nouns import job_noun_end
from search.reading.text.windows import around, matches

LONGEST: Final = 6
"""Words of a title within a sentence."""

_AS: Final = re.compile(
    r"\b(?:(?:work(?:ed|ing|s)?|employed|serv(?:ed|ing)|years?|experience|position|role|job|tätig"
    r"|gearbeitet|arbeite(?:te)?|beschäftigt|erfahrung|travaill[ée]\w*|expérience|trabaj\w+"
    r"|experiencia|months?|jahre?|ans|años)(?:,|\s\w+){0,3}?\s(?:as|als|comme|en\stant\sque|como|de)"
    r"|ich\s(?:habe|war|arbeite)(?:\s\w+){0,3}?\sals|(?:i\sam|i'm|i’m|i\swas|ich\sbin|ich\swar|je\ssuis|j['’]étais|soy|fui|era))"
    r"\s(?:an?\s|the\s|eine?\s|une?\s|una\s)?",
    re.IGNORECASE,
)
_STEMS: Final = (
    *("as ", "als ", "comme ", "que ", "como ", "de ", "am ", "'m ", "’m ", "was ", "bin ", "war "),
    *("suis ", "étais ", "soy ", "fui ", "era "),
)
"""In lower case, what every such phrase ends with, before an article."""
_REACH: Final = 60
_ENDS: Final = re.compile(
    r"\s(?:at|for|with|in|on|from|since|to|who|and|where|when|but|bei|beim|in|im|seit|von|mit|und"
    r"|chez|dans|à|au|depuis|avec|et|en|con|desde|y|a)\s|[.,;:!?()\n]|\s[-–—]\s|\s\d|$"
)
_EMPLOYER: Final = re.compile(
    r"\s(?:at|for|bei(?:m|\sder)?|chez|en|with)\s(?:the\s)?"
    r"((?-i:[A-ZÀ-Þ])[\w&'’.-]*(?:\s(?:of|de|du|la|&|and)?\s?(?-i:[A-ZÀ-Þ])[\w&'’-]*){0,5})"
)
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s)|\n")
_LONGEST_SENTENCE: Final = 200


def read_told_positions(text: str, today: date) -> Iterator[Position]:
    """Each title once, in order, with the dates, the length and the employer told beside it."""
    seen: set[str] = set()
    for told in matches(_AS, text, around(text, _STEMS, _REACH)):
        span = _title(text, told.end())
        if span is None or text[span.start : span.end].lower() in seen:
            continue
        seen.add(text[span.start : span.end].lower())
        yield _position(text, span, told.start(), today)


def _title(text: str, start: int) -> Span | None:
    words = text[start : start + _REACH]
    end = _ENDS.search(words)
    words = words[: end.start()] if end else words
    noun = job_noun_end(words)
    if noun is None or len(words[:noun].split()) > LONGEST:
        return None
    if job_noun_end(words.partition(" of ")[0]) is None:  # a friend of every engineer
        return None
    return Span(start, start + noun)


def _position(text: str, title: Span, told: int, today: date) -> Position:
    start = max(0, told - _LONGEST_SENTENCE)
    before = list(_SENTENCE_END.finditer(text, start, told))
    start = before[-1].end() if before else start
    after = _SENTENCE_END.search(text, title.end, title.end + _LONGEST_SENTENCE)
    end = after.start() if after else min(len(text), title.end + _LONGEST_SENTENCE)
    dates = [d.stretch for d in read_dates(text[start:end], today) if d.is_range and d.stretch]
    employer = _EMPLOYER.match(text, title.end, end)
    stretch = dates[0] if dates else None
    return Position(
        title=" ".join(text[title.start : title.end].split()),
        span=title,
        stretch=stretch and _moved(stretch, start),
        months=months_of([stretch]) if stretch else read_months(text[start:end]),
        employer=employer[1] if employer else None,
        employer_span=Span(*employer.span(1)) if employer else None,
        extent=Span(start, end),
    )


def _moved(stretch: Stretch, by: int) -> Stretch:
    return replace(stretch, span=Span(stretch.span.start + by, stretch.span.end + by))
