"""The skills that a text names, by the vocabulary."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import ahocorasick

from models.evidence import Span
from models.profile import SkillReading
from search.reading.skill_negation import negated
from search.reading.skill_vocabulary import TRAP, Skill, vocabulary


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill where a text names it."""

    skill: str
    span: Span
    negated: bool
    """Named to say that it is not asked or not there: `no Java needed`."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    skill: Skill
    written: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Match:
    spelling: _Spelling
    start: int
    end: int


_PLAIN: Final = str.maketrans("\t\n\r\x0b\x0c\xa0\u2009\u202f-‐‑–’‘", " " * 12 + "''")
_LIST_SIGNS: Final = frozenset("\n,;|/•·●▪:()[]+&")
_BULLETS: Final = frozenset("-–—*>")
_LIST_WORDS: Final = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "o"})
_WORDS_BEFORE: Final = _LIST_WORDS | {"in", "with", "using", "mit", "en", "avec", "con"}
_WORDS_AFTER: Final = _LIST_WORDS | {
    "developer", "programming", "programmer", "script", "scripts", "scripting", "code", "packages",
}  # fmt: skip
_NEIGHBOURHOOD: Final = 14


def find_skills(text: str) -> list[SkillMention]:
    """Every mention of a skill, in order. Where two overlap, the longer one stands."""
    normal = normal_text(text)
    matches = [
        match for match in _longest(_matches(text, normal)) if match.spelling.skill.kind != TRAP
    ]
    spans = [Span(match.start, match.end) for match in matches]
    unwanted = negated(normal, spans)
    return [
        SkillMention(match.spelling.skill.name, span, number in unwanted)
        for number, (match, span) in enumerate(zip(matches, spans, strict=True))
    ]


def read_skills(text: str) -> list[SkillReading]:
    """Every mention of a skill in order, without those that a text names to deny them."""
    return [
        SkillReading(mention.skill, mention.span)
        for mention in find_skills(text)
        if not mention.negated
    ]


def skills_named(text: str) -> frozenset[str]:
    """The skills that `text` names, however often."""
    return frozenset(mention.skill for mention in find_skills(text) if not mention.negated)


@cache
def _automaton() -> Any:  # noqa: ANN401  # untyped
    spellings: dict[str, list[_Spelling]] = {}
    for skill in vocabulary():
        for spelling in skill.spellings:
            mark = spelling[0] if spelling[0] in "=?" else ""
            written = spelling.removeprefix(mark)
            spellings.setdefault(normal_text(written), []).append(_Spelling(skill, written, mark))
    automaton = ahocorasick.Automaton()
    for key, meant in spellings.items():
        automaton.add_word(key, (len(key), tuple(meant)))
    automaton.make_automaton()
    return automaton


def normal_text(text: str) -> str:
    """Lower case with plain spaces, character for character."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" grows by a dot of its own
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_PLAIN)


def _matches(text: str, normal: str) -> Iterator[_Match]:
    for last, (length, meant) in _automaton().iter(normal):
        start, end = last + 1 - length, last + 1
        if _is_whole(text, start, end):
            for spelling in meant:
                if _is_meant(text, start, end, spelling):
                    yield _Match(spelling, start, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or sign of a longer name (C++, C#) adjoins the stretch."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() or before == "_" or after.isalnum() or after == "_":
        return False
    return not (after and after in "+#") or text[end - 1] in "+#"


def _is_meant(text: str, start: int, end: int, spelling: _Spelling) -> bool:
    if not spelling.mark:
        return True
    if text[start:end] != spelling.written:
        return False
    if spelling.mark == "=":
        return True
    return _begins_item(text[max(0, start - _NEIGHBOURHOOD) : start]) and _ends_item(
        text[end : end + _NEIGHBOURHOOD]
    )


def _begins_item(before: str) -> bool:
    before = before.rstrip(" \t")
    if not before or before[-1] in _LIST_SIGNS:
        return True
    words = before.split()
    return not words or words[-1] in _BULLETS or words[-1] in _WORDS_BEFORE


def _ends_item(after: str) -> bool:
    after = after.lstrip(" \t")
    if not after or after[0] in _LIST_SIGNS:
        return True
    if after[0] == ".":
        return not after[1:2].isalnum()
    words = after.split()
    return not words or words[0].rstrip(".,;:") in _WORDS_AFTER


def _longest(matches: Iterator[_Match]) -> list[_Match]:
    chosen: list[_Match] = []
    for match in sorted(matches, key=lambda found: (found.start, -found.end)):
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
        elif match.end - match.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = match
    return chosen
