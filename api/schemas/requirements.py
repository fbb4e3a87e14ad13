"""What an ad asks for, on its way out: without the spans, which the listing keeps."""

from typing import Self

from pydantic import BaseModel

from models.requirements import Requirements


class YearsOut(BaseModel):
    """Years of experience."""

    min: float
    max: float | None
    required: bool | None


class DegreeOut(BaseModel):
    """A level of education, and whether experience may stand in for it."""

    degree: str
    required: bool | None
    or_experience: bool


class LicenceOut(BaseModel):
    """A licence, registration or membership."""

    licence: str
    required: bool | None


class ClearanceOut(BaseModel):
    """A security clearance, and whether it is enough to be able to obtain it."""

    clearance: str
    obtainable: bool
    required: bool | None


class WorkPermitOut(BaseModel):
    """What is said of visas: sponsored, not_sponsored, or that the right to work is needed."""

    permit: str
    country: str | None


class LanguageOut(BaseModel):
    """A language to be spoken, with its level of the Common European Framework or `native`."""

    language: str
    level: str | None
    required: bool | None


class RequirementsOut(BaseModel):
    """What an ad asks for; `required` is null where no words tell."""

    skills_required: list[str]
    skills_preferred: list[str]
    skills_mentioned: list[str]
    years: list[YearsOut]
    degrees: list[DegreeOut]
    licences: list[LicenceOut]
    clearances: list[ClearanceOut]
    work_permit: list[WorkPermitOut]
    languages: list[LanguageOut]

    @classmethod
    def of(cls, asked: Requirements) -> Self:
        """The wire form of what an ad asks for."""
        skills = {
            required: [each.skill for each in asked.skills if each.required is required]
            for required in (True, False, None)
        }
        return cls(
            skills_required=skills[True],
            skills_preferred=skills[False],
            skills_mentioned=skills[None],
            years=[YearsOut(min=y.least, max=y.most, required=y.required) for y in asked.years],
            degrees=[
                DegreeOut(degree=d.degree, required=d.required, or_experience=d.or_experience)
                for d in asked.degrees
            ],
            licences=[
                LicenceOut(licence=each.licence, required=each.required) for each in asked.licences
            ],
            clearances=[
                ClearanceOut(clearance=c.clearance, obtainable=c.obtainable, required=c.required)
                for c in asked.clearances
            ],
            work_permit=[
                WorkPermitOut(permit=terms.permit, country=terms.country)
                for terms in asked.work_permit
            ],
            languages=[
                LanguageOut(language=each.language, level=each.level, required=each.required)
                for each in asked.languages
            ],
        )
