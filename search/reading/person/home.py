"""Where a person lives, and the country that towns of many namesakes are looked for in."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from models.place import Place
from models.profile import Position
from search.reading.person.employer import means_place
from search.reading.person.job_nouns import holds_job_noun
from search.reading.person.masking import Masked
from search.reading.places import PlaceReading, read_places
from search.reading.text.language import language_of

HEAD_LINES: Final = 8
"""Contact details stand at the top."""
NAMED_LINES: Final = 4
"""Lines from the top in which a small town may stand alone; `Friendly` is one too."""
COVERED: Final = 0.6
"""The share of a line's letters that name places where the line is about nothing else."""
WORDS: Final = 12
"""Of the longest line whose parts may be a name, a title and a town."""

_CONTACT: Final = re.compile(r"\[(?:email|phone|address|link)\]")
_PLACEHOLDER: Final = re.compile(r"\[[^\]]*\]")
_LABEL: Final = re.compile(r"^[^\W\d_][\w ]{0,20}:")
_PART: Final = re.compile(r"\s*[,|·•;]\s*|\s[-–—]\s")
_BIRTH: Final = re.compile(
    r"\b(?:geb(?:oren|urts\w+)?\b|born\b|birth|n[ée]e? (?:le|à)\b|naissance|nacid[oa]\b"
    r"|nacimiento|nat[oa] (?:a|il)\b)",
    re.IGNORECASE,
)
_COUNTRIES: Final = {"es": "ES", "fr": "FR", "de": "DE", "it": "IT", "nl": "NL", "pl": "PL"}
"""The country that a language not spoken by many is written in, unless other words tell."""


def read_home(masked: Masked, country: str | None = None) -> tuple[Place, ...]:
    """The town that the contact details at the head of a résumé name, if any.

    `country` (ISO 3166-1 alpha-2) decides between its namesakes.
    """
    home = _home(masked, country)
    return () if home is None else (home.place,)


def country_around(masked: Masked, text: str, positions: Sequence[Position]) -> str | None:
    """The country that a résumé is set in: its home's, else that of the places of work.

    A home of namesakes is in the country of most places that have none, then in that of the
    language, then where most people live.
    """
    home = _home(masked, None)
    if home is not None and not home.others:
        return home.place.country
    namesakes = [] if home is None else [home.place.country, *(p.country for p in home.others)]
    sure = Counter(
        each.place.country
        for position in positions
        for each in _named(text, position, None)
        if not each.others and each.place.lat is not None
    )
    ranked = [country for country, _ in sure.most_common()]
    if home is not None:
        ranked = [
            each for each in (*ranked, _COUNTRIES.get(language_of(text) or "")) if each in namesakes
        ]
    return next(iter([*ranked, *namesakes]), None)


def placed_in(text: str, positions: Sequence[Position], country: str | None) -> list[Position]:
    """The positions, their places read again as the country's own where it has a namesake.

    A small town of another country that nothing stands beside is none: `Cisco`, in Pune.
    """
    if country is None:
        return list(positions)
    return [_placed_in(text, position, country) for position in positions]


def _placed_in(text: str, position: Position, country: str) -> Position:
    readings = [r for r in _named(text, position, country) if r.place.lat is not None]
    if not readings or position.place_span is None:
        return position
    words = text[position.place_span.start : position.place_span.end]
    if readings[0].place.country != country and words.isalpha() and not means_place(words):
        return replace(position, place=None, place_span=None)
    return replace(position, place=readings[0].place)


def _named(text: str, position: Position, country: str | None) -> list[PlaceReading]:
    if position.place_span is None:
        return []
    words = text[position.place_span.start : position.place_span.end]
    return read_places(words, country=country)


def _home(masked: Masked, country: str | None) -> PlaceReading | None:
    lines = [line.strip() for line in masked.text.split("\n") if line.strip()]
    for number, line in enumerate(lines[:HEAD_LINES]):
        if _BIRTH.search(line) or (number == 0 and line.isalpha()):
            continue  # a lone word at the top is a name: Olga, Florence
        words = _LABEL.sub("", _PLACEHOLDER.sub(" | ", line))
        towns = list(_towns(words, country))
        # "Front office clerk" holds a village's name too.
        if number >= NAMED_LINES and words.isalpha() and not means_place(words):
            continue
        if towns and (_CONTACT.search(line) or _covers(towns, words)):
            return towns[0]
        if towns and len(words.split()) <= WORDS:
            parts = _PART.split(words)
            for part in parts if number else parts[1:]:
                if found := next(_town_alone(part, country), None):
                    return found
    return None


def _town_alone(part: str, country: str | None) -> Iterator[PlaceReading]:
    """The large town that a part of a line names, and nothing else: `Ada Roe · cook · Leeds`."""
    words = part.strip(" .|")
    if words[:1].isupper() and means_place(words):
        towns = list(_towns(words, country))
        if _covers(towns, words):
            yield towns[0]


def _towns(words: str, country: str | None) -> Iterator[PlaceReading]:
    """The towns that are named, but for those that share a job's name: Baker, Chandler."""
    for reading in read_places(words, country=country):
        name = words[reading.span.start : reading.span.end]
        if reading.place.lat is not None and name[0].isupper() and not holds_job_noun(name):
            yield reading


def _covers(towns: Sequence[PlaceReading], words: str) -> bool:
    named = sum(each.span.end - each.span.start for each in towns)
    return bool(towns) and named >= COVERED * sum(map(str.isalpha, words))
