"""Pass, fail or unknown for each condition, with the words that decide it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.candidate import Candidate
from models.evidence import Evidence
from models.listing import Listing, Remote
from models.profile import SkillReading
from search.retrieval.filters import Filters

DECIDED_BY: Final = {
    "salary": "salary",
    "countries": "location",
    "remote": "remote",
    "employment_types": "employment_type",
    "seniority": "seniority",
}
"""The fact of a document whose words decide a criterion."""


class Verdict(StrEnum):
    """Unknown is an answer of its own: the document does not say."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """One condition's verdict about one document."""

    criterion: str
    verdict: Verdict
    evidence: Evidence | None


def eligibility(
    verdicts: Mapping[str, str], content: Listing | Candidate, filters: Filters
) -> list[Eligibility]:
    """Join the verdicts of a row with the words of its document that decide them."""
    words = _words(content, filters)
    return [
        Eligibility(criterion, Verdict(verdict), words.get(DECIDED_BY.get(criterion, criterion)))
        for criterion, verdict in verdicts.items()
    ]


def _words(content: Listing | Candidate, filters: Filters) -> dict[str, Evidence]:
    """By what they decide."""
    if isinstance(content, Candidate):
        return _skill_words(content.profile.skills, content.resume_text, "resume_text", filters)
    words = dict(content.evidence)
    words |= _skill_words(content.requirements.skills, content.description, "description", filters)
    if content.company:
        words["companies"] = Evidence(content.company, 0, len(content.company), "company")
    if "location" in words:
        words["locations"] = words["location"]
    if content.remote is Remote.REMOTE and content.remote_countries and "remote" in words:
        words["locations"] = words["remote"]  # from where the work may be done, not where it is
    return words


def _skill_words(
    readings: Sequence[SkillReading], text: str, source: str, filters: Filters
) -> dict[str, Evidence]:
    """Where the text names the first of the skills that are required."""
    for each in readings:
        if each.skill in filters.skills_required:
            return {"skills_required": Evidence.of(text, each.span, source)}
    return {}
