"""The languages that a person says to speak, and how well.

`languages.tsv` names them in English, German, French and Spanish by ISO 639-1 code;
`language_levels.tsv` names the levels. Words such as "fluent" are put at the level of the Common
European Framework whose description they come nearest to. A word with a question mark, such as
"good", may be said of anything, and counts only where the text is about languages.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from models.evidence import Span
from models.profile import LanguageLevel, LanguageReading
from search.reading.person.sections import Section, SectionKind
from search.reading.text.table import rows_of
from search.reading.text.word_pattern import any_of

_SPEAKS: Final = re.compile(
    r"\b(?:speak(?:s|er|ing)?|spoken|written|languages?|skills|sprachen|\w*kenntnisse|spreche"
    r"|langues?|parle|parlée?|idiomas?|hablo|hablado)\b",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"^[ \t•*-]*(?:(?:spoken |foreign )?languages?(?: skills)?|sprachen|sprachkenntnisse|langues?"
    r"|idiomas?)[ \t]*:.*$",
    re.IGNORECASE | re.MULTILINE,
)
_TOGETHER: Final = re.compile(r"\s*(?:and|&|/|und|et|y)\s*", re.IGNORECASE)
_LIST_SIGN: Final = re.compile(
    r"[\s,;/&]{0,4}(?:(?:and|or|und|et|y)\b)?(?:\s(?:in|en|auf))?\s{0,3}", re.IGNORECASE
)
_NEAR: Final = 40
"""Characters between a language and the word that says how well it is spoken, on one line."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A language, or a level, where a line names it."""

    span: Span
    language: str | None
    level: LanguageLevel | None


def read_languages(text: str, sections: list[Section]) -> list[LanguageReading]:
    """Each language once: all in a section or line of languages, elsewhere those with a level."""
    listed = {line.start() for line in _LISTED.finditer(text)}
    kinds = [(section.span.start, section.kind) for section in sections]
    found: dict[str, LanguageReading] = {}
    for line in _lines(text):
        section = bisect_right(kinds, line.start, key=lambda kind: kind[0]) - 1
        own = section >= 0 and kinds[section][1] is SectionKind.LANGUAGES
        for reading in _readings(text, line, listed=own or line.start in listed):
            known = found.get(reading.language)
            if known is None or (known.level is None and reading.level is not None):
                found[reading.language] = reading
    return list(found.values())


def _lines(text: str) -> Iterator[Span]:
    """The lines that name a language, in order; with the next where that is a level alone."""
    end = -1
    for match in _languages().finditer(text):
        if match.start() < end:
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        end = _line_end(text, match.end())
        if text[start:end].strip(" \t•*-:") == match[0]:
            following = _line_end(text, end + 1)
            if _levels().fullmatch(text[end:following].strip(" \n\t()•*-:")):
                end = following
        yield Span(start, end)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _readings(text: str, line: Span, *, listed: bool) -> Iterator[LanguageReading]:
    words = _words(text, line)
    levels = _levels_before(text, words) if words[0].level else _levels_behind(text, words)
    is_sure = listed or any(not _is_weak(text, level) for level in levels if level)
    speaks = _SPEAKS.search(text, line.start, line.end) is not None
    for word, level in zip(words, levels, strict=True):
        told = listed or (speaks and _is_near(text, line, word))
        sure = level if level and (told or is_sure) else None
        if word.language is None or not (sure or told):
            continue
        reading = LanguageReading(word.language, word.span)
        yield replace(reading, level=sure.level, level_span=sure.span) if sure else reading


def _words(text: str, line: Span) -> list[_Word]:
    languages = [
        _Word(Span(*match.span()), language_codes()[match[0].lower()], None)
        for match in _languages().finditer(text, line.start, line.end)
    ]
    taken = {word.span.start for word in languages}
    levels = [
        _Word(Span(*match.span()), None, _level_named(match[0]))
        for match in _levels().finditer(text, line.start, line.end)
        if match.start() not in taken
    ]
    return sorted(languages + levels, key=lambda word: word.span.start)


def _levels_before(text: str, words: list[_Word]) -> list[_Word | None]:
    """Each word's level where levels stand before languages: `Fluent in English and French`."""
    level: _Word | None = None
    before: _Word | None = None
    levels: list[_Word | None] = []
    for word in words:
        if word.level:
            level = word
        elif before and before.level:
            level = before if word.span.start - before.span.end <= _NEAR else None
        elif before and not _LIST_SIGN.fullmatch(text[before.span.end : word.span.start]):
            level = None
        levels.append(level if word.language else None)
        before = word
    return levels


def _levels_behind(text: str, words: list[_Word]) -> list[_Word | None]:
    """Each word's level where levels stand behind: `Spanish and Catalan: native` tells of both."""
    following: _Word | None = None
    level: _Word | None = None
    levels: list[_Word | None] = []
    for word in reversed(words):
        if word.level:
            level = word
        elif following and following.level:
            level = following if following.span.start - word.span.end <= _NEAR else None
        elif following and not _TOGETHER.fullmatch(text[word.span.end : following.span.start]):
            level = None
        levels.append(level if word.language else None)
        following = word
    return levels[::-1]


def _is_near(text: str, line: Span, word: _Word) -> bool:
    start, end = max(line.start, word.span.start - _NEAR), min(line.end, word.span.end + _NEAR)
    return _SPEAKS.search(text, start, end) is not None


def _is_weak(text: str, level: _Word) -> bool:
    return " ".join(text[level.span.start : level.span.end].lower().split()) in _weak_levels()


def _level_named(words: str) -> LanguageLevel:
    return _level_words()[" ".join(words.lower().split())]


@cache
def language_codes() -> dict[str, str]:
    """ISO 639-1 codes of languages by name, in lower case."""
    rows = rows_of("person/languages.tsv")
    return {word: code for code, words in rows for word in words.split("|")}


@cache
def _level_words() -> dict[str, LanguageLevel]:
    return {word.removeprefix("?"): level for word, level in _marked_levels()}


@cache
def _weak_levels() -> frozenset[str]:
    return frozenset(word[1:] for word, _ in _marked_levels() if word.startswith("?"))


def _marked_levels() -> Iterator[tuple[str, LanguageLevel]]:
    for level, words in rows_of("person/language_levels.tsv"):
        for word in words.split("|"):
            yield word, LanguageLevel(level)


@cache
def _languages() -> re.Pattern[str]:
    return any_of(language_codes())


@cache
def _levels() -> re.Pattern[str]:
    return any_of(_level_words())
