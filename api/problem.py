"""Errors as RFC 9457 problem details, and the one table from errors to HTTP statuses."""

import json
from collections.abc import Mapping
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from embeddings.errors import EmbeddingError
from models.errors import (
    DatabaseTimeout,
    DatabaseUnavailable,
    InvalidInput,
    JobmatchError,
    NotFound,
)
from search.reading.file.unreadable_resume import UnreadableResume

log = structlog.get_logger()

STATUSES: Final[Mapping[type[Exception], int]] = {
    NotFound: 404,
    UnreadableResume: 422,
    InvalidInput: 422,
    DatabaseTimeout: 504,
    DatabaseUnavailable: 503,
    EmbeddingError: 500,
    JobmatchError: 500,
}
"""The first of an error's classes that stands here, from its own to the root, decides."""

KINDS: Final = {
    400: ("bad_request", "The request cannot be read"),
    401: ("unauthorized", "A key is needed"),
    403: ("forbidden", "This caller may not do this"),
    404: ("not_found", "Not found"),
    405: ("method_not_allowed", "Method not allowed"),
    413: ("body_too_large", "The body is too large"),
    422: ("invalid_input", "The input cannot be used"),
    500: ("internal", "Something went wrong"),
    503: ("overloaded", "Not available just now"),
    504: ("timeout", "It took too long"),
}
"""For each status its title, and the code of an error that has none of its own."""


class FieldError(BaseModel):
    """What is wrong with one field."""

    field: str
    message: str


class Problem(BaseModel):
    """An error, as application/problem+json."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldError] = []


class ProblemResponse(JSONResponse):
    """A response that says by its type that it is a problem."""

    media_type = "application/problem+json"

    def render(self, content: object) -> bytes:
        """JSON in UTF-8, whatever the caller wrote that the problem names."""
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")


def problem(
    status: int,
    detail: str,
    *,
    code: str | None = None,
    errors: list[FieldError] | None = None,
    headers: Mapping[str, str] | None = None,
) -> ProblemResponse:
    """The response for an error; `detail` is a sentence for the caller."""
    usual_code, title = KINDS.get(status, ("error", "The request failed"))
    body = Problem(
        title=title,
        status=status,
        code=code or usual_code,
        detail=detail,
        errors=errors or [],
    )
    return ProblemResponse(body.model_dump(), status, dict(headers or {}))


def documented(*statuses: int) -> dict[int | str, dict[str, object]]:
    """OpenAPI's `responses` for the statuses that a route may answer beside its own."""
    return {
        status: {
            "description": KINDS[status][1],
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            },
        }
        for status in statuses
    }


def answered(example: object) -> dict[int | str, dict[str, object]]:
    """OpenAPI's `responses` with an example of the answer that is no problem."""
    return {200: {"content": {"application/json": {"example": example}}}}


def translate_errors(app: FastAPI) -> None:
    """Answer every error that is foreseen by a problem; Observation answers the others."""
    app.add_exception_handler(JobmatchError, _known)
    app.add_exception_handler(EmbeddingError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def _known(request: Request, error: Exception) -> ProblemResponse:
    status = next(STATUSES[cls] for cls in type(error).__mro__ if cls in STATUSES)
    if status >= 500:
        log.error("request_failed", error=str(error), request_id=request.state.request_id)
    field = getattr(error, "field", None)
    return problem(
        status,
        str(error),
        code=getattr(error, "code", None),
        errors=[FieldError(field=field, message=str(error))] if field else None,
        headers={"Retry-After": "5"} if status == 503 else None,
    )


def _invalid(_: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, RequestValidationError)
    # Never the input itself: it may be a résumé.
    errors = [FieldError(field=_field(each), message=_message(each)) for each in error.errors()]
    named = "; ".join(f"{each.field}: {each.message.rstrip('.')}" for each in errors[:5])
    return problem(422, f"The request does not fit: {named}.", errors=errors)


def _field(error: Mapping[str, Any]) -> str:
    """The path of a field in the body, as `filters.salary.min`; `body` for the whole."""
    path = [part for part in error["loc"] if part != "body"]
    if error["type"] == "json_invalid":
        path = [part for part in path if not isinstance(part, int)]  # the offset of the fault
    return ".".join(map(str, path)) or "body"


def _message(error: Mapping[str, Any]) -> str:
    if error["type"] in ("model_type", "model_attributes_type"):
        return "This must be a JSON object, and the request be sent as application/json"
    return str(error["msg"]).removeprefix("Value error, ")


def _http(_: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, HTTPException)
    detail = f"{str(error.detail).rstrip('.')}."  # the framework's own are no sentences
    return problem(error.status_code, detail, headers=error.headers)
