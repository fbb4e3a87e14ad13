"""What a job ad asks for. Every span counts characters of the listing's description.

`required` is True for a must-have, False for a nice-to-have, None where no words tell.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.evidence import Span
from models.profile import Degree, LanguageLevel, SkillReading


@dataclass(frozen=True, slots=True)
class YearsAsked:
    """Years of experience."""

    least: float
    most: float | None
    """The upper end of a range such as `3-5 years`."""
    required: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class DegreeAsked:
    """A level of education."""

    degree: Degree
    required: bool | None
    or_experience: bool
    """Experience may stand in for it, so that those without it are not to be left out."""
    span: Span


@dataclass(frozen=True, slots=True)
class LicenceAsked:
    """A licence, registration or membership without which the work may not be done."""

    licence: str
    """Its one name, whatever the text calls it: `driving licence (C+E)`, `NMC registration`."""
    required: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class ClearanceAsked:
    """A security clearance."""

    clearance: str
    """`SC`, `DV`, `BPSS`, `CTC`, `TS/SCI` …; `security clearance` where none is named."""
    obtainable: bool
    """Whether it is enough to be able to obtain it."""
    required: bool | None
    span: Span


class WorkPermit(StrEnum):
    """What an ad says to those who need a permit to work in the country."""

    SPONSORED = "sponsored"
    NOT_SPONSORED = "not_sponsored"
    NEEDED = "needed"
    """The right to work must be held; nothing is said of sponsorship."""


@dataclass(frozen=True, slots=True)
class WorkPermitTerms:
    """What is said of visas, and for which country."""

    permit: WorkPermit
    country: str | None
    """ISO 3166-1 alpha-2 code; None: none is named."""
    span: Span


@dataclass(frozen=True, slots=True)
class LanguageAsked:
    """A language to be spoken."""

    language: str
    """ISO 639-1 code."""
    level: LanguageLevel | None
    required: bool | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """All that an ad asks for, each kind in the order of the text."""

    skills: tuple[SkillReading, ...] = ()
    """Each skill once: where it is asked for most firmly."""
    years: tuple[YearsAsked, ...] = ()
    degrees: tuple[DegreeAsked, ...] = ()
    licences: tuple[LicenceAsked, ...] = ()
    clearances: tuple[ClearanceAsked, ...] = ()
    work_permit: tuple[WorkPermitTerms, ...] = ()
    languages: tuple[LanguageAsked, ...] = ()

    @property
    def least_years(self) -> float | None:
        """Years that an applicant must have: the most of what is not merely nice to have."""
        return max(
            (asked.least for asked in self.years if asked.required is not False), default=None
        )

    @property
    def least_degree(self) -> Degree | None:
        """The lowest of the degrees that are not merely nice to have: ads name alternatives."""
        levels = list(Degree)
        asked = (each.degree for each in self.degrees if each.required is not False)
        return min(asked, key=levels.index, default=None)
