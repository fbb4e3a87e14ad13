"""Bodies that routes take apart themselves."""

import json
from typing import Any

from fastapi import Request

from models.errors import InvalidInput

JSON = "application/json"
NDJSON = "application/x-ndjson"


async def get_body(request: Request) -> bytes:
    """The body as it came; its size is limited before it gets here."""
    return await request.body()


def media_type(request: Request) -> str:
    """What the caller says the body is, without parameters; empty where nothing is said."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def parsed(text: bytes, what: str) -> Any:  # noqa: ANN401 - JSON is anything
    """The JSON in `text`. InvalidInput, which calls the text `what`, where it is none."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"{what} is not JSON in UTF-8.", "body") from error


def _refuse(constant: str) -> None:
    raise ValueError(constant)  # NaN and Infinity, which Python takes and JSON has not
