"""A person who gave a résumé."""

from dataclasses import dataclass, field

from models.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A résumé and what was read from it. Personal data: never logged, erased as one."""

    source: str
    external_id: str
    resume_text: str = field(repr=False)
    profile: Profile
