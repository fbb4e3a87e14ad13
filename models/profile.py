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


class LanguageLevel(StrEnum):
    """How well a language is spoken: the levels of the Common European Framework, and native."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


@dataclass(frozen=True, slots=True)
class LanguageReading:
    """A language that a person says to speak."""

    language: str
    """ISO 639-1 code."""
    span: Span
    level: LanguageLevel | None = None
    """None: no words tell."""
    level_span: Span | None = None


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
    """Where the title stands."""
    stretch: Stretch | None = None
    months: int | None = None
    """How long it lasted, by its dates or, without dates, by words such as `(3 years)`."""
    employer: str | None = None
    employer_span: Span | None = None
    place: Place | None = None
    place_span: Span | None = None
    extent: Span | None = None
    """All that the text says of it, heading included. None: it has no part of its own."""


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
    isced: int | None = None
    """Level of the International Standard Classification of Education 2011, 2 to 8."""
    subject: str | None = None
    year: int | None = None
    """In which it was, or will be, finished."""


@dataclass(frozen=True, slots=True)
class YearsReading:
    """Years of experience that a text claims in so many words."""

    years: float
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a résumé says of a person's work. What it does not say is empty or None."""

    positions: tuple[Position, ...] = ()
    """In the order of the text, which is mostly the latest first."""
    skills: tuple[SkillReading, ...] = ()
    """Each skill once, where it stands first."""
    years: float | None = None
    """Years of work, months of two jobs at a time counted once; as claimed where no dates tell."""
    claimed_years: YearsReading | None = None
    """The most years of experience that the text claims."""
    seniority: str | None = None
    """A step of the career: as the latest title names it, else by the years."""
    languages: tuple[LanguageReading, ...] = ()
    education: tuple[Education, ...] = ()
    places: tuple[Place, ...] = ()
    """Where the person lives. Where they worked stands with the positions."""
    expected_salary: Salary | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """The positions' titles, each once."""
        return tuple(dict.fromkeys(position.title for position in self.positions))
