"""How the service is."""

from typing import Literal

from fastapi import APIRouter, Response
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
    """Whether the database and the model answer."""
    with engine.database.transaction(state.settings.tenant, timeout=5):
        return Readiness(model=engine.embedder.model_id)


@router.get("/metrics", response_class=Response, responses=documented(401, 403))
def metrics(_: Admin, state: TheState) -> Response:
    """The service's figures, in Prometheus' text format."""
    return Response(generate_latest(state.figures.registry), media_type=CONTENT_TYPE_LATEST)
