"""Which skills of a sentence its telling words speak of."""

import re
from collections.abc import Sequence
from typing import Final

from models.evidence import Span
from search.reading.ad.skill_demands import Asks, Demand
from search.reading.skill.lists import joined_before

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
# Pages lose line ends and full stops: `SQL preferred Experience with Java`.
_NEW_SENTENCE: Final = re.compile(r"(?<=[a-zß-ÿ)])\s+(?:[A-ZÀ-Þ][a-zß-ÿ]+\s[a-zß-ÿ]|[•●▪])")
_LONGEST_GAP: Final = 120


def asked_in_sentence(text: str, spans: Sequence[Span], demands: Sequence[Demand]) -> list[Asks]:
    """What the telling words of a sentence ask of its mentions; both stand in order."""
    asked = [Asks.NONE] * len(spans)
    ahead, told, start, at = Asks.NONE, 0, 0, 0
    for demand in (*demands, None):
        while at < len(spans) and (demand is None or spans[at].start <= demand.start):
            if ahead is not Asks.NONE and _NEW_SENTENCE.search(text, told, spans[at].start):
                ahead = Asks.NONE
            asked[at], told = ahead, spans[at].end
            at += 1
        if demand is None or (at and spans[at - 1].end > demand.start):
            continue  # the end, or part of a skill's own name
        is_likely = demand.asks is Asks.LIKELY
        if at > start and _looks_back(text, spans[at - 1], demand):
            for number in _reach(text, spans, asked, range(start, at), demand):
                if not is_likely or asked[number] is Asks.NONE:
                    asked[number] = demand.asks
        elif _looks_ahead(text, demand) and (not is_likely or ahead is Asks.NONE):
            ahead, told = demand.asks, demand.end
        if not is_likely:
            start = at
    return asked


def _looks_ahead(text: str, demand: Demand) -> bool:
    """Whether the words speak of what follows them."""
    if demand.stands == "either":
        return not (text[demand.start].islower() and _NEW_SENTENCE.match(text, demand.end))
    return demand.stands == "before"


def _looks_back(text: str, last: Span, demand: Demand) -> bool:
    """Whether the words speak of the mention before them."""
    if demand.stands == "before" or demand.start - last.end > _LONGEST_GAP:
        return False
    gap = text[last.end : demand.start]
    if _HARD_BREAK.search(gap) or _NEW_SENTENCE.search(gap):
        return False
    if demand.stands == "after":
        return True
    after = text[demand.end : demand.end + 1]
    if after == ":" or (text[demand.start].isupper() and after == " "):
        return False  # a heading within the line
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
        if _BREAK.search(between) or _NEW_SENTENCE.search(between):
            break
        number -= 1
    return range(number, last + 1)


def _before_aside(text: str, spans: Sequence[Span], before: range) -> int:
    """The mention before the bracket that the last one stands in, or else the last."""
    opened = text.rfind("(", spans[before[0]].start, spans[before[-1]].start)
    inside = [number for number in before if spans[number].start < opened]
    return inside[-1] if inside else before[-1]
