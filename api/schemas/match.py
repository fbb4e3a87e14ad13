"""The bodies and answers of a search."""

from json import dumps
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import UploadFile
from pydantic import BaseModel, ConfigDict, Field, Json, model_validator

from api.examples import FILTERS
from api.schemas.document import CandidateOut, ListingOut
from api.schemas.filters import Collection, Cursor, FiltersIn, Limit, Strict
from models.evidence import Evidence, Span
from models.listing import Listing
from models.profile import Profile
from search.answer import Answer, Match
from search.engine import Request
from search.ranking.score import Component
from search.ranking.support import Support
from search.ranking.verdict import Eligibility, Verdict

LongText = Annotated[str, Field(min_length=1, max_length=200_000)]
ResumeFile = Annotated[UploadFile, Field(description="A résumé: PDF, DOCX or plain text.")]


class Asked(Strict):
    """What every search may be asked with."""

    filters: FiltersIn = FiltersIn()
    limit: Limit = 20
    cursor: Cursor | None = None
    exact: Annotated[
        bool, Field(description="Compare every matching document, whatever it costs.")
    ] = False

    def request(self) -> Request:
        """The search that is meant."""
        return Request(
            filters=self.filters.value(), limit=self.limit, cursor=self.cursor, exact=self.exact
        )


class MatchIn(Asked):
    """Exactly one of the four: a résumé or candidate finds listings, a listing candidates."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": [name]}
                for name in ("resume_text", "candidate_id", "listing_text", "listing_id")
            ]
        }
    )

    resume_text: LongText | None = None
    candidate_id: UUID | None = None
    listing_text: LongText | None = None
    listing_id: UUID | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        given = (self.resume_text, self.candidate_id, self.listing_text, self.listing_id)
        if sum(value is not None for value in given) != 1:
            raise ValueError(
                "Give exactly one of resume_text, candidate_id, listing_text and listing_id."
            )
        return self


class UploadIn(Asked):
    """A résumé as a file, and the rest of a search as the other fields of a form."""

    file: ResumeFile
    filters: Annotated[
        Json[FiltersIn], Field(description="Filters as JSON text.", examples=[dumps(FILTERS)])
    ] = FiltersIn()


class SearchIn(Asked):
    """A sentence, and what it is to find."""

    q: Annotated[str, Field(min_length=1, max_length=2_000)]
    target: Collection = "listings"


class EvidenceOut(BaseModel):
    """A stretch of the listing, and the stretch of the résumé that comes nearest to it."""

    requirement: str
    requirement_span: Span
    match: str
    match_span: Span
    similarity: float


class EligibilityOut(BaseModel):
    """A condition's verdict, with the words of the document that decide it."""

    criterion: str
    verdict: Verdict
    evidence: Evidence | None


class ResultOut(BaseModel):
    """One result, and why it is one."""

    listing: ListingOut | None = None
    candidate: CandidateOut | None = None
    score: Annotated[float, Field(description="0–100: the sum of the components' points.")]
    components: list[Component]
    eligibility: list[EligibilityOut]
    evidence: list[EvidenceOut]
    matched_skills: list[str]
    missing_skills: list[str]
    distance_km: float | None

    @classmethod
    def of(cls, match: Match) -> Self:
        """The wire form of a match."""
        is_listing = isinstance(match.document.content, Listing)
        return cls(
            listing=ListingOut.of(match.document) if is_listing else None,
            candidate=None if is_listing else CandidateOut.of(match.document),
            score=match.score.total,
            components=list(match.score.components),
            eligibility=[_eligibility(each) for each in match.eligibility],
            evidence=[_evidence(each) for each in match.supports],
            matched_skills=list(match.matched_skills),
            missing_skills=list(match.missing_skills),
            distance_km=None if match.distance_km is None else round(match.distance_km, 2),
        )


class RetrievalOut(BaseModel):
    """How the documents were found."""

    mode: Literal["exact", "approximate"]
    complete: Annotated[
        bool, Field(description="True where no matching document can have been missed.")
    ]
    considered: int


class TotalOut(BaseModel):
    """How many documents match: exactly, or at least so many."""

    value: int
    relation: Literal["eq", "gte"]


class AnswerOut(BaseModel):
    """One page of results."""

    request_id: str
    model: str
    retrieval: RetrievalOut
    total: TotalOut
    next_cursor: str | None
    results: list[ResultOut]

    @classmethod
    def of(cls, answer: Answer, request_id: str) -> Self:
        """The wire form of an answer."""
        return cls(
            request_id=request_id,
            model=answer.model_id,
            retrieval=RetrievalOut(
                mode="exact" if answer.exact else "approximate",
                complete=answer.exact,
                considered=answer.considered,
            ),
            total=TotalOut(value=answer.total, relation="eq" if answer.total_is_exact else "gte"),
            next_cursor=answer.next_cursor,
            results=[ResultOut.of(match) for match in answer.matches],
        )


class UploadAnswerOut(AnswerOut):
    """One page of results for an uploaded résumé, and what was read from it."""

    profile: Profile


def _evidence(support: Support) -> EvidenceOut:
    return EvidenceOut.model_validate(support, from_attributes=True)


def _eligibility(eligibility: Eligibility) -> EligibilityOut:
    return EligibilityOut.model_validate(eligibility, from_attributes=True)
