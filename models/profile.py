"""The facts read from a résumé. Every span counts characters of the résumé's own text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.evidence import Span
from models.place import Place
from models.salary import Salary


@dataclass(frozen=True, slots=True)
class SkillReading:
    """A skill that a text names."""

    skill: str
    """Its one name in the vocabulary, whatever the text calls it."""
    span: Span
    required: bool | None = None
    """Of an ad: True for a must-have, False for a nice-to-have. None: no words tell."""
    years: float | None = None
    """Years that an ad asks of it, or that a résumé's positions used it."""


@dataclass(frozen=True, slots=True)
class LanguageReading:
    """A language that a person says to speak."""

    language: str
    """ISO 639-1 code."""
    span: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months of work that a text gives the dates of, the last one included."""

    start: date
    """The first day of the first month."""
    end: date
    """The first day of the last month; of today's where the work goes on."""
    is_current: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Position:
    """A job that a person has or had, or, without dates, calls their own."""

    title: str
    span: Span
    stretch: Stretch | None = None


class Degree(StrEnum):
    """Levels of education, from the lowest to the highest."""

    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


@dataclass(frozen=True, slots=True)
class Education:
    """A degree that a text names."""

    degree: Degree
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a résumé says of a person's work. What it does not say is empty or None."""

    positions: tuple[Position, ...] = ()
    """In the order of the text, which is mostly the latest first."""
    skills: tuple[SkillReading, ...] = ()
    """Each skill once, where it stands first."""
    years: float | None = None
    """Years of work, months of two jobs at a time counted once."""
    languages: tuple[LanguageReading, ...] = ()
    education: tuple[Education, ...] = ()
    places: tuple[Place, ...] = ()
    expected_salary: Salary | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """The positions' titles, each once."""
        return tuple(dict.fromkeys(position.title for position in self.positions))
