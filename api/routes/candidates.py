"""Candidates give a résumé, are looked at and are erased."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Response, UploadFile

from api.dependencies import Recruiter, TheEngine
from api.problem import documented
from api.schemas.document import CandidateWithResume
from api.schemas.listing import OutcomeOut
from models.errors import InvalidInput
from models.tables import CANDIDATES
from search.reading.resume import read_resume
from search.reading.resume_file import read_resume_file

router = APIRouter(prefix="/candidates", tags=["candidates"])


@router.post("", responses=documented(400, 401, 403, 413, 422, 503, 504))
def add_candidate(
    caller: Recruiter,
    engine: TheEngine,
    file: Annotated[
        UploadFile | None, File(description="A résumé: PDF, DOCX or plain text.")
    ] = None,
    resume_text: Annotated[str | None, Form(max_length=200_000)] = None,
    external_id: Annotated[str | None, Form(min_length=1, max_length=200)] = None,
) -> OutcomeOut:
    """Keep a résumé, given as a file or as text. The same one twice is kept once."""
    if (file is None) == (resume_text is None):
        raise InvalidInput("Give exactly one of file and resume_text.", "file")
    text = read_resume_file(file.file.read()) if file is not None else resume_text or ""
    return OutcomeOut.of(engine.add_candidate(caller.tenant, read_resume(text), "api", external_id))


@router.get("/{candidate_id}", responses=documented(401, 403, 404, 422, 503, 504))
def get_candidate(candidate_id: UUID, caller: Recruiter, engine: TheEngine) -> CandidateWithResume:
    """One candidate, with the résumé."""
    return CandidateWithResume.of(engine.get(caller.tenant, CANDIDATES, candidate_id))


@router.delete(
    "/{candidate_id}", status_code=204, responses=documented(401, 403, 404, 422, 503, 504)
)
def erase_candidate(candidate_id: UUID, caller: Recruiter, engine: TheEngine) -> Response:
    """Erase a candidate: résumé, facts, passages and vectors."""
    engine.erase(caller.tenant, CANDIDATES, candidate_id)
    return Response(status_code=204)
