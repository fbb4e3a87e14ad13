"""Listings and candidates on their way out."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel

from api.schemas.requirements import RequirementsOut
from models.candidate import Candidate
from models.listing import Listing
from models.place import Place
from models.profile import Profile
from models.salary import Salary
from search.stored import Stored


class SalaryOut(BaseModel):
    """Pay as offered, and for a year of full-time work in the same currency."""

    min: float | None
    max: float | None
    currency: str | None
    period: str
    annual_min: float | None
    annual_max: float | None

    @classmethod
    def of(cls, salary: Salary | None) -> Self | None:
        """The wire form of a salary."""
        if salary is None:
            return None
        return cls(
            min=salary.min,
            max=salary.max,
            currency=salary.currency,
            period=salary.period,
            annual_min=salary.annual_min,
            annual_max=salary.annual_max,
        )


class ListingOut(BaseModel):
    """A listing with its original words and what was read from them."""

    id: UUID
    source: str
    external_id: str
    title: str
    company: str | None
    description: str
    url: str | None
    location: str | None
    locations: list[Place]
    remote: str | None
    remote_countries: list[str]
    remote_regions: list[str]
    remote_time_zones: list[str]
    office_days: float | None
    salary_text: str | None
    salary: SalaryOut | None
    employment_type: str | None
    employment_types: list[str]
    seniority: str | None
    languages: list[str]
    summary: list[str]
    requirements: RequirementsOut
    industry: str | None
    occupation: str | None
    posted_at: datetime | None
    expires_at: datetime | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, stored: Stored) -> Self:
        """The wire form of a listing that is kept."""
        listing = stored.content
        assert isinstance(listing, Listing)
        return cls(
            id=stored.id,
            source=listing.source,
            external_id=listing.external_id,
            title=listing.title,
            company=listing.company,
            description=listing.description,
            url=listing.url,
            location=listing.location_text,
            locations=list(listing.places),
            remote=listing.remote,
            remote_countries=list(listing.remote_countries),
            remote_regions=list(listing.remote_regions),
            remote_time_zones=list(listing.remote_time_zones),
            office_days=listing.office_days,
            salary_text=listing.salary_text,
            salary=SalaryOut.of(listing.salary),
            employment_type=listing.employment_type,
            employment_types=list(listing.employment_types),
            seniority=listing.seniority,
            languages=list(listing.languages),
            summary=[sentence.text for sentence in listing.summary],
            requirements=RequirementsOut.of(listing.requirements),
            industry=listing.industry,
            occupation=listing.occupation,
            posted_at=listing.posted_at,
            expires_at=listing.expires_at,
            created_at=stored.created_at,
            updated_at=stored.updated_at,
        )


class CandidateOut(BaseModel):
    """A candidate: what was read from the résumé, without its text."""

    id: UUID
    source: str
    external_id: str
    profile: Profile
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, stored: Stored) -> Self:
        """The wire form of a candidate who is kept."""
        return cls(**_candidate_fields(stored))


class CandidateWithResume(CandidateOut):
    """A candidate with the whole résumé."""

    resume_text: str

    @classmethod
    def of(cls, stored: Stored) -> Self:
        """The wire form of a candidate, résumé included."""
        assert isinstance(stored.content, Candidate)
        return cls(**_candidate_fields(stored), resume_text=stored.content.resume_text)


def _candidate_fields(stored: Stored) -> dict[str, Any]:
    candidate = stored.content
    assert isinstance(candidate, Candidate)
    return {
        "id": stored.id,
        "source": candidate.source,
        "external_id": candidate.external_id,
        "profile": candidate.profile,
        "created_at": stored.created_at,
        "updated_at": stored.updated_at,
    }
