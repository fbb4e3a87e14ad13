"""The skills that a job ad asks for: must-haves told from nice-to-haves, and years of each."""

from models.profile import SkillReading
from search.reading.skills import read_skills


def read_asked_skills(text: str) -> list[SkillReading]:
    """Every mention of a skill in an ad, in order, without those that are not needed."""
    return read_skills(text)
