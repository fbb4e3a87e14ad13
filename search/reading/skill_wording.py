"""Which skills of a sentence its telling words speak of."""

import re
from collections.abc import Sequence
from typing import Final

from models.evidence import Span
from search.reading.skill_demands import Asks, Demand
from search.reading.skill_list import joined_before

_BREAK: Final = re.compile(r"[,;:–—\n]|\b(?:but|while|aber|mais|pero)\b", re.IGNORECASE)
_HARD_BREAK: Final = re.compile(r"[;\n]|\b(?:but|while|aber|mais|pero)\b", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\s*(?:$|[.,;)\]!/\n]|(?:for|to|in|and|but|as|or|at|by|from|und|et|y|für|pour|para)\b)",
    re.IGNORECASE,
)
_BE: Final = r"(?:is|are|be|being|ist|sind|wäre|wären|est|sont|serait|es|son|será)"
_COPULA: Final = re.compile(
    rf"[\s()–—,-]*(?:.*\b{_BE}\s)?(?:(?:strongly|highly|very|also|sehr|muy)\s)?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_GAP: Final = 120


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
        is_likely = demand.asks is Asks.LIKELY
        if at > start and _looks_back(text, spans[at - 1], demand):
            for number in _reach(text, spans, asked, range(start, at), demand):
                if not is_likely or asked[number] is Asks.NONE:
                    asked[number] = demand.asks
        elif demand.stands != "after" and (not is_likely or ahead is Asks.NONE):
            ahead = demand.asks
        if not is_likely:
            start = at
    asked[at:] = [ahead] * (len(spans) - at)
    return asked


def _looks_back(text: str, last: Span, demand: Demand) -> bool:
    """Whether the words speak of the mention before them."""
    if demand.stands == "before" or demand.start - last.end > _LONGEST_GAP:
        return False
    gap = text[last.end : demand.start]
    if _HARD_BREAK.search(gap):
        return False
    if demand.stands == "after":
        return True
    if text[demand.end : demand.end + 1] == ":":
        return False
    return bool(_ENDS.match(text, demand.end) or _COPULA.fullmatch(gap))


def _reach(
    text: str, spans: Sequence[Span], asked: Sequence[Asks], before: range, demand: Demand
) -> range:
    """The mentions that the words after them speak of."""
    first, last = before[0], before[-1]
    gap = text[spans[last].end : demand.start]
    if "(" in gap or demand.asks is Asks.LIKELY or asked[last] in (Asks.MUST, Asks.NICE):
        return range(last, last + 1) if "(" in gap else joined_before(text, spans, last, first)
    number = _before_aside(text, spans, before) if ")" in gap else last
    while True:
        number = joined_before(text, spans, number, first)[0]
        if number == first:
            break
        between = text[spans[number - 1].end : spans[number].start][:_LONGEST_GAP]
        if _BREAK.search(between):
            break
        number -= 1
    return range(number, last + 1)


def _before_aside(text: str, spans: Sequence[Span], before: range) -> int:
    """The mention before the bracket that the last one stands in, or else the last."""
    opened = text.rfind("(", spans[before[0]].start, spans[before[-1]].start)
    inside = [number for number in before if spans[number].start < opened]
    return inside[-1] if inside else before[-1]
