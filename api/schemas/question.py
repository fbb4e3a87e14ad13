"""What a search is asked with."""

from json import dumps
from typing import Annotated, Self
from uuid import UUID

from fastapi import UploadFile
from pydantic import ConfigDict, Field, Json, model_validator

from api.examples import FILTERS
from api.schemas.filters import Collection, Cursor, FiltersIn, Limit, Strict
from search.engine import MOST_PER_COMPANY, Request

Weights = Annotated[dict[str, Annotated[float, Field(ge=0, le=1000)]], Field(max_length=20)]
LongText = Annotated[str, Field(min_length=1, max_length=200_000)]
ResumeFile = Annotated[
    UploadFile, Field(description="A résumé: PDF, DOCX, ODT, RTF, HTML, Markdown or plain text.")
]


class Asked(Strict):
    """What every search may be asked with."""

    filters: FiltersIn = FiltersIn()
    limit: Limit = 20
    cursor: Cursor | None = None
    exact: Annotated[
        bool, Field(description="Compare every matching document, whatever it costs.")
    ] = False

    weights: Annotated[
        Weights,
        Field(
            description="Weights of parts of the score instead of the measured ones: `meaning`, "
            "`words`, `skills`, `title`, `seniority`, `salary`, `location`, `recency`. 0 leaves a "
            "part out."
        ),
    ] = Field(default={}, examples=[{"recency": 0, "skills": 30}])
    most_per_company: Annotated[
        Annotated[int, Field(ge=1, le=100)] | None,
        Field(description="Listings of one company among twenty in a row; null: no bound."),
    ] = MOST_PER_COMPANY

    def request(self) -> Request:
        """The search that is meant."""
        return Request(
            filters=self.filters.value(),
            limit=self.limit,
            cursor=self.cursor,
            exact=self.exact,
            weights=self.weights,
            most_per_company=self.most_per_company,
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
    weights: Annotated[Json[Weights], Field(description="Weights as JSON text.")] = Field(
        default={}, examples=['{"skills": 30}']
    )


class SearchIn(Asked):
    """A sentence, and what it is to find."""

    q: Annotated[str, Field(min_length=1, max_length=2_000)]
    target: Collection = "listings"
