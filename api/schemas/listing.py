"""Listings on their way in."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

from api.examples import LISTING
from search.indexing.indexer import Outcome

_TEXT = {"type": "string"}
LISTING_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "A listing in these fields, or a schema.org JobPosting as it is.",
    "required": ["title", "description"],
    "properties": {
        "external_id": {**_TEXT, "description": "The source's own name for the listing."},
        "source": {**_TEXT, "description": "Who publishes it; `api` unless given."},
        "title": _TEXT,
        "company": _TEXT,
        "description": {**_TEXT, "description": "Text or HTML."},
        "url": _TEXT,
        "location": _TEXT,
        "locations": {"type": "array", "items": {"type": ["string", "object"]}},
        "remote": {"type": ["boolean", "string"]},
        "salary": {"type": ["object", "string"]},
        "salary_text": _TEXT,
        "employment_type": _TEXT,
        "seniority": _TEXT,
        "posted_at": {**_TEXT, "description": "ISO 8601."},
        "expires_at": {**_TEXT, "description": "ISO 8601."},
    },
    "example": LISTING,
}


class OutcomeOut(BaseModel):
    """What became of one listing that was sent."""

    status: Literal["created", "updated", "unchanged", "rejected"]
    id: UUID | None
    external_id: str | None
    reason: str | None

    @classmethod
    def of(cls, outcome: Outcome) -> "OutcomeOut":
        """The wire form of an outcome."""
        return cls(
            status=outcome.status.value,
            id=outcome.id,
            external_id=outcome.external_id,
            reason=outcome.reason,
        )


class OutcomesOut(BaseModel):
    """One outcome for each listing sent, in their order."""

    results: list[OutcomeOut]
