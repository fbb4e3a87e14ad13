"""All that a job ad asks for."""

from collections.abc import Sequence
from typing import Final

from models.profile import SkillReading
from models.requirements import Requirements
from search.reading.ad.asked_clearances import read_asked_clearances
from search.reading.ad.asked_degrees import read_asked_degrees
from search.reading.ad.asked_languages import read_asked_languages
from search.reading.ad.asked_licences import read_asked_licences
from search.reading.ad.asked_skills import read_asked_skills
from search.reading.ad.asked_years import read_asked_years
from search.reading.ad.ground import AdGround
from search.reading.ad.sections import AdSection
from search.reading.ad.work_permit import read_work_permit

_FIRMNESS: Final = {True: 0, None: 1, False: 2}


def read_requirements(text: str, sections: Sequence[AdSection]) -> Requirements:
    """What the ad `text` asks for, whose sections are given."""
    ground = AdGround(text, sections)
    skills = read_asked_skills(text)
    return Requirements(
        skills=_firmest(skills),
        years=tuple(read_asked_years(ground)),
        degrees=tuple(read_asked_degrees(ground)),
        licences=tuple(read_asked_licences(ground, skills)),
        clearances=tuple(read_asked_clearances(ground)),
        work_permit=tuple(read_work_permit(ground)),
        languages=tuple(read_asked_languages(ground)),
    )


def _firmest(skills: Sequence[SkillReading]) -> tuple[SkillReading, ...]:
    """Each skill once, where it is asked for most firmly, in the order of the text."""
    chosen: dict[str, SkillReading] = {}
    for skill in skills:
        held = chosen.get(skill.skill)
        if held is None or _FIRMNESS[skill.required] < _FIRMNESS[held.required]:
            chosen[skill.skill] = skill
    return tuple(sorted(chosen.values(), key=lambda skill: skill.span.start))
