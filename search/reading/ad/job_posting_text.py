"""The text of a schema.org JobPosting: its description, and what other properties add to it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from search.reading.text.html import LARGEST, text_of_html

_HEADINGS: Final = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("skills", "Skills"),
    ("experienceRequirements", "Experience required"),
    ("educationRequirements", "Education required"),
    ("physicalRequirement", "Physical requirements"),
    ("securityClearanceRequirement", "Security clearance"),
    ("eligibilityToWorkRequirement", "Eligibility"),
    ("specialCommitments", "Additional information"),
    ("jobBenefits", "Benefits"),
    ("benefits", "Benefits"),
    ("incentiveCompensation", "Compensation"),
    ("incentives", "Compensation"),
    ("workHours", "Working hours"),
    ("employerOverview", "About the company"),
)
"""Properties and the headings under which ads say the same."""
_MONTHS_IN_A_YEAR: Final = 12


def whole_description(posting: Mapping[str, Any]) -> object:
    """The description, and below it what only other properties say, each under its heading."""
    description = posting.get("description")
    if not isinstance(description, str):
        description = ""
    added = list(_added(posting, _plain(description)))
    if not added:
        return description or None
    paragraphs = [text_of_html(description).strip(), *added]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _added(posting: Mapping[str, Any], known: str) -> Iterator[str]:
    for name, heading in _HEADINGS:
        texts = [text for text in _texts(posting.get(name), posting) if _plain(text) not in known]
        if texts:
            body = texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts)
            known += _plain(body)
            yield f"{heading}:\n{body}"


def _texts(value: object, posting: Mapping[str, Any]) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        text = _said(each, posting) if isinstance(each, dict) else each
        if isinstance(text, str) and (plain := text_of_html(text[:LARGEST]).strip()):
            yield plain


def _said(value: Mapping[str, Any], posting: Mapping[str, Any]) -> object:
    """The words of a DefinedTerm, of months of experience or of a kind of credential."""
    months = value.get("monthsOfExperience")
    if isinstance(months, str) and months.strip().isdigit():
        months = int(months)
    if isinstance(months, int | float) and not isinstance(months, bool) and months > 0:
        if months % _MONTHS_IN_A_YEAR == 0:
            return f"At least {months // _MONTHS_IN_A_YEAR:g} years of experience"
        return f"At least {months:g} months of experience"
    credential = value.get("credentialCategory")
    if isinstance(credential, dict):
        credential = credential.get("name")
    if isinstance(credential, str) and credential.strip():
        instead = posting.get("experienceInPlaceOfEducation") is True
        return f"{credential.strip()}{' or equivalent experience' if instead else ''}"
    return value.get("description") or value.get("name")


def _plain(text: str) -> str:
    """Letters and digits alone, by which a text is known again in another layout."""
    return re.sub(r"[\W_]+", "", text_of_html(text)).lower()
