"""The application, wired in one place."""

from importlib.metadata import version
from typing import Any, Final

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from pydantic.json_schema import models_json_schema

from api.limits import Admission, BodyLimit, Turns
from api.loopback import LoopbackOnly, is_loopback
from api.observation import Figures, Observation
from api.problem import Problem, documented, translate_errors
from api.routes import candidates, health, listings, match, search
from api.state import State
from models.api_key import has_keys
from models.database import Database
from models.errors import ConfigurationError
from models.settings import Settings
from search.engine import Engine

OPEN_PATHS: Final = frozenset({"/healthz", "/readyz", "/metrics"})
LISTINGS_BODY: Final = 16
"""How many times larger a body of many listings may be than another."""

DESCRIPTION: Final = """
Semantic job matching: résumés to listings and listings to candidates, ranked by meaning and by the
conditions that you set. Every answer says whether it is exact; every score is the sum of its named
parts; every condition is pass, fail or unknown, with the words that decide it.
"""


def make_app(settings: Settings, engine: Engine) -> FastAPI:
    """The service over an engine.

    Raises ConfigurationError for an address that others can reach while no API key exists.
    """
    app = FastAPIOffline(
        redoc_url=None,
        title="jobmatch",
        version=version("jobmatch"),
        description=DESCRIPTION,
        # The address of a redirection would be made of the caller's Host header.
        redirect_slashes=False,
    )
    figures = Figures()
    app.state.service = State(engine, settings, figures, _needs_key(settings, engine.database))
    for routes in (match, search, listings, candidates):
        app.include_router(routes.router, responses=documented(401, 403, 413, 500, 503, 504))
    app.include_router(health.router, responses=documented(403, 413, 500))
    translate_errors(app)
    _document_problems(app)
    _limit(app, settings)
    if not app.state.service.needs_key:
        app.add_middleware(LoopbackOnly)
    app.add_middleware(Observation, figures=figures)
    return app


def _limit(app: FastAPI, settings: Settings) -> None:
    """Bound what requests cost. The last one added is the first to see a request."""
    app.add_middleware(Turns, at_once=settings.pool_size, open_paths=OPEN_PATHS)
    app.add_middleware(
        BodyLimit,
        limit=settings.max_body_bytes,
        limits={
            **dict.fromkeys(OPEN_PATHS, 0),  # nothing bounds how many of these wait for a body
            "/match/upload": settings.max_upload_bytes,
            "/candidates": settings.max_upload_bytes,
            "/listings": settings.max_body_bytes * LISTINGS_BODY,
        },
    )
    app.add_middleware(
        Admission,
        most=settings.max_concurrency,
        seconds=settings.request_timeout_seconds,
        open_paths=OPEN_PATHS,
    )


def _needs_key(settings: Settings, database: Database) -> bool:
    with database.owner() as owner:
        keys = has_keys(owner)
    if not keys and not is_loopback(settings.host):
        raise ConfigurationError(
            f"Others can reach the address {settings.host}, and no API key exists: make one with "
            "`jobmatch keys create`, or serve on 127.0.0.1."
        )
    return keys


def _document_problems(app: FastAPI) -> None:
    """Put the schema of a problem where the documented responses point to."""
    plain = app.openapi

    def with_problems() -> dict[str, Any]:
        document = plain()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(
            models_json_schema(
                [(Problem, "serialization")], ref_template="#/components/schemas/{model}"
            )[1]["$defs"]
        )
        return document

    app.openapi = with_problems  # type: ignore[method-assign]
