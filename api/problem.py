"""Errors as RFC 9457 problem details, and the one table from errors to HTTP statuses."""

from collections.abc import Mapping
from typing import Final

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
from search.reading.unreadable_resume import UnreadableResume

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

CODES: Final = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
    415: "unsupported_media_type",
    422: "invalid_input",
    503: "overloaded",
    504: "timeout",
}
TITLES: Final = {
    400: "The request cannot be read",
    401: "A key is needed",
    403: "The key does not allow this",
    404: "Not found",
    405: "Method not allowed",
    413: "The body is too large",
    415: "The type is not supported",
    422: "The input cannot be used",
    500: "Something went wrong",
    503: "Not available just now",
    504: "It took too long",
}


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


def problem(
    status: int,
    detail: str,
    *,
    code: str | None = None,
    errors: list[FieldError] | None = None,
    headers: Mapping[str, str] | None = None,
) -> ProblemResponse:
    """The response for an error; `detail` is a sentence for the caller."""
    body = Problem(
        title=TITLES.get(status, "The request failed"),
        status=status,
        code=code or CODES.get(status, "error"),
        detail=detail,
        errors=errors or [],
    )
    return ProblemResponse(body.model_dump(), status, dict(headers or {}))


def documented(*statuses: int) -> dict[int | str, dict[str, object]]:
    """OpenAPI's `responses` for the statuses that a route may answer beside its own."""
    return {
        status: {
            "description": TITLES[status],
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            },
        }
        for status in statuses
    }


def translate_errors(app: FastAPI) -> None:
    """Answer every error of the application by a problem."""
    app.add_exception_handler(JobmatchError, _known)
    app.add_exception_handler(EmbeddingError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _known(request: Request, error: Exception) -> ProblemResponse:
    status = next(STATUSES[cls] for cls in type(error).__mro__ if cls in STATUSES)
    if status >= 500:
        log.error("request_failed", path=request.url.path, error=str(error))
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
    errors = [
        FieldError(
            field=".".join(str(part) for part in each["loc"] if part != "body") or "body",
            message=str(each["msg"]).removeprefix("Value error, "),
        )
        for each in error.errors()
    ]
    named = "; ".join(f"{each.field}: {each.message}" for each in errors[:5])
    return problem(422, f"The request does not fit: {named}", errors=errors)


def _http(_: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), headers=error.headers)


def _unexpected(request: Request, error: Exception) -> ProblemResponse:
    log.exception("request_crashed", path=request.url.path, exc_info=error)
    return problem(500, "This is a fault of the service; it was logged.", code="internal")
