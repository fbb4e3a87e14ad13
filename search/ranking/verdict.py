"""Pass, fail or unknown for each condition, with the words that decide it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.evidence import Evidence

DECIDED_BY: Final = {
    "salary": "salary",
    "locations": "location",
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


def eligibility(verdicts: Mapping[str, str], words: Mapping[str, Evidence]) -> list[Eligibility]:
    """Join the verdicts of a row with the words of its document."""
    return [
        Eligibility(criterion, Verdict(verdict), words.get(DECIDED_BY.get(criterion, criterion)))
        for criterion, verdict in verdicts.items()
    ]
