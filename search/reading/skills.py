"""The skills that a text names, by the vocabulary."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import ahocorasick

from models.evidence import Span
from models.profile import SkillReading
from search.reading.skill_marks import (
    is_alone,
    is_amid_talk_of_skills,
    is_item,
    is_whole,
    is_word_of_language,
)
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

    @property
    def is_name(self) -> bool:
        """Whether its one capital letter is all that tells it from a word of the language."""
        return self.mark == "=" and self.written.isalpha() and self.written.istitle()


@dataclass(frozen=True, slots=True)
class _Match:
    spelling: _Spelling
    start: int
    end: int


_PLAIN: Final = str.maketrans("\t\n\r\x0b\x0c\xa0\u2009\u202f-‐‑–’‘", " " * 12 + "''")
_NEAR: Final = 40
"""Characters within which another skill, or talk of skills, vouches for a doubtful one."""
_VOUCHING: Final = frozenset({"tool", "knowledge"})


def find_skills(text: str) -> list[SkillMention]:
    """Every mention of a skill, in order. Where two overlap, the longer one stands."""
    normal = normal_text(text)
    matches = list(_vouched(text, _longest(_matches(text, normal))))
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
            mark = spelling[0] if spelling[0] in "=?" else "*" if spelling[-1] == "*" else ""
            written = spelling.strip(mark) if mark else spelling
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
        for spelling in meant:
            if spelling.mark == "*":
                yield _Match(spelling, start, _word_end(text, end))
            elif is_whole(text, start, end) and _is_written(text, start, end, spelling):
                yield _Match(spelling, start, end)


def _word_end(text: str, end: int) -> int:
    while text[end : end + 1].isalnum():
        end += 1
    return end


def _is_written(text: str, start: int, end: int, spelling: _Spelling) -> bool:
    """Whether the stretch is written as its spelling asks; of a doubtful one, how it stands."""
    if not spelling.mark:
        return True
    if text[start:end] != spelling.written:
        return False
    if spelling.mark == "?":
        return is_item(text, start, end)
    return not (spelling.is_name and is_word_of_language(text, start, end))


def _longest(matches: Iterator[_Match]) -> list[_Match]:
    chosen: list[_Match] = []
    for match in sorted(matches, key=lambda found: (found.start, -found.end)):
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
        elif match.end - match.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = match
    return chosen


def _vouched(text: str, matches: Sequence[_Match]) -> Iterator[_Match]:
    """The matches without traps, and without doubtful ones for which nothing vouches."""
    sure = [match for match in matches if _vouches(match) and match.spelling.mark != "?"]
    starts, before = [match.start for match in sure], -_NEAR
    for match in matches:
        if match.spelling.mark == "?":
            after = bisect_left(starts, match.end)
            is_near = match.start - before <= _NEAR or (
                after < len(starts) and starts[after] - match.end <= _NEAR
            )
            if not (
                is_near
                or is_alone(text, match.start, match.end)
                or is_amid_talk_of_skills(text, match.start, match.end, _NEAR)
            ):
                continue
        if match.spelling.skill.kind != TRAP:
            yield match
        if _vouches(match):
            before = match.end


def _vouches(match: _Match) -> bool:
    return match.spelling.skill.kind in _VOUCHING
