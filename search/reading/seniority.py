"""How senior a job is, by its title."""

import re
from enum import StrEnum
from typing import Final


class Seniority(StrEnum):
    """Steps of a career, from the first."""

    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    DIRECTOR = "director"
    EXECUTIVE = "executive"


# The first that matches counts: a senior director is a director.
_TITLES: Final = {
    Seniority.INTERN: r"intern|internship|trainee|apprentice(?:ship)?|praktikant\w*|werkstudent\w*"
    r"|stagiaire?s?|azubi|auszubildende\w*|alternan(?:t|te|ce)|becari[oa]|working student",
    Seniority.EXECUTIVE: r"c[etfomi]o|chief|vice[\s-]president|[se]?vp|executive director"
    r"|(?<!school )president|geschäftsführ\w*|managing director|directeur général",
    Seniority.DIRECTOR: r"director|head(?: of|,|\s[-–]|$)"
    r"|head(?= (?:marketing|engineering|product|sales|people|finance|hr|it|design|data)\b)"
    r"|leiter(?:in)?|abteilungsleit\w*|bereichsleit\w*"
    r"|directeur|directrice|directora?",
    Seniority.JUNIOR: r"junior|jr|entry[\s-]level|graduate|débutant|berufseinsteiger\w*"
    r"|newly qualified|fresher|absolvent\w*",
    Seniority.LEAD: r"lead|principal|team[\s-]?lead\w*|team[\s-]?leit\w*|gruppenleit\w*"
    r"|schichtleit\w*|teamleider|responsable|chef d['’]équipe|jefe de equipo|head"
    r"|staff (?=(?:\w+ )?(?:software|engineer|developer|data|machine|scientist))",
    Seniority.SENIOR: r"senior|sr|snr|sénior|expert",
    Seniority.MID: r"mid|mid[\s-]level|intermediate|confirmé",
}
_PATTERNS: Final = tuple(
    (level, re.compile(rf"\b(?:{words})(?=\W|\b|$)", re.IGNORECASE))
    for level, words in _TITLES.items()
)
_NO_LEVEL = re.compile(
    r"\b(?:lead generation|lead time|leads|head ?count|head ?hunter|chief of staff|headteacher"
    r"|(?:assistant|pa|secretary|support|reporting|aide) to (?:the |our )?(?:\w+ ){0,2}?(?:director"
    r"|ceo|cfo|coo|cto|president|chief\b.*|head\b.*|vp)s?|(?:director|ceo|president)['’]s"
    r"|(?:post)?graduate (?:school|studies|degree|programs? office|admissions|recruitment))\b",
    re.IGNORECASE,
)


def read_seniority(title: str) -> Seniority | None:
    """The level that `title` names; None where it names none."""
    title = _NO_LEVEL.sub(" ", title)
    for level, pattern in _PATTERNS:
        if pattern.search(title):
            return level
    return None
