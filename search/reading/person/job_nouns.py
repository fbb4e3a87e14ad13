"""Words that are the head of a job's title, so that a line which holds one may be a title.

`job_nouns.tsv` names them with their use:

    noun    names a job wherever it stands: accountant
    head    names one only where nothing follows that it could belong to: staff, not staff training
    field   names a field of work, which stands for the job where a title is looked for: payroll
    trap    words that hold a job's noun and name none: sql server

A noun that begins with a hyphen is what German compounds end in: Softwareentwickler.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Final

from models.evidence import Span
from search.reading.text.table import rows_of
from search.reading.text.word_pattern import any_of


class Use(StrEnum):
    """How a word of the table names a job."""

    NOUN = "noun"
    HEAD = "head"
    FIELD = "field"
    TRAP = "trap"


_WORD: Final = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_GENDER: Final = re.compile(r"(?<=\w)[:*/_·(]-?(?:innen|in|frau|euse|rice|ère|e|a|ora)\b\)?")
_AFTER_HEAD: Final = re.compile(
    r"\s*(?:$|[^\w\s&'’-]|[-–—]\s|\d|[ivx]{1,4}\b|(?:of|for|in|at|to|on|de|du|des|en|d['’]|für|im"
    r"|with|and|und|et|y|level|grade)\b)"
)
"""What may stand after a word that is the last of its phrase."""
_AFTER_ROLE: Final = re.compile(r"\s+(?:who|that|which|able|willing|or|[^\W\d_]+ing)\b")
"""What goes on in a sentence about somebody: `tester who knows`, `trainer designing courses`."""


@cache
def words_of(use: Use) -> frozenset[str]:
    """The words of one use, in lower case, as the table has them."""
    return frozenset(words for words, found in rows_of("person/job_nouns.tsv") if found == use)


def holds_job_noun(words: str) -> bool:
    """Whether any word names a job, in whatever case: `Pflegehelfer*in` and `Nurses` do."""
    return job_noun_end(words) is not None


def job_noun_end(words: str) -> int | None:
    """Where the last word that names a job ends."""
    plain = _GENDER.sub(_blank, words.lower())
    if len(plain) != len(words):  # "İ" grows by a dot of its own
        return None
    plain = _trap().sub(_blank, plain)
    last = None
    for word in _WORD.finditer(plain):
        if _names_job(plain, word):
            last = word.end()
    return last


def job_nouns_in(sentence: str) -> Iterator[Span]:
    """Every word of a sentence that names a job, in order."""
    plain = _GENDER.sub(_blank, sentence.lower())
    if len(plain) != len(sentence):
        return
    plain = _trap().sub(_blank, plain)
    for word in _WORD.finditer(plain):
        told = _in(word[0], words_of(Use.HEAD)) and _AFTER_ROLE.match(plain, word.end())
        if told or _names_job(plain, word):
            yield Span(*word.span())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def ends_in_field(words: str) -> bool:
    """Whether the last word names a field of work: `Accounts payable`."""
    found = _WORD.findall(words.lower())
    return bool(found) and found[-1] in words_of(Use.FIELD)


def is_field_noun(word: str) -> bool:
    """Whether a lower-case word names a field of work."""
    return word in words_of(Use.FIELD)


def names_many(words: str) -> bool:
    """Whether the last word is a plural, as in the names of firms: `Meyer Roofers`."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    return last not in _nouns() and last.endswith("s") and last[:-1] in _nouns()


def is_job_noun(word: str) -> bool:
    """Whether a lower-case word names a job, whatever stands beside it."""
    return _in(word, _nouns()) or word.endswith(_endings())


def _names_job(text: str, word: re.Match[str]) -> bool:
    if _in(word[0], words_of(Use.NOUN)) or word[0].endswith(_endings()):
        return True
    return _in(word[0], words_of(Use.HEAD)) and bool(_AFTER_HEAD.match(text, word.end()))


def _in(word: str, words: frozenset[str]) -> bool:
    return word in words or word.removesuffix("s") in words


@cache
def _nouns() -> frozenset[str]:
    return words_of(Use.NOUN) | words_of(Use.HEAD)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(noun[1:] for noun in words_of(Use.NOUN) if noun.startswith("-"))


@cache
def _trap() -> re.Pattern[str]:
    traps = words_of(Use.TRAP)
    return any_of([*traps, *(f"{trap}s" for trap in traps)])
