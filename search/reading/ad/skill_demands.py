"""The words by which an ad says how much it wants a skill.

A row of `skill_demands.tsv`: what the words ask, on which side of the skill they stand, and the
words in lower case, divided by bars; a hyphen counts as a space. They ask

    must, nice     in so many words
    likely         as ads do that have no sections: it counts where nothing else tells
    ours           nothing of the person: what the employer has, offers or teaches
    none           nothing: words that look like the others
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import ahocorasick

from search.reading.text.table import rows_of


class Asks(StrEnum):
    """How much the words want what they speak of."""

    MUST = "must"
    NICE = "nice"
    LIKELY = "likely"
    OURS = "ours"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Demand:
    """Telling words where they stand."""

    asks: Asks
    stands: str
    """before or after the skills that they speak of, or either."""
    start: int
    end: int


def find_demands(normal: str) -> Iterator[Demand]:
    """The telling words of a text in lower case with plain spaces, in order, none in another."""
    end = 0
    for demand in sorted(_all(normal), key=lambda each: (each.start, -each.end)):
        if demand.start >= end:
            end = demand.end
            if demand.asks is not Asks.NONE:
                yield demand


def _all(normal: str) -> Iterator[Demand]:
    for last, (length, meant) in _automaton().iter(normal):
        start, end = last + 1 - length, last + 1
        if not (normal[start - 1 : start].isalnum() or normal[end : end + 1].isalnum()):
            asks, stands = meant
            yield Demand(asks, stands, start, end)


@cache
def _automaton() -> Any:  # noqa: ANN401  # untyped
    automaton = ahocorasick.Automaton()
    for asks, stands, words in rows_of("ad/skill_demands.tsv"):
        for each in words.split("|"):
            automaton.add_word(each, (len(each), (Asks(asks), stands)))
    automaton.make_automaton()
    return automaton
