"""Where a text spells a skill of the vocabulary, whether or not it means one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, repeat
from typing import Any, Final

import ahocorasick

from search.reading.skill.marks import is_verb, is_whole
from search.reading.skill.vocabulary import TRAP, Skill, vocabulary
from search.reading.text.lower_case import lowered

_SPACES: Final = "\t\n\r\x0b\x0c\xa0\u2009\u202f-‐‑–"
_APOSTROPHES: Final = "’‘"
_MARKS: Final = "=?"
_VOUCHING: Final = frozenset({"tool", "knowledge", "language"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a skill, without its mark."""

    skill: Skill
    written: str
    mark: str


@dataclass(frozen=True, slots=True)
class Spelled:
    """A stretch of text that spells a skill."""

    spelling: Spelling
    start: int
    end: int
    is_sure: bool
    """Whether it means the skill wherever it stands; if not, its surroundings must tell."""

    @property
    def is_trap(self) -> bool:
        """Whether it only looks like a skill."""
        return self.spelling.skill.kind == TRAP

    @property
    def vouches(self) -> bool:
        """Whether a doubtful skill nearby is likely meant."""
        return self.spelling.skill.kind in _VOUCHING


def normal_text(text: str) -> str:
    """Lower case with plain spaces, character for character."""
    lower = lowered(text)
    for odd in _SPACES:  # a fifth of the time of `str.translate`
        lower = lower.replace(odd, " ")
    for odd in _APOSTROPHES:
        lower = lower.replace(odd, "'")
    return lower


def spelled_in(text: str, normal: str) -> list[Spelled]:
    """The stretches in order, traps included; `normal` is the text's `normal_text`.

    Where two overlap, a sure one stands before a doubtful one, and a longer before a shorter.
    """
    found = list(_all(text, normal))
    sure = _longest(each for each in found if each.is_sure)
    doubtful = _longest(each for each in found if not each.is_sure)
    return list(_merged(sure, doubtful)) if doubtful else sure


def _all(text: str, normal: str) -> Iterator[Spelled]:
    for last, length in _automaton().iter(normal):
        start, end = last + 1 - length, last + 1
        for spelling in _spellings(normal[start:end]):
            if spelling.mark == "*":
                yield Spelled(spelling, start, _word_end(text, end), is_sure=True)
            elif is_whole(text, start, end):
                is_same = not spelling.mark or text[start:end] == spelling.written
                is_sure = is_same and spelling.mark != "?" and not _is_verb(text, start, spelling)
                if is_sure or is_same or spelling.mark == "=":
                    yield Spelled(spelling, start, end, is_sure)


def _is_verb(text: str, start: int, spelling: Spelling) -> bool:
    """Whether its one capital letter may be a sentence's first."""
    written = spelling.written
    is_word = spelling.mark == "=" and written.isalpha() and written.istitle()
    return is_word and is_verb(text, start, start + len(written))


def _word_end(text: str, end: int) -> int:
    while text[end : end + 1].isalnum():
        end += 1
    return end


def _longest(found: Iterable[Spelled]) -> list[Spelled]:
    chosen: list[Spelled] = []
    for each in sorted(found, key=lambda spelled: (spelled.start, -spelled.end)):
        if not chosen or each.start >= chosen[-1].end:
            chosen.append(each)
        elif each.end - each.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = each
    return chosen


def _merged(sure: list[Spelled], doubtful: list[Spelled]) -> Iterator[Spelled]:
    end, rest = 0, iter([*sure, None])
    following = next(rest)
    for each in doubtful:
        while following and following.start < each.end:
            end = following.end
            yield following
            following = next(rest)
        if each.start >= end:
            yield each
    while following:
        yield following
        following = next(rest)


_ADDED: Final[list[Skill]] = []


def add_vocabulary(skills: Iterable[Skill]) -> None:
    """Read by these rows besides our own, in the whole process and from now on.

    Called once, where the process is wired and before anything is read: reading stays the same
    function of a text after it. A spelling that ours has too keeps our meaning; a skill whose name
    is one of our spellings is ours, by more spellings.
    """
    _ADDED[:] = skills
    for cached in (_skills, _automaton, _spellings):
        cached.cache_clear()


@cache
def _automaton() -> Any:  # noqa: ANN401  # untyped
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for key in _skills():
        automaton.add_word(key)
    automaton.make_automaton()
    return automaton


@cache
def _spellings(key: str) -> tuple[Spelling, ...]:
    """The ways to write a skill that have this normal text.

    Made when a text first has it: to make all 30,000 would take half of what loading takes.
    """
    skill = _skills()[key]
    spelt = (_spelling(skill, written) for written in skill.spellings)
    return tuple(each for each in spelt if normal_text(each.written) == key)


def _spelling(skill: Skill, spelling: str) -> Spelling:
    if spelling[0] in _MARKS:
        return Spelling(skill, spelling[1:], spelling[0])
    if spelling[-1] == "*":
        return Spelling(skill, spelling[:-1], "*")
    return Spelling(skill, spelling, "")


@cache
def _skills() -> dict[str, Skill]:
    """The skills, traps included, by the normal text of each of their spellings."""
    ours = _by_key(vocabulary())
    return {**_beside(ours, _ADDED), **ours} if _ADDED else ours


def _beside(ours: dict[str, Skill], added: Sequence[Skill]) -> dict[str, Skill]:
    """The added skills by key, each under our name where its own is a spelling of ours."""
    names = normal_text("\0".join(skill.name for skill in added)).split("\0")
    named = (
        replace(ours[name], aliases=skill.spellings) if name in ours else skill
        for name, skill in zip(names, added, strict=True)
    )
    return _by_key([skill for skill in named if skill.kind != TRAP])


def _by_key(skills: Sequence[Skill]) -> dict[str, Skill]:
    """The skills by the normal text of their spellings; of two with the same, the first."""
    ordered = skills[::-1]
    spelt = [skill.spellings for skill in ordered]
    owners = chain.from_iterable(map(repeat, ordered, map(len, spelt)))
    # All at once: a call for each would take as long as the rest.
    keys = "\0".join(("", "\0\0".join(chain.from_iterable(spelt)), ""))
    for mark in _MARKS:
        keys = keys.replace(f"\0{mark}", "\0")
    keys = normal_text(keys.replace("*\0", "\0"))
    return dict(zip(keys[1:-1].split("\0\0"), owners, strict=True))
