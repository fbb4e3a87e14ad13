"""What a résumé tells of one requirement: the words that say most of it, and whether it is met."""

from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.profile import Degree, LanguageLevel, LanguageReading, Position, SkillReading
from models.requirements import (
    ClearanceAsked,
    DegreeAsked,
    LanguageAsked,
    LicenceAsked,
    YearsAsked,
)
from search.ranking.resume_facts import ResumeFacts

_DEGREES: Final = tuple(Degree)
_LEVELS: Final = tuple(LanguageLevel)
_ANY_CLEARANCE: Final = "security clearance"
_CLEARANCES: Final = (
    ("BPSS", "CTC", "SC", "DV"),
    ("Public Trust", "Secret", "Top Secret", "TS/SCI"),
    ("NV1", "NV2"),
)
"""The clearances of one country, each covering those before it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where the résumé speaks of it, and what that comes to."""

    span: Span | None
    met: bool | None


UNNAMED: Final = Told(None, met=False)
UNTOLD: Final = Told(None, met=None)


def skill_told(asked: SkillReading, facts: ResumeFacts) -> Told:
    """Whether the skill is named, and used for the years asked of it."""
    held = facts.skills.get(asked.skill)
    if held is None:
        return UNNAMED
    if asked.years is None:
        return Told(held.span, met=True)
    return Told(held.span, None if held.years is None else held.years >= asked.years)


def years_told(asked: YearsAsked, facts: ResumeFacts) -> Told:
    """By the years of all work, whatever work the ad means, as dates or the résumé's claim tell.

    The words are the claim where it decides, else the dates of the longest position.
    """
    claimed, by_dates = facts.profile.claimed_years, facts.profile.years
    had = max((years for years in (by_dates, claimed and claimed.years) if years), default=None)
    if had is None:
        return UNTOLD
    met = had >= asked.least
    if claimed is not None and claimed.years >= min(had, asked.least):
        return Told(claimed.span, met)
    return Told(_time_span(facts.longest_position), met)


def degree_told(asked: DegreeAsked, facts: ResumeFacts) -> Told:
    """By the highest degree named; cannot be told where experience may stand in for it."""
    highest = max(
        facts.profile.education, key=lambda held: _DEGREES.index(held.degree), default=None
    )
    less = None if asked.or_experience else False
    if highest is None:
        return Told(None, less)
    is_enough = _DEGREES.index(highest.degree) >= _DEGREES.index(asked.degree)
    return Told(highest.span, True if is_enough else less)


def licence_told(asked: LicenceAsked, facts: ResumeFacts) -> Told:
    """Whether it is named; cannot be told where only the categories differ, as `C+E` and `2`."""
    licence, _, category = asked.licence.partition(" (")
    held = [each for each in facts.licences if each.licence.partition(" (")[0] == licence]
    if not held:
        return UNNAMED
    for each in held:
        if not category or each.licence == asked.licence:
            return Told(each.span, met=True)
    return Told(held[0].span, met=None)


def clearance_told(asked: ClearanceAsked, facts: ResumeFacts) -> Told:
    """Whether it, or a higher one of the same country, is named as held.

    Cannot be told where being able to obtain it is enough, or the résumé names no kind.
    """
    told = [(each, _covers(each.clearance, asked.clearance)) for each in facts.clearances]
    for each, covers in told:
        if covers and (asked.obtainable or not each.obtainable):
            return Told(each.span, met=True)
    unsure = None if asked.obtainable else False
    for each, covers in told:
        if covers or each.clearance == _ANY_CLEARANCE:
            return Told(each.span, met=None)
        if covers is False:
            return Told(each.span, unsure)
    return Told(None, unsure)


def language_told(asked: LanguageAsked, facts: ResumeFacts) -> Told:
    """Whether it is named at the level; cannot be told of the language of the résumé itself."""
    held = facts.languages.get(asked.language)
    if held is None:
        return UNTOLD if facts.written_in == asked.language else UNNAMED
    span = _with_level(held)
    if asked.level is None:
        return Told(span, met=True)
    if held.level is None:
        return Told(span, met=None)
    return Told(span, _LEVELS.index(held.level) >= _LEVELS.index(asked.level))


def _time_span(position: Position | None) -> Span | None:
    if position is None:
        return None
    return position.stretch.span if position.stretch else position.span


def _covers(held: str, asked: str) -> bool | None:
    """Whether one clearance stands for another; None where they cannot be compared."""
    if asked in {held, _ANY_CLEARANCE}:
        return True
    scale = next((names for names in _CLEARANCES if held in names and asked in names), None)
    return None if scale is None else scale.index(held) > scale.index(asked)


def _with_level(held: LanguageReading) -> Span:
    """The words from the language to its level, whichever comes first."""
    if held.level_span is None:
        return held.span
    return Span(
        min(held.span.start, held.level_span.start), max(held.span.end, held.level_span.end)
    )
