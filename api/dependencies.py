"""What routes are given: the engine, and on whose behalf they act."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import HTTPBearer
from fastapi.security.http import HTTPAuthorizationCredentials

from api.state import State
from models.api_key import Caller, Role, caller_of
from search.engine import Engine

bearer = HTTPBearer(
    auto_error=False,
    description="An API key made by `jobmatch keys create`. Not needed on a loopback service "
    "without keys.",
)


# These three only look something up: run in threads, as plain functions are, they would take longer
# to get there than to answer.
async def get_state(request: Request) -> State:
    """The service's state."""
    state: State = request.app.state.service
    return state


async def get_engine(state: Annotated[State, Depends(get_state)]) -> Engine:
    """The engine."""
    return state.engine


async def get_request_id(request: Request) -> str:
    """The id that this request is logged by."""
    return str(request.state.request_id)


def get_caller(
    state: Annotated[State, Depends(get_state)],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
) -> Caller:
    """Who calls: by their key, or, where none is needed, the one user of this machine."""
    if not state.needs_key:
        return Caller(state.settings.tenant, Role.ADMIN)
    caller = None
    if credentials is not None:
        # Whose key it is only its row says; the settings' tenant stands in until then.
        with state.engine.database.transaction(
            state.settings.tenant, timeout=state.engine.timeout_seconds
        ) as connection:
            caller = caller_of(connection, credentials.credentials)
    if caller is None:
        raise HTTPException(
            401,
            "Send a valid API key as Authorization: Bearer KEY.",
            headers={"WWW-Authenticate": "Bearer"},
        )
    return caller


def needed(role: Role) -> Callable[[Caller], Caller]:
    """A dependency that lets pass only callers who may act in `role`."""

    def get_allowed(caller: Annotated[Caller, Depends(get_caller)]) -> Caller:
        if not caller.role.may_act_as(role):
            raise HTTPException(403, f"This needs a key with the role {role}.")
        return caller

    return get_allowed


TheEngine = Annotated[Engine, Depends(get_engine)]
TheState = Annotated[State, Depends(get_state)]
RequestId = Annotated[str, Depends(get_request_id)]
AnyCaller = Annotated[Caller, Depends(get_caller)]
Recruiter = Annotated[Caller, Depends(needed(Role.RECRUITER))]
Admin = Annotated[Caller, Depends(needed(Role.ADMIN))]
