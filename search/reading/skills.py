"""The skills that a text names, by the tables in `vocabulary/`, one a field of work.

A row of a table: skill, kind, and other spellings divided by bars. The skill's own name is a
spelling too. A hyphen is as good as a space, and case does not matter unless a spelling begins
with a mark:

    =Go     stands in this case only
    ?R      stands in this case and as an item of a list only: `Python, R and SQL`

Where a marked spelling is the skill's own name, the mark holds for the name. A row of kind `trap`
spells words that look like a skill and are none, such as `go-to-market`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import ahocorasick

from models.evidence import Span
from models.profile import SkillReading

TRAP: Final = "trap"


@dataclass(frozen=True, slots=True)
class Skill:
    """One row of the vocabulary."""

    name: str
    kind: str
    field: str
    aliases: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The marked and unmarked ways to write it."""
        own = () if any(alias[1:] == self.name for alias in self.aliases) else (self.name,)
        return (*self.aliases,) if self.kind == TRAP else (*own, *self.aliases)


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


@cache
def vocabulary() -> tuple[Skill, ...]:
    """Every row of every table, traps included; the table's name is the field."""
    tables = files("search.reading").joinpath("vocabulary").iterdir()
    return tuple(
        skill
        for table in sorted(tables, key=lambda table: table.name)
        for skill in _rows(table.read_text(encoding="utf-8"), table.name.removesuffix(".tsv"))
    )


def _rows(table: str, field: str) -> Iterator[Skill]:
    for line in table.splitlines()[1:]:
        name, kind, aliases = line.split("\t")
        yield Skill(name, kind, field, tuple(aliases.split("|")) if aliases else ())


def read_skills(text: str) -> list[SkillReading]:
    """Every mention of a skill, in order. Where two overlap, the longer one stands."""
    return [
        SkillReading(match.spelling.skill.name, Span(match.start, match.end))
        for match in _longest(_matches(text))
        if match.spelling.skill.kind != TRAP
    ]


def skills_named(text: str) -> frozenset[str]:
    """The skills that `text` names, however often."""
    return frozenset(reading.skill for reading in read_skills(text))


@cache
def _automaton() -> Any:  # noqa: ANN401  # untyped
    spellings: dict[str, list[_Spelling]] = {}
    for skill in vocabulary():
        for spelling in skill.spellings:
            mark = spelling[0] if spelling[0] in "=?" else ""
            written = spelling.removeprefix(mark)
            spellings.setdefault(_normal(written), []).append(_Spelling(skill, written, mark))
    automaton = ahocorasick.Automaton()
    for key, meant in spellings.items():
        automaton.add_word(key, (len(key), tuple(meant)))
    automaton.make_automaton()
    return automaton


def _normal(text: str) -> str:
    """Lower case with plain spaces, character for character."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" grows by a dot of its own
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_PLAIN)


def _matches(text: str) -> Iterator[_Match]:
    for last, (length, meant) in _automaton().iter(_normal(text)):
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
