"""A résumé's text to the facts in it, and to the text without who the person is."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Final

from models.profile import Profile
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.person.career import read_step, read_used_skills, read_years
from search.reading.person.degrees import read_education
from search.reading.person.experience import read_claimed_years
from search.reading.person.home import country_around, placed_in, read_home
from search.reading.person.masking import Masked, mask
from search.reading.person.positions import read_positions
from search.reading.person.sections import read_sections
from search.reading.person.spoken_languages import read_languages
from search.reading.person.wishes import read_expected_salary

FEWEST_LETTERS: Final = 20
"""A shorter text says nothing that a search could use."""
_PLACEHOLDER: Final = re.compile(r"\[[a-z ]+\]")
"""What stands where a name or a contact was."""


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
        positions = read_positions(text, sections, self.today)
        claimed = read_claimed_years(text)
        years = read_years(text, sections, positions, self.today)
        if years is None and claimed is not None:
            years = claimed.years
        country = country_around(self.masked, text, positions)
        positions, home = placed_in(text, positions, country), read_home(self.masked, country)
        return Profile(
            positions=tuple(positions),
            skills=read_used_skills(text, positions),
            years=years,
            claimed_years=claimed,
            seniority=read_step(positions, years),
            languages=tuple(read_languages(text, sections)),
            education=tuple(read_education(text)),
            places=home,
            expected_salary=read_expected_salary(text, home),
        )


def read_resume(text: str, *, today: date | None = None) -> Resume:
    """What `text` says; `today` is today's UTC date unless given.

    Raises UnreadableResume `empty_resume`.
    """
    masked = mask(text)
    # Whoever gives name and address alone says nothing that a score could be made of.
    said = _PLACEHOLDER.sub("", masked.text)
    if sum(map(str.isalpha, said)) < FEWEST_LETTERS:
        raise UnreadableResume("empty_resume")
    return Resume(text, masked, today or datetime.now(UTC).date())
