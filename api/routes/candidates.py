"""Candidates give a résumé, are looked at and are erased."""

from collections.abc import AsyncIterator
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.body import JSON, media_type, parsed
from api.dependencies import Recruiter, TheEngine
from api.examples import CANDIDATE
from api.problem import documented
from api.schemas.candidate import CandidateForm, CandidateIn, CandidateOutcomeOut
from api.schemas.document import CandidateWithResume
from api.schemas.listing import OutcomeOut
from models.tables import CANDIDATES
from search.reading.file.plain_text import tidied
from search.reading.file.resume_text import ResumeText
from search.reading.resume import read_resume
from search.reading.resume_file import read_resume_file

router = APIRouter(prefix="/candidates", tags=["candidates"])

BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {"schema": CandidateForm.model_json_schema()},
        JSON: {"schema": CandidateIn.model_json_schema(), "example": CANDIDATE},
    },
}


Given = TypeVar("Given", CandidateIn, CandidateForm)


async def get_resume(request: Request) -> AsyncIterator[CandidateIn | CandidateForm]:
    """The résumé that was sent, as JSON or as a form, whose file is open meanwhile."""
    if media_type(request) == JSON:
        yield _fitted(CandidateIn, parsed(await request.body(), "The body"))
    else:
        async with request.form() as form:
            yield _fitted(CandidateForm, dict(form))


@router.post("", responses=documented(400, 422), openapi_extra={"requestBody": BODY})
def add_candidate(
    caller: Recruiter,  # refused before the résumé is looked at
    resume: Annotated[CandidateIn | CandidateForm, Depends(get_resume)],
    engine: TheEngine,
) -> CandidateOutcomeOut:
    """Keep a résumé, given as a file or as text. The same one twice is kept once."""
    if isinstance(resume, CandidateForm) and resume.file is not None:
        read = read_resume_file(resume.file.file.read())
    else:
        read = ResumeText(tidied(resume.resume_text or ""))
    outcome = engine.add_candidate(caller.tenant, read_resume(read.text), "api", resume.external_id)
    return CandidateOutcomeOut(**dict(OutcomeOut.of(outcome)), notices=list(read.notices))


@router.get("/{candidate_id}", responses=documented(404, 422))
def get_candidate(candidate_id: UUID, caller: Recruiter, engine: TheEngine) -> CandidateWithResume:
    """One candidate, with the résumé."""
    return CandidateWithResume.of(engine.get(caller.tenant, CANDIDATES, candidate_id))


@router.delete("/{candidate_id}", status_code=204, responses=documented(404, 422))
def erase_candidate(candidate_id: UUID, caller: Recruiter, engine: TheEngine) -> Response:
    """Erase a candidate: résumé, facts, passages and vectors."""
    engine.erase(caller.tenant, CANDIDATES, candidate_id)
    return Response(status_code=204)


def _fitted(model: type[Given], fields: object) -> Given:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
