"""A sentence to listings or candidates."""

from typing import Annotated

from fastapi import APIRouter, Body, HTTPException, Response

from api.dependencies import AnyCaller, RequestId, TheEngine, TheState
from api.examples import ANSWER, SEARCH
from api.problem import answered, documented
from api.routes.match import report
from api.schemas.answer import AnswerOut
from api.schemas.question import SearchIn
from models.api_key import Role
from models.tables import CANDIDATES, LISTINGS

router = APIRouter(tags=["match"])


@router.post("/search", responses=answered(ANSWER) | documented(400, 422))
def search(
    body: Annotated[SearchIn, Body(examples=[SEARCH])],
    caller: AnyCaller,
    engine: TheEngine,
    state: TheState,
    request_id: RequestId,
    response: Response,
) -> AnswerOut:
    """Rank listings or candidates by nearness to a sentence. Conditions go into `filters`."""
    if body.target == "candidates" and not caller.role.may_act_as(Role.RECRUITER):
        raise HTTPException(403, "Candidates are found with a recruiter's key.")
    collection = CANDIDATES if body.target == "candidates" else LISTINGS
    answer = engine.search(caller.tenant, body.q, collection, body.request())
    report(answer, state, response)
    return AnswerOut.of(answer, request_id)
