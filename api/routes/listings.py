"""Listings are sent, looked at and removed."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from api.body import JSON, NDJSON, get_body, media_type, parsed
from api.dependencies import AnyCaller, Recruiter, TheEngine
from api.problem import documented
from api.schemas.document import ListingOut
from api.schemas.listing import LISTING_SCHEMA, OutcomeOut, OutcomesOut
from models.errors import InvalidInput
from models.tables import LISTINGS

router = APIRouter(prefix="/listings", tags=["listings"])

MOST = 200
"""Listings in one request, which embeds them meanwhile. `jobmatch ingest` takes any number."""


@router.post(
    "",
    responses=documented(400, 422),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                JSON: {
                    "schema": {
                        "oneOf": [
                            LISTING_SCHEMA,
                            {"type": "array", "items": LISTING_SCHEMA, "maxItems": MOST},
                        ]
                    }
                },
                NDJSON: {"schema": {"type": "string", "description": "A listing on each line."}},
            },
        }
    },
)
def add_listings(
    caller: Recruiter,
    body: Annotated[bytes, Depends(get_body)],
    request: Request,
    engine: TheEngine,
) -> OutcomesOut:
    """Keep one listing, an array of them, or a line of NDJSON each. Sending twice keeps one."""
    raws = _from_lines(body) if media_type(request) == NDJSON else _from_json(body)
    if len(raws) > MOST:
        raise InvalidInput(f"Send at most {MOST} listings in one request; these are {len(raws)}.")
    outcomes = engine.add_listings(caller.tenant, raws, source="api")
    return OutcomesOut(results=[OutcomeOut.of(outcome) for outcome in outcomes])


@router.get("/{listing_id}", responses=documented(404, 422))
def get_listing(listing_id: UUID, caller: AnyCaller, engine: TheEngine) -> ListingOut:
    """One listing."""
    return ListingOut.of(engine.get(caller.tenant, LISTINGS, listing_id))


@router.delete("/{listing_id}", status_code=204, responses=documented(404, 422))
def delete_listing(listing_id: UUID, caller: Recruiter, engine: TheEngine) -> Response:
    """Remove a listing with all that was made from it."""
    engine.erase(caller.tenant, LISTINGS, listing_id)
    return Response(status_code=204)


def _from_json(body: bytes) -> list[Mapping[str, Any]]:
    found = parsed(body, "The body")
    return found if isinstance(found, list) else [found]


def _from_lines(body: bytes) -> list[Mapping[str, Any]]:
    lines = [line for line in body.split(b"\n") if line.strip()]
    return [parsed(line, f"Line {number}") for number, line in enumerate(lines, 1)]
