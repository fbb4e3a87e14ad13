"""The skills that a text names, by the vocabulary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.profile import SkillReading
from search.reading.skill.marks import (
    begins_item,
    ends_item,
    is_alone,
    is_amid_talk_of_skills,
    touch,
)
from search.reading.skill.negation import negated
from search.reading.skill.spellings import Spelled, normal_text, spelled_in

_NEAR: Final = 40
"""Characters within which another skill, or talk of skills, vouches for a doubtful one."""


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill where a text names it."""

    skill: str
    span: Span
    negated: bool
    """Named to say that it is not asked or not there: `no Java needed`."""


def find_skills(text: str) -> list[SkillMention]:
    """Every mention of a skill, in order. Where two overlap, the longer one stands."""
    normal = normal_text(text)
    meant = list(_meant(text, spelled_in(text, normal)))
    spans = [Span(each.start, each.end) for each in meant]
    unwanted = negated(normal, spans)
    return [
        SkillMention(each.spelling.skill.name, span, number in unwanted)
        for number, (each, span) in enumerate(zip(meant, spans, strict=True))
    ]


def read_skills(text: str) -> list[SkillReading]:
    """Every mention of a skill in order, without those that a text names to deny them."""
    return [
        SkillReading(mention.skill, mention.span)
        for mention in find_skills(text)
        if not mention.negated
    ]


def skills_named(text: str) -> frozenset[str]:
    """The skills that `text` names, however often."""
    return frozenset(mention.skill for mention in find_skills(text) if not mention.negated)


def _meant(text: str, spelled: Sequence[Spelled]) -> Iterator[Spelled]:
    """Without traps, and without doubtful ones for which nothing around them vouches."""
    following = _following(spelled)
    before: Spelled | None = None
    for each, after in zip(spelled, following, strict=True):
        if each.is_trap or not (each.is_sure or _is_vouched(text, each, before, after)):
            continue
        yield each
        if each.vouches:
            before = each


def _following(spelled: Sequence[Spelled]) -> list[Spelled | None]:
    """The next that vouches surely, for each."""
    after: Spelled | None = None
    following = []
    for each in reversed(spelled):
        following.append(after)
        if each.is_sure and each.vouches:
            after = each
    return following[::-1]


def _is_vouched(text: str, each: Spelled, before: Spelled | None, after: Spelled | None) -> bool:
    """Whether a doubtful one stands as skills do, and something speaks for it."""
    # What is written in another case than its spelling must stand in a list of tools.
    of_list = each.spelling.mark == "="
    if of_list:
        before, after = _if_tool(before), _if_tool(after)
    follows = before is not None and touch(text, before.end, each.start)
    precedes = after is not None and touch(text, each.end, after.start)
    if not (follows or begins_item(text, each.start, of_list=of_list)) or not (
        precedes or ends_item(text, each.end, of_list=of_list)
    ):
        return False
    if follows or precedes or of_list:
        return follows or precedes
    return (
        (before is not None and each.start - before.end <= _NEAR)
        or (after is not None and after.start - each.end <= _NEAR)
        or is_alone(text, each.start, each.end)
        or is_amid_talk_of_skills(text, each.start, each.end, _NEAR)
    )


def _if_tool(each: Spelled | None) -> Spelled | None:
    return each if each is not None and each.spelling.skill.kind == "tool" else None
