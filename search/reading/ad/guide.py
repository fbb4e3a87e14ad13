"""Guides to a kind of job, which boards mix among their ads."""

import re
from typing import Final

# What guides say of many jobs at once, and ads hardly say of theirs.
_SIGNS: Final = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"\bwhat (?:[\w-]+ ){1,6}do\b(?!\?? (?:you|we))",
        r"\btypical (?:[\w-]+ ){0,4}(?:salary|responsibilities|skills|requirements|day)\b",
        r"\bcareer (?:progression|paths?|outlook)\b",
        r"\btypically (?:demands?|requires?|involves?|includes?|earns?)\b",
        r"\b(?:roles|positions|professionals|developers|engineers) (?:typically|usually|often)\b",
        r"\bsalar(?:y|ies) (?:typically )?ranges? from\b|\blistings with salary\b",
        r"\bfor those (?:exploring|seeking|interested)\b|\bthese (?:positions|roles|jobs)\b",
        r"\b(?:developers|engineers|designers|nurses|managers) (?:own|design|build|face)\b",
        r"\b(?:frequently asked|interview) questions\b|\bhow to become\b",
        r"\b(?:key|required) skills (?:and qualifications|for [\w-]+)\b",
    )
)
_FEWEST_SIGNS: Final = 3

# An ad speaks of an employer and to an applicant. Of 7,816 ads none showed three signs; of three
# guides each did, with fewer than 0.7 of these words in 100.
_ADDRESS = re.compile(r"\b(?:we|our|us|you|your|join|apply)\b", re.IGNORECASE)
_LEAST_ADDRESS: Final = 0.01


def is_guide(text: str) -> bool:
    """Whether `text` describes a kind of job in general instead of offering one."""
    if len(_ADDRESS.findall(text)) >= _LEAST_ADDRESS * len(text.split()):
        return False
    return sum(bool(sign.search(text)) for sign in _SIGNS) >= _FEWEST_SIGNS
