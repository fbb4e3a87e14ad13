"""The facts that a listing asks for, each once, with what a résumé tells of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from models.evidence import Span
from models.profile import Degree, SkillReading
from models.requirements import DegreeAsked, Requirements, YearsAsked
from search.ranking.resume_facts import ResumeFacts
from search.ranking.support import RequirementKind
from search.ranking.told import (
    Told,
    clearance_told,
    degree_told,
    language_told,
    licence_told,
    skill_told,
    years_told,
)

_DEGREES: Final = tuple(Degree)
_SAME_YEARS: Final = 100
"""Characters within which the years asked of a skill and the years asked for are the same words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact that the listing asks for, and what the résumé tells of it."""

    kind: RequirementKind
    names: tuple[str, ...]
    required: bool | None
    span: Span
    told: Told


def asked_facts(requirements: Requirements, facts: ResumeFacts) -> list[Asked]:
    """In the order of the text."""
    named = chain(
        _licences(requirements, facts),
        _clearances(requirements, facts),
        _languages(requirements, facts),
        _degrees(requirements, facts),
    )
    others = list(named)
    skills = list(_skills(requirements, facts, others))
    return sorted([*others, *skills, *_years(requirements, facts)], key=_place)


def _licences(requirements: Requirements, facts: ResumeFacts) -> Iterator[Asked]:
    for asked in requirements.licences:
        told = licence_told(asked, facts)
        yield Asked(RequirementKind.LICENCE, (asked.licence,), asked.required, asked.span, told)


def _clearances(requirements: Requirements, facts: ResumeFacts) -> Iterator[Asked]:
    for asked in requirements.clearances:
        told = clearance_told(asked, facts)
        yield Asked(RequirementKind.CLEARANCE, (asked.clearance,), asked.required, asked.span, told)


def _languages(requirements: Requirements, facts: ResumeFacts) -> Iterator[Asked]:
    for asked in requirements.languages:
        told = language_told(asked, facts)
        yield Asked(RequirementKind.LANGUAGE, (asked.language,), asked.required, asked.span, told)


def _degrees(requirements: Requirements, facts: ResumeFacts) -> Iterator[Asked]:
    """The lowest that is asked for, of which the others are alternatives, and a higher wish."""
    least = requirements.least_degree
    firm = [each for each in requirements.degrees if each.required is not False]
    wished = [
        each
        for each in requirements.degrees
        if each.required is False and (least is None or _level(each) > _DEGREES.index(least))
    ]
    for asked in (*sorted(firm, key=_level)[:1], *sorted(wished, key=_level)[:1]):
        told = degree_told(asked, facts)
        yield Asked(RequirementKind.DEGREE, (asked.degree,), asked.required, asked.span, told)


def _years(requirements: Requirements, facts: ResumeFacts) -> Iterator[Asked]:
    """The most that are asked for, and more that are wished; not those asked of a skill."""
    of_work = [each for each in requirements.years if not _is_of_skill(each, requirements.skills)]
    firm = [each for each in of_work if each.required is not False]
    needed = max(firm, key=_least, default=None)
    wished = max((each for each in of_work if each.required is False), key=_least, default=None)
    if wished and needed and wished.least <= needed.least:
        wished = None
    for asked in (needed, wished):
        if asked is not None:
            told = years_told(asked, facts)
            yield Asked(RequirementKind.YEARS, (), asked.required, asked.span, told)


def _skills(
    requirements: Requirements, facts: ResumeFacts, others: Sequence[Asked]
) -> Iterator[Asked]:
    """Without those that the vocabulary knows too and that are asked for as something else."""
    names = {name for each in others for name in each.names}
    for asked in requirements.skills:
        is_other = asked.skill in names or any(_overlap(asked.span, each.span) for each in others)
        if not is_other:
            told = skill_told(asked, facts)
            yield Asked(RequirementKind.SKILL, (asked.skill,), asked.required, asked.span, told)


def _is_of_skill(years: YearsAsked, skills: Sequence[SkillReading]) -> bool:
    return any(
        skill.years == years.least
        and skill.span.start - years.span.end <= _SAME_YEARS
        and years.span.start - skill.span.end <= _SAME_YEARS
        for skill in skills
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _level(asked: DegreeAsked) -> int:
    return _DEGREES.index(asked.degree)


def _least(asked: YearsAsked) -> float:
    return asked.least


def _place(asked: Asked) -> int:
    return asked.span.start
