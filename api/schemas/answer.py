"""What a search answers."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field

from api.schemas.candidate import Notices
from api.schemas.document import CandidateOut, ListingOut
from models.evidence import Evidence, Span
from models.listing import Listing
from models.profile import Profile
from search.answer import Answer, Match
from search.ranking.score import Component, TwoWay
from search.ranking.support import RequirementKind, Support
from search.ranking.verdict import Eligibility, Verdict
from search.stored import Stored


class EvidenceOut(BaseModel):
    """One requirement of the listing, and what the résumé says to it."""

    kind: RequirementKind
    names: Annotated[
        list[str],
        Field(description="The one name of what is asked for, or of each alternative."),
    ]
    requirement: Annotated[str, Field(description="The listing's words.")]
    requirement_span: Span
    context_span: Annotated[Span, Field(description="The sentence or line around them.")]
    required: Annotated[
        bool | None,
        Field(description="True: a must-have. False: nice to have. Null: the listing leaves open."),
    ]
    match: Annotated[str | None, Field(description="The résumé's words; null: it has none.")]
    match_span: Span | None
    similarity: Annotated[
        float,
        Field(description="1 where the fact is named, else the cosine of what comes near, else 0."),
    ]
    met: Annotated[
        bool | None,
        Field(description="False: not named, or less. Null: cannot be told."),
    ]


class EligibilityOut(BaseModel):
    """A condition's verdict, with the words of the document that decide it."""

    criterion: str
    verdict: Verdict
    evidence: Evidence | None


class DuplicateOut(BaseModel):
    """The same ad, posted elsewhere or by another source: it has no result of its own."""

    id: UUID
    source: str
    external_id: str
    url: str | None
    location: str | None

    @classmethod
    def of(cls, stored: Stored) -> Self:
        """The wire form of a listing that was folded into another."""
        content = stored.content
        assert isinstance(content, Listing)  # candidates are never folded
        return cls(
            id=stored.id,
            source=content.source,
            external_id=content.external_id,
            url=content.url,
            location=content.location_text,
        )


class ResultOut(BaseModel):
    """One result, and why it is one."""

    listing: ListingOut | None = None
    candidate: CandidateOut | None = None
    score: Annotated[float, Field(description="0–100: the sum of the components' points.")]
    components: list[Component]
    two_way: Annotated[
        TwoWay,
        Field(description="How well the listing serves the candidate, and the other way round."),
    ]
    eligibility: list[EligibilityOut]
    evidence: list[EvidenceOut]
    matched_skills: list[str]
    missing_skills: list[str]
    distance_km: Annotated[
        float | None, Field(description="To the nearest place, those of duplicates included.")
    ]
    duplicates: list[DuplicateOut]

    @classmethod
    def of(cls, match: Match) -> Self:
        """The wire form of a match."""
        is_listing = isinstance(match.document.content, Listing)
        return cls(
            listing=ListingOut.of(match.document) if is_listing else None,
            candidate=None if is_listing else CandidateOut.of(match.document),
            score=match.score.total,
            components=list(match.score.components),
            two_way=match.score.two_way,
            eligibility=[_eligibility(each) for each in match.eligibility],
            evidence=[_evidence(each) for each in match.supports],
            matched_skills=list(match.matched_skills),
            missing_skills=list(match.missing_skills),
            distance_km=None if match.distance_km is None else round(match.distance_km, 2),
            duplicates=[DuplicateOut.of(each) for each in match.duplicates],
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
    notices: Notices


def _evidence(support: Support) -> EvidenceOut:
    return EvidenceOut.model_validate(support, from_attributes=True)


def _eligibility(eligibility: Eligibility) -> EligibilityOut:
    return EligibilityOut.model_validate(eligibility, from_attributes=True)
