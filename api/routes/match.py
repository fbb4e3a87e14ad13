"""Résumé to listings, listing to candidates."""

from typing import Annotated

from fastapi import APIRouter, Body, File, HTTPException, Response
from fastapi.openapi.models import Example

from api.dependencies import AnyCaller, RequestId, TheEngine, TheState
from api.examples import ANSWER, MATCHES
from api.problem import answered, documented
from api.schemas.answer import AnswerOut, UploadAnswerOut
from api.schemas.question import MatchIn, UploadIn
from api.state import State
from models.api_key import Caller, Role
from models.tables import CANDIDATES, LISTINGS
from search.answer import Answer
from search.engine import Engine
from search.reading.resume import read_resume
from search.reading.resume_file import read_resume_file

router = APIRouter(tags=["match"])

REQUESTS: dict[str, Example] = {name: {"value": body} for name, body in MATCHES.items()}


@router.post("/match", responses=answered(ANSWER) | documented(400, 404, 422))
def match(
    body: Annotated[MatchIn, Body(openapi_examples=REQUESTS)],
    caller: AnyCaller,
    engine: TheEngine,
    state: TheState,
    request_id: RequestId,
    response: Response,
) -> AnswerOut:
    """Rank listings for a résumé or candidate, or candidates for a listing."""
    answer = _answer(engine, caller, body)
    report(answer, state, response)
    return AnswerOut.of(answer, request_id)


@router.post("/match/upload", responses=documented(400, 422))
def match_upload(
    body: Annotated[UploadIn, File()],
    caller: AnyCaller,
    engine: TheEngine,
    state: TheState,
    request_id: RequestId,
    response: Response,
) -> UploadAnswerOut:
    """Rank listings for the résumé in a file. Nothing of it is stored."""
    request = body.request()
    read = read_resume_file(body.file.file.read())
    resume = read_resume(read.text)
    answer = engine.match_resume(caller.tenant, resume, request)
    report(answer, state, response)
    page = AnswerOut.of(answer, request_id)
    return UploadAnswerOut(**dict(page), profile=resume.profile, notices=list(read.notices))


def _answer(engine: Engine, caller: Caller, body: MatchIn) -> Answer:
    request = body.request()
    if body.resume_text is not None:
        return engine.match_resume(caller.tenant, read_resume(body.resume_text), request)
    if not caller.role.may_act_as(Role.RECRUITER):
        raise HTTPException(403, "Candidates are found with a recruiter's key.")
    if body.listing_text is not None:
        return engine.match_listing(caller.tenant, body.listing_text, request)
    if body.candidate_id is not None:
        return engine.match_stored(caller.tenant, CANDIDATES, body.candidate_id, request)
    assert body.listing_id is not None
    return engine.match_stored(caller.tenant, LISTINGS, body.listing_id, request)


def report(answer: Answer, state: State, response: Response) -> None:
    """Where the time went, for the browser's developer tools and for the figures."""
    for step, milliseconds in answer.timings.items():
        state.figures.steps.labels(step).observe(milliseconds / 1000)
    response.headers["Server-Timing"] = ", ".join(
        f"{step};dur={milliseconds:.1f}" for step, milliseconds in answer.timings.items()
    )
