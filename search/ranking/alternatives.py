"""Facts of which a listing asks for any one: `CISSP, CISM or CISA`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import Final

from models.evidence import Span
from search.ranking.asked import Asked
from search.ranking.support import RequirementKind
from search.reading.skill.lists import joint

_OR: Final = re.compile(r"\b(?:or|oder|ou|o)\b", re.IGNORECASE)
_NAMED: Final = frozenset(
    (
        RequirementKind.SKILL,
        RequirementKind.LICENCE,
        RequirementKind.CLEARANCE,
        RequirementKind.LANGUAGE,
    )
)
_BEST_FIRST: Final = (True, None, False)


class _Link(Enum):
    """What joins a fact to the one before it."""

    NONE = "none"
    COMMA = "comma"
    OR = "or"


def alternatives_joined(asked: Sequence[Asked], description: str) -> list[Asked]:
    """Facts of a list that ends in "or" as one, which the best answered of them meets.

    `asked` stands in the order of the text, and so does what is returned.
    """
    return [_joined(choice) for choice in _choices(asked, description)]


def _choices(asked: Sequence[Asked], description: str) -> Iterator[list[Asked]]:
    """Lists of alternatives, and what has none alone."""
    chain: list[Asked] = []
    is_choice = False
    for each in asked:
        link = _link(chain[-1], each, description) if chain else _Link.NONE
        if link is _Link.NONE or (link is _Link.COMMA and is_choice):
            yield from [chain] if is_choice else ([one] for one in chain)
            chain, is_choice = [], False
        chain.append(each)
        is_choice = is_choice or link is _Link.OR
    yield from [chain] if is_choice else ([one] for one in chain)


def _link(before: Asked, each: Asked, description: str) -> _Link:
    is_alike = before.kind is each.kind and before.required is each.required
    if not is_alike or each.kind not in _NAMED:
        return _Link.NONE
    gap = joint(description, before.span, each.span)
    if gap is None:
        return _Link.NONE
    if gap["last"] is None:
        return _Link.COMMA if "," in gap[0] else _Link.NONE
    # Of skills a stroke joins what belongs together as often: `HTML/CSS`.
    is_stroke = gap["last"] == "/" and each.kind is not RequirementKind.SKILL
    return _Link.OR if is_stroke or _OR.search(gap["last"]) else _Link.NONE


def _joined(choice: Sequence[Asked]) -> Asked:
    if len(choice) == 1:
        return choice[0]
    best = min(choice, key=lambda each: _BEST_FIRST.index(each.told.met))
    return replace(
        best,
        names=tuple(name for each in choice for name in each.names),
        span=Span(choice[0].span.start, choice[-1].span.end),
    )
