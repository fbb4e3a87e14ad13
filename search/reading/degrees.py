"""The degrees that a text names."""

import re
from typing import Final

from models.evidence import Span
from models.profile import Degree, Education

NAMES: Final = {
    Degree.DOCTORATE: r"""
        (?i:ph\.?\s?d\b|doctorate|doctor\sof\s\w+|d\.?phil\b|m\.d\.|promotion\szum|promovier\w+
        |doctorat\b|doctorado)
        |\bMD\b|\bEdD\b|\bDr\.\s(?:rer|med|phil)""",
    Degree.MASTER: r"""
        (?i:master(?:'?s|’s)?\s(?:of|degree|in|en)\b|masters\b|m\.?sc\b|m\.?eng\b|m\.b\.a\b
        |m\.?tech\b|m\.?phil\b|diplom-?(?:ingenieur|kauf|inform|phys|psych)\w*|dipl\.-\w+|magister
        |staatsexamen|diplôme\sd['’]ingénieur|máster|licenciatura)
        |\bMBA\b|\bMCA\b|\bM\.A\.|\bM\.S\.|\bMSW\b|\bLL\.?M\b""",
    Degree.BACHELOR: r"""
        (?i:bachelor\w*|b\.?sc\b|b\.?tech\b|b\.?eng\b|b\.?com\b|b\.b\.a\b|undergraduate\sdegree
        |grado\sen|diplomatura|licence\s(?:en|de|professionnelle)|vordiplom)
        |\bBBA\b|\bBCA\b|\bB\.A\.|\bB\.S\.|\bB\.E\b|\bB[AS]\b(?=\s?[:,]|\sin\b)|\bLL\.?B\b|\bBSN\b""",
    Degree.VOCATIONAL: r"""
        (?i:associate(?:'?s|’s)?\s(?:of|degree|in)\b|apprenticeship|vocational|\bnvq\b
        |city\s(?:and|&)\sguilds|trade\scertificate|ausbildung\szu[rm]|berufsausbildung
        |gesellenbrief|meisterbrief|ihk-?abschluss|abgeschlossene\sausbildung|\bbts\b|\bdut\b
        |formación\sprofesional|ciclo\sformativo|grado\s(?:medio|superior)|técnico\ssuperior)
        |\bCAP\b|\bBEP\b|\bHND\b|\bHNC\b""",
    Degree.SECONDARY: r"""
        (?i:high\sschool|secondary\sschool|\bgcses?\b|a[-\s]levels?\b|abitur|fachhochschulreife
        |mittlere\sreife|hauptschulabschluss|realschulabschluss|matura\b|baccalauréat|bachillerato)
        |\bGED\b|\bESO\b""",
}
"""Verbose patterns; capitals stand where lower-case letters would mean something else."""

_DEGREE: Final = re.compile(
    "|".join(rf"(?P<{degree.name}>(?<!\w)(?:{pattern}))" for degree, pattern in NAMES.items()),
    re.VERBOSE,
)


def read_education(text: str) -> list[Education]:
    """Each level once, where the text names it first."""
    found: dict[Degree, Education] = {}
    for match in _DEGREE.finditer(text):
        degree = Degree[str(match.lastgroup)]
        found.setdefault(degree, Education(degree, Span(*match.span())))
    return list(found.values())
