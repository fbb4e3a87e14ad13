"""Listings are sent, looked at and removed."""

import json
from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from api.dependencies import AnyCaller, Recruiter, TheEngine
from api.problem import documented
from api.schemas.document import ListingOut
from api.schemas.listing import LISTING_SCHEMA, OutcomeOut, OutcomesOut
from models.errors import InvalidInput
from models.tables import LISTINGS

router = APIRouter(prefix="/listings", tags=["listings"])

MOST = 200
"""Listings in one request, which embeds them meanwhile. `jobmatch ingest` takes any number."""
NDJSON = "application/x-ndjson"


async def get_body(request: Request) -> bytes:
    """The body as it came; its size is limited before it gets here."""
    return await request.body()


@router.post(
    "",
    responses=documented(400, 401, 403, 413, 422, 503, 504),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
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
    body: Annotated[bytes, Depends(get_body)],
    request: Request,
    caller: Recruiter,
    engine: TheEngine,
) -> OutcomesOut:
    """Keep one listing, an array of them, or a line of NDJSON each. Sending twice keeps one."""
    lines = request.headers.get("content-type", "").split(";")[0].strip() == NDJSON
    raws = _from_lines(body) if lines else _from_json(body)
    if len(raws) > MOST:
        raise InvalidInput(f"Send at most {MOST} listings in one request; these are {len(raws)}.")
    outcomes = engine.add_listings(caller.tenant, raws, source="api")
    return OutcomesOut(results=[OutcomeOut.of(outcome) for outcome in outcomes])


@router.get("/{listing_id}", responses=documented(401, 404, 422, 503, 504))
def get_listing(listing_id: UUID, caller: AnyCaller, engine: TheEngine) -> ListingOut:
    """One listing."""
    return ListingOut.of(engine.get(caller.tenant, LISTINGS, listing_id))


@router.delete("/{listing_id}", status_code=204, responses=documented(401, 403, 404, 422, 503, 504))
def delete_listing(listing_id: UUID, caller: Recruiter, engine: TheEngine) -> Response:
    """Remove a listing with all that was made from it."""
    engine.erase(caller.tenant, LISTINGS, listing_id)
    return Response(status_code=204)


def _from_json(body: bytes) -> list[Mapping[str, Any]]:
    parsed = _parsed(body, "The body")
    return parsed if isinstance(parsed, list) else [parsed]


def _from_lines(body: bytes) -> list[Mapping[str, Any]]:
    lines = [line for line in body.split(b"\n") if line.strip()]
    return [_parsed(line, f"Line {number}") for number, line in enumerate(lines, 1)]


def _parsed(text: bytes, what: str) -> Any:  # noqa: ANN401 - JSON is anything
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"{what} is not JSON in UTF-8.", "body") from error
