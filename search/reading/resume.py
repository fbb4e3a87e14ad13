"""A résumé's text to the facts in it, and to the text without who the person is."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Final

from models.profile import Profile, SkillReading
from search.reading.degrees import read_education
from search.reading.experience import read_stretches, stated_years, years_of
from search.reading.masking import Masked, mask
from search.reading.positions import read_positions
from search.reading.sections import Section, SectionKind, read_sections
from search.reading.skills import read_skills
from search.reading.spoken_languages import read_languages
from search.reading.unreadable_resume import UnreadableResume
from search.reading.wishes import read_expected_salary, read_home

FEWEST_LETTERS: Final = 20
"""A shorter text says nothing that a search could use."""


@dataclass(frozen=True)
class Resume:
    """One résumé as it was read."""

    text: str = field(repr=False)
    masked: Masked
    today: date
    """Work that goes on is counted up to this day."""

    @cached_property
    def profile(self) -> Profile:
        """The facts that the text states, read when they are asked for; spans count in `text`."""
        text, sections = self.text, read_sections(self.text)
        home = read_home(self.masked)
        return Profile(
            positions=tuple(read_positions(text, sections, self.today)),
            skills=_each_once(read_skills(text)),
            years=_years(text, sections, self.today),
            languages=tuple(read_languages(text, sections)),
            education=tuple(read_education(text)),
            places=home,
            expected_salary=read_expected_salary(text, home),
        )


def read_resume(text: str, *, today: date | None = None) -> Resume:
    """What `text` says; `today` is today's UTC date unless given.

    Raises UnreadableResume `empty_resume`.
    """
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        raise UnreadableResume("empty_resume")
    return Resume(text, mask(text), today or datetime.now(UTC).date())


def _each_once(skills: list[SkillReading]) -> tuple[SkillReading, ...]:
    first: dict[str, SkillReading] = {}
    for reading in skills:
        first.setdefault(reading.skill, reading)
    return tuple(first.values())


def _years(text: str, sections: list[Section], today: date) -> float | None:
    """Years by the dates of work; where there are none, the years that the text claims."""
    work = [s for s in sections if s.kind is SectionKind.WORK]
    looked_at = work or [s for s in sections if s.kind is not SectionKind.EDUCATION]
    stretches = (
        stretch
        for section in looked_at
        for stretch in read_stretches(text[section.span.start : section.span.end], today)
    )
    return years_of(stretches) or stated_years(text)
