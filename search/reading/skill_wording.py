"""Which skills of a sentence its telling words speak of."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from models.evidence import Span
from search.reading.skill_demands import Asks, Demand
from search.reading.skill_list import are_joined

_BREAK: Final = re.compile(r"[,;:()–—\n]|\b(?:but|while|aber|mais|pero)\b", re.IGNORECASE)
_HARD_BREAK: Final = re.compile(r"[;\n]|\b(?:but|while|aber|mais|pero)\b", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\s*(?:$|[.,;)\]!/\n]|(?:for|to|in|and|but|as|or|at|by|from|und|et|y|für|pour|para)\b)",
    re.IGNORECASE,
)
_COPULA: Final = re.compile(
    r"[\s(–—,-]*(?:(?:skills?|experience|knowledge|kenntnisse|erfahrung|expérience|experiencia)\s)?"
    r"(?:(?:is|are|would be|ist|sind|wäre|wären|est|sont|serait|es|son|será)\s)?"
    r"(?:(?:strongly|highly|very|absolutely|also|sehr|zwingend|fortement|muy)\s)?",
    re.IGNORECASE,
)
_LONGEST_GAP: Final = 200


def asked_in_sentence(text: str, spans: Sequence[Span], demands: Sequence[Demand]) -> list[Asks]:
    """What the telling words of a sentence ask of its mentions; both stand in order."""
    asked = [Asks.NONE] * len(spans)
    ahead, start, at = Asks.NONE, 0, 0
    for demand in demands:
        while at < len(spans) and spans[at].start <= demand.start:
            asked[at] = ahead
            at += 1
        if at and spans[at - 1].end > demand.start:
            continue  # part of a skill's own name
        if _looks_back(text, spans, at if at > start else 0, demand):
            for number in _reach(text, spans, asked, range(start, at), demand):
                if demand.asks is not Asks.LIKELY or asked[number] is Asks.NONE:
                    asked[number] = demand.asks
        elif demand.stands != "after" and (demand.asks is not Asks.LIKELY or ahead is Asks.NONE):
            ahead = demand.asks
        else:
            continue
        start = at
    asked[at:] = [ahead] * (len(spans) - at)
    return asked


def _looks_back(text: str, spans: Sequence[Span], at: int, demand: Demand) -> bool:
    """Whether the words speak of what stands before them; `at` mentions do."""
    if not at or demand.stands == "before" or _gap(text, spans[at - 1], demand) is None:
        return False
    if demand.stands == "after":
        return True
    if text[demand.end : demand.end + 1] == ":":
        return False
    return bool(
        _ENDS.match(text, demand.end) or _COPULA.fullmatch(text, spans[at - 1].end, demand.start)
    )


def _gap(text: str, span: Span, demand: Demand) -> str | None:
    """What stands between a mention and the words that speak of it; None if they cannot."""
    if demand.start - span.end > _LONGEST_GAP:
        return None
    gap = text[span.end : demand.start]
    return None if _HARD_BREAK.search(gap) else gap


def _reach(
    text: str, spans: Sequence[Span], asked: Sequence[Asks], before: range, demand: Demand
) -> Iterator[int]:
    """The mentions that the words after them speak of, backwards."""
    number = before[-1]
    gap = text[spans[number].end : demand.start]
    own = "(" in gap or asked[number] in (Asks.MUST, Asks.NICE)
    yield number
    while number > before[0]:
        one, other = spans[number - 1], spans[number]
        between = text[one.end : other.start][:_LONGEST_GAP]
        if _BREAK.search(between) and (own or not are_joined(text, one, other)):
            return
        number -= 1
        yield number
