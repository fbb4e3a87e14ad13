"""The headings of a job ad, on lines of their own or run into the text.

A row of `headings.tsv`: what follows such a heading, and headings in lower case divided by
bars, in English, German, French, Spanish and Dutch. `and` is also written `&`, `you will` also
`you'll`. Boards that drop line ends leave headings in the middle of lines, where capitals or a
colon must tell them from other words:

    about the role      of two words and more: before a colon or a capital letter
    benefits            of one word: before a colon only
    !requirements       of one word, yet before a capital letter too
    :you will           words that often begin a sentence: before a colon only
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final

import ahocorasick

from models.evidence import Span
from search.reading.text.lower_case import lowered
from search.reading.text.table import rows_of


class AdSectionKind(StrEnum):
    """What a stretch of an ad is about."""

    ROLE = "role"
    """The job in a few words."""
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    NICE_TO_HAVE = "nice_to_have"
    BENEFITS = "benefits"
    """Pay included."""
    COMPANY = "company"
    HOW_TO_APPLY = "how_to_apply"
    LEGAL = "legal"
    """Equal opportunity, privacy, notices to agencies."""
    OTHER = "other"
    """What no heading and no wording tells, such as hours and place."""
    OTHER_ADS = "other_ads"
    """All that stands below a list of other ads: none of it is about this job."""


@dataclass(frozen=True, slots=True)
class AdHeading:
    """A heading, its marks and colon included, and what follows it."""

    kind: AdSectionKind
    span: Span


_PLAIN: Final = str.maketrans("\t\xa0\u2009\u202f-‐‑’‘", " " * 7 + "''")
_SHORT_FORMS: Final = (
    (" and ", " & "),
    ("you will", "you'll"),
    ("you are", "you're"),
    ("we are", "we're"),
    ("we will", "we'll"),
    ("we would", "we'd"),
    ("you would", "you'd"),
    ("what is", "what's"),
    ("here is", "here's"),
)
_LINE_START: Final = re.compile(r"(?:^|\n)[^\w\n]*(?:\d{1,2}[.)][ \t]*)?$")
_LIST_ITEM: Final = re.compile(r"(?:^|\n)[ \t]*[-–•●▪■►·*o][ \t]+$")
_SENTENCE_END: Final = re.compile(r"(?:[•●▪■►✔✓]|[.!?:;)\]…”])[\s\"'*_#-]*$")
_AFTER: Final = re.compile(
    r"(?:[ \t]*\([^()\n]{1,40}\))?[ \t*_#]*"
    r"(?:(?P<colon>[:：…]|\.{3})|(?P<sign>[?!]|[-–—](?=\s)))?[ \t*_#=]*"
    r"(?=(?P<end>\n|\Z)|(?P<next>[•●▪■►✔✓·\"'“(]?[ \t]?[A-ZÀ-ÞŒ0-9]|[•●▪■►✔✓·-]))?"
)
_NEIGHBOURHOOD: Final = 14
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = (
    "a an and the of for to in on at with from you your we our us is are be do does will it s ll re"
    " have doing get de du des la le les et à von und der die das mit für en el los las y del het"
    " een van"
)
_SMALL_WORDS: Final = frozenset(_SMALL.split())


@lru_cache(maxsize=4)
def read_ad_headings(text: str) -> tuple[AdHeading, ...]:
    """The headings in order, none within another; several readers of one ad ask in turn."""
    found: list[AdHeading] = []
    for heading in sorted(_headings(text), key=lambda each: (each.span.start, -each.span.end)):
        if not found or heading.span.start >= found[-1].span.end:
            found.append(heading)
    return tuple(found)


def _headings(text: str) -> Iterator[AdHeading]:
    for last, (length, mark, kind) in _automaton().iter(plain_words(text)):
        start, end = last + 1 - length, last + 1
        if not _parts(text, start) or not _parts(text, end):
            continue
        after = _AFTER.match(text, end)
        assert after is not None  # every part of it is optional
        before = text[max(0, start - _NEIGHBOURHOOD) : start]
        if _stands(text[start:end], before, after, mark):
            yield AdHeading(kind, Span(start - len(_marks(before)), after.end()))


def _marks(before: str) -> str:
    """The signs of a page's markup before a heading."""
    return before[len(before.rstrip("*#_=|•●▪■►✔✓· ")) :]


def _parts(text: str, at: int) -> bool:
    """Whether a word may begin at `at`: pages run `Senior Baker` and `About us` together."""
    before, after = text[at - 1 : at] if at else "", text[at : at + 1]
    if not (before.isalnum() and after.isalnum()):
        return True
    return before.islower() and after.isupper()


def _stands(words: str, before: str, after: re.Match[str], mark: str) -> bool:
    """Whether the words are a heading, by what surrounds them."""
    if _LIST_ITEM.search(before):
        return bool(after["colon"])
    starts_line = bool(_LINE_START.search(before))
    ends_line = after["end"] is not None
    if starts_line and (after["colon"] or after["sign"] or ends_line):
        return True
    if not words[0].isupper():
        return False
    is_long = len(_WORD.findall(words)) > 1
    before_capital = bool(after["next"]) and (mark == "!" or (mark != ":" and is_long))
    if starts_line or _SENTENCE_END.search(before):
        return bool(after["colon"] or after["sign"]) or before_capital
    if not _is_titled(words):
        return False
    if before[-1:].islower() and ends_line:
        return True
    return bool(after["colon"]) or (before_capital and (mark != "!" or words.isupper()))


def _is_titled(words: str) -> bool:
    """Whether all but the small words begin with a capital letter."""
    return all(
        word[0].isupper() for word in _WORD.findall(words) if word.lower() not in _SMALL_WORDS
    )


@lru_cache(maxsize=4)
def plain_words(text: str) -> str:
    """Lower case with plain spaces, character for character."""
    return lowered(text).translate(_PLAIN)


@cache
def _automaton() -> Any:  # noqa: ANN401  # untyped
    automaton = ahocorasick.Automaton()
    for kind, headings in rows_of("ad/headings.tsv"):
        for heading in headings.split("|"):
            mark = heading[0] if heading[0] in "!:" else ""
            for written in _spellings(plain_words(heading.removeprefix(mark))):
                automaton.add_word(written, (len(written), mark, AdSectionKind(kind)))
    automaton.make_automaton()
    return automaton


def _spellings(heading: str) -> set[str]:
    """The heading in full and with its short forms."""
    spellings = {heading}
    for full, short in _SHORT_FORMS:
        spellings |= {spelling.replace(full, short) for spelling in spellings}
    return spellings
