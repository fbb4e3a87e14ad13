"""The licences and registrations that an ad asks for.

A row of `licences.tsv`: its one name, and a pattern. Those of the vocabulary of skills count too.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from models.evidence import Span
from models.profile import SkillReading
from models.requirements import LicenceAsked
from search.reading.ad.ground import AdGround
from search.reading.ad.headings import AdSectionKind
from search.reading.skill.vocabulary import vocabulary
from search.reading.text.table import patterns_of
from search.reading.text.windows import around, matches

_KIND: Final = "licence"
_CATEGORY: Final = re.compile(
    r"(?i:category|categories|cat\.?|class|klasse|permis|categoría|rijbewijs)\s{0,2}"
    r"(?P<before>(?:[ABCD]1?\+?E?|[12])\b)|(?P<after>\b[BCD]1?(?:\s?\+\s?E|E)?\b)(?= licen[cs]e)"
    r"|\((?:cat(?:egory)?\.? |class )?(?P<in>[ABCD]1?(?:\s?\+\s?E|E)?)\)"
)
_BY_CATEGORY: Final = frozenset(("Driving licence", "HGV licence", "CDL"))
_STEMS: Final = (
    *("nmc", "gmc", "hcpc", "gdc", "gphc", "council", "social work england", "swe ", "rn licen"),
    *(
        "registered nurse",
        " rn",
        "lpn",
        "lvn",
        "practical nurse",
        "vocational nurse",
        "approbation",
    ),
    *(
        "examiniert",
        "staatlich anerk",
        " bar",
        "practice law",
        "practise law",
        "certificate",
        "qts",
    ),
    *(
        "qualified teacher",
        "sia",
        "security industry",
        "cscs",
        "gas safe",
        "edition",
        "atpl",
        "cpl",
    ),
    *("pilot", "fork", "flt", "counterbalance", "reach truck", "stapler", "caces", "cpc", "driv"),
    *("fimo", "berufskraft", "tacho", "fahrerkarte", "cdl", "hgv", "lgv", "class 1", "class 2"),
    *("category c", "führerschein", "permis", "carnet de", "rijbewijs", "licence", "license"),
)
_REACH: Final = 60
_OFFERED: Final = re.compile(
    r"\b(?:fees?|paid|payment|renewals?|support with|reimburs\w+|fund\w+|opportunit\w+|enrol\w*"
    r"|guidelines?|guidance|code|standards|complet\w+ (?:the|your|a)|process|framework)\b",
    re.IGNORECASE,
)
"""Words by which an ad speaks of a body, or of what it pays for."""


def read_asked_licences(ground: AdGround, skills: Iterable[SkillReading]) -> Iterator[LicenceAsked]:
    """Each licence once, in order."""
    seen: set[str] = set()
    for licence, span in sorted(_named(ground.text, skills), key=lambda each: each[1].start):
        if licence in seen or ground.kind(span.start) is AdSectionKind.OTHER_ADS:
            continue
        if ground.is_waived(span):
            continue
        required = ground.required(span)
        clause = ground.clause(span)
        if required is not None or not _OFFERED.search(ground.text, clause.start, clause.end):
            seen.add(licence)
            yield LicenceAsked(licence, required, span)


def _named(text: str, skills: Iterable[SkillReading]) -> Iterator[tuple[str, Span]]:
    spans = around(text, _STEMS, _REACH)
    worded: list[Span] = []
    for (licence,), words in patterns_of("ad/licences.tsv").items():
        for found in matches(words, text, spans):
            span = Span(*found.span())
            if not any(_overlap(span, other) for other in worded):
                worded.append(span)
                yield _with_category(text, licence, span), span
    for skill in skills:
        is_new = not any(_overlap(skill.span, other) for other in worded)
        if is_new and skill.skill in _licences():
            yield skill.skill, skill.span


def _with_category(text: str, licence: str, span: Span) -> str:
    """`Driving licence (B)` where a category stands beside it."""
    if licence not in _BY_CATEGORY:
        return licence
    near = _CATEGORY.search(text, max(0, span.start - 20), min(len(text), span.end + 25))
    if near is None:
        return licence
    category = (near["before"] or near["after"] or near["in"]).replace(" ", "")
    return f"{licence} ({category})"


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@cache
def _licences() -> frozenset[str]:
    return frozenset(skill.name for skill in vocabulary() if skill.kind == _KIND)
