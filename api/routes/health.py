"""How the service is."""

from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel

from api.dependencies import Admin, TheEngine, TheState
from api.problem import documented

router = APIRouter(tags=["service"])


class Health(BaseModel):
    """The service runs."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """The service can answer."""

    status: Literal["ready"] = "ready"
    model: str


@router.get("/healthz")
def healthz() -> Health:
    """Whether the process answers at all."""
    return Health()


@router.get("/readyz", responses=documented(503))
def readyz(engine: TheEngine, state: TheState) -> Readiness:
    """Whether the database answers; the model was loaded before the service began to listen."""
    with engine.database.transaction(state.settings.tenant, timeout=5):
        return Readiness(model=engine.embedder.model_id)


@router.get(
    "/metrics",
    response_class=PlainTextResponse,
    responses={
        200: {
            "description": "Prometheus' text format.",
            "content": {"text/plain": {"example": "jobmatch_requests_running 1.0"}},
        },
        **documented(401, 503, 504),
    },
)
def metrics(_: Admin, state: TheState) -> Response:
    """The service's figures, in Prometheus' text format."""
    return Response(generate_latest(state.figures.registry), media_type=CONTENT_TYPE_LATEST)
