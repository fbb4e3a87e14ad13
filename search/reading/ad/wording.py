"""What a sentence of a job ad is about, by telling words, where no heading says so.

A row of `wording.tsv`: what the sentence is about, and words in lower case divided by bars. Of
the kinds whose words a sentence holds, the one that stands first in the table counts.

    pension*    begins a word
    ^manage     begins a sentence
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import ahocorasick

from models.evidence import Span
from search.reading.ad.headings import AdSectionKind, plain_words
from search.reading.text.table import rows_of

_ORDER: Final = tuple(
    AdSectionKind(kind)
    for kind in (
        *("legal", "how_to_apply", "nice_to_have", "role"),
        *("benefits", "requirements", "duties", "company"),
    )
)
_LONGEST_MARK: Final = 6
"""Characters of signs before a sentence's first word."""


@dataclass(frozen=True, slots=True)
class AdWording:
    """The telling words of a text."""

    starts: Sequence[int]
    ranks: Sequence[int]
    """Places in the table's order of kinds."""
    opening: Sequence[bool]
    """Whether the words tell only where they begin a sentence."""

    def kind(self, sentence: Span) -> AdSectionKind | None:
        """What a sentence is about; None where no words tell."""
        first = bisect_left(self.starts, sentence.start)
        last = bisect_left(self.starts, sentence.end)
        told = [
            self.ranks[at]
            for at in range(first, last)
            if not self.opening[at] or self.starts[at] - sentence.start <= _LONGEST_MARK
        ]
        return _ORDER[min(told)] if told else None


def read_ad_wording(text: str) -> AdWording:
    """Every telling word of `text`."""
    hits = sorted(
        (last + 1 - length, rank, opens)
        for last, (length, rank, opens, whole) in _automaton().iter(plain_words(text))
        if _is_word(text, last + 1 - length, last + 1, whole=whole)
    )
    columns = tuple(zip(*hits, strict=True)) or ((), (), ())
    return AdWording(*columns)


def _is_word(text: str, start: int, end: int, *, whole: bool) -> bool:
    if start and text[start - 1].isalnum():
        return False
    return not (whole and text[end : end + 1].isalnum())


@cache
def _automaton() -> Any:  # noqa: ANN401  # untyped
    automaton = ahocorasick.Automaton()
    for kind, words in rows_of("ad/wording.tsv"):
        for word in words.split("|"):
            written = word.strip("^*")
            told = (len(written), _ORDER.index(AdSectionKind(kind)), word[0] == "^")
            automaton.add_word(written, (*told, not word.endswith("*")))
    automaton.make_automaton()
    return automaton
