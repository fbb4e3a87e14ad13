"""Résumés on their way in."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from api.schemas.filters import STORABLE, Strict
from api.schemas.listing import OutcomeOut
from api.schemas.question import LongText, ResumeFile
from search.reading.file.resume_text import Notice

ExternalId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        pattern=STORABLE,
        description="Your own name for the candidate. Without one, the same résumé is kept once.",
    ),
]

Notices = Annotated[
    list[Notice],
    Field(
        description="What to know of how a file was read. "
        + " ".join(f"`{notice.value}`: {notice.sentence}" for notice in Notice)
    ),
]


class CandidateIn(Strict):
    """A résumé as text."""

    resume_text: LongText
    external_id: ExternalId | None = None


class CandidateForm(Strict):
    """A résumé as a file, or as text, in a form."""

    file: ResumeFile | None = None
    resume_text: LongText | None = None
    external_id: ExternalId | None = None

    @model_validator(mode="after")
    def _is_one_resume(self) -> Self:
        if (self.file is None) == (self.resume_text is None):
            raise ValueError("Give exactly one of file and resume_text.")
        return self


class CandidateOutcomeOut(OutcomeOut):
    """What became of a résumé that was sent."""

    notices: Notices
