"""What a listing asks for, requirement by requirement, with the words of the résumé that answer it.

A requirement is one fact, not one line: `Python, SQL and Kubernetes` are three, of which a résumé
may name two, and `Java or Kotlin` is one. Each quotes the ad's own words for the fact and points at
the sentence around them.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from models.evidence import Span
from models.requirements import Requirements
from search.ranking.alternatives import alternatives_joined
from search.ranking.asked import Asked, asked_facts
from search.ranking.resume_facts import ResumeFacts
from search.ranking.support import RequirementKind, Support
from search.reading.skill.vocabulary import vocabulary
from search.reading.text.sentences import read_sentences

LONGEST_CONTEXT: Final = 160
"""Characters of a sentence that can be taken in at a glance."""
NEAR: Final = 0.5
"""Cosine at which passages of 96 tokens speak of the same. By the default model 51 % of the
passages of ads judged to fit a résumé have one so near in it, 11 % of those of ads judged not to
fit, 5 % of those of any ad. It tells little of a single skill: of two passages that each ask for
one, the nearer asks for the one that the résumé names in 64 % of pairs."""

_FIRMNESS: Final = (True, None, False)


def evidence(
    requirements: Requirements,
    description: str,
    facts: ResumeFacts,
    pairs: Sequence[Support] = (),
    most: int = 8,
) -> list[Support]:
    """The facts that a listing asks for: must-haves, then those untold, then nice-to-haves.

    Within these they stand in the order of the text. Where not all find room, the least firm are
    cut, and of the same firmness skills before other facts, and personal ones before other skills;
    but neither all that is met nor all that is not.

    `pairs`: the listing's passages about the work, each with the résumé's nearest. A skill that the
    résumé does not name is matched by what is nearest to the passage that asks for it, if near.
    """
    asked = alternatives_joined(asked_facts(requirements, facts), description)
    kept: list[Asked] = []
    for firmness in _FIRMNESS:
        group = [each for each in asked if each.required is firmness]
        kept += _within(group, most - len(kept))
    return [_support(each, description, facts.text, pairs) for each in kept]


def _within(group: Sequence[Asked], room: int) -> list[Asked]:
    """As many of a group as there is room for: about as many that are not met as others."""
    if len(group) <= room:
        return list(group)
    ranked = sorted(group, key=_weight, reverse=True)
    missing = [each for each in ranked if each.told.met is False]
    others = [each for each in ranked if each.told.met is not False]
    share = min(len(missing), max(room - len(others), -(-room // 2)))
    chosen = [*missing[:share], *others[: room - share]]
    return sorted(chosen, key=lambda each: each.span.start)


def _weight(asked: Asked) -> int:
    """How much it decides."""
    if asked.kind is not RequirementKind.SKILL:
        return 2
    return 0 if _personal_skills().issuperset(asked.names) else 1


def _support(asked: Asked, description: str, resume_text: str, pairs: Sequence[Support]) -> Support:
    span, told = asked.span, asked.told
    match = None if told.span is None else resume_text[told.span.start : told.span.end]
    match_span, similarity = told.span, 0.0 if told.span is None and not told.met else 1.0
    if match is None and asked.kind is RequirementKind.SKILL and (near := _near(span, pairs)):
        match, match_span, similarity = near.match, near.match_span, near.similarity
    return Support(
        kind=asked.kind,
        names=asked.names,
        requirement=description[span.start : span.end],
        requirement_span=span,
        context_span=_context(description, span),
        required=asked.required,
        match=match,
        match_span=match_span,
        similarity=similarity,
        met=told.met,
    )


def _near(span: Span, pairs: Sequence[Support]) -> Support | None:
    """The nearest pair whose passage of the listing holds `span`."""
    around = (
        pair
        for pair in pairs
        if pair.requirement_span.start <= span.start < pair.requirement_span.end
        and pair.similarity >= NEAR
    )
    return max(around, key=lambda pair: pair.similarity, default=None)


def _context(description: str, span: Span) -> Span:
    """The sentence or line around `span`; `span` itself where that is too long to take in."""
    # What is looked at is wider than what is accepted, so that no sentence is cut unnoticed.
    reach = max(0, LONGEST_CONTEXT + 2 - (span.end - span.start))
    first, last = max(0, span.start - reach), min(len(description), span.end + reach)
    start = max(description.rfind("\n", first, span.start) + 1, first)
    end = description.find("\n", span.end, last)
    for sentence in read_sentences(description, Span(start, last if end < 0 else end)):
        if span.end <= sentence.end:
            is_short = sentence.end - sentence.start <= LONGEST_CONTEXT
            return sentence if is_short and sentence.start <= span.start else span
    return span


@cache
def _personal_skills() -> frozenset[str]:
    """Skills that are said of nearly everybody."""
    return frozenset(skill.name for skill in vocabulary() if skill.kind == "personal")
