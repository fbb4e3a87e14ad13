"""The security clearance that an ad asks for."""

import re
from collections.abc import Iterator
from typing import Final

from models.evidence import Span
from models.requirements import ClearanceAsked
from search.reading.ad.ground import AdGround
from search.reading.text.windows import around, matches

_NAMES: Final = {
    "DV": r"\b(?:e?DV|developed vetting)\b",
    "TS/SCI": r"\bTS\s?/\s?SCI\b|\btop secret\s?/\s?SCI\b|\btop secret[^.\n]{0,30}\bSCI\b",
    "Top Secret": r"\btop[\s-]secret\b|\bTS clear\w+",
    "SC": r"\bSC\b(?=[^.\n]{0,12}clear)|\bsecurity check \(SC\)|\bSC level\b|\(SC\)",
    "CTC": r"\bCTC\b(?=[^.\n]{0,15}(?:clear|check|vet|level))|\bcounter[\s-]terrorist check\b",
    "BPSS": r"\bBPSS\b|\bbaseline personnel security standard\b",
    "NPPV": r"\bNPPV\s?\d?\b|\bnon[\s-]police personnel vetting\b",
    "NV1": r"(?<![\w-])NV1\b",
    "NV2": r"(?<![\w-])NV2\b",
    "Public Trust": r"\bpublic trust\b",
    "Secret": r"\bsecret (?:level )?(?:security )?clearance\b|\bclearance\W{1,4}secret\b"
    r"|\b(?:DoD|active|current|final|interim) secret\b|\bsecret level\b",
    "Sicherheitsüberprüfung": r"\bsicherheitsüberprüfung\w*",
    "security clearance": r"\bsecurity (?:clearances?|cleared|vetting)\b"
    r"|\bclearance (?:level|required|is required)\b|\b(?:active|current|government"
    r"|dod) clearance\b(?! required\?(?! yes))",
}
_CLEARANCE: Final = re.compile(
    "|".join(f"(?P<c{number}>{words})" for number, words in enumerate(_NAMES.values())),
    re.IGNORECASE,
)
_OBTAIN: Final = re.compile(
    r"\b(?:able|ability|eligib\w+|willing\w*|prepared|capable|must|required|need)\b[^.\n]{0,30}?"
    r"\b(?:to |of )?(?:obtain\w*|undergo|gain|achiev\w+|attain|acquire|pass|get|be (?:security )?"
    r"(?:cleared|vetted))\b|\bsubject to\b|\bclearable\b|\beligible for\b|\bbe obtained\b"
    r"|\bobtain and maintain\b|\bbereitschaft\b",
    re.IGNORECASE,
)
_HELD: Final = re.compile(
    r"\b(?:active|current\w*|hold|possess|existing|already|valid)\b", re.IGNORECASE
)
_STEMS: Final = (
    *("clear", "vetting", "secret", "bpss", "baseline pers", "nppv", "nv1", "nv2", "public trust"),
    *("counter-terror", "counter terror", "ctc", "ts/sci", "sicherheitsüber", "security check"),
)
_REACH: Final = 60


def read_asked_clearances(ground: AdGround) -> Iterator[ClearanceAsked]:
    """Each clearance once; the general words only where no kind is named."""
    names = tuple(_NAMES)
    found: dict[str, ClearanceAsked] = {}
    for match in matches(_CLEARANCE, ground.text, around(ground.text, _STEMS, _REACH)):
        name = names[int(str(match.lastgroup)[1:])]
        span = Span(*match.span())
        if ground.is_waived(span):
            continue
        clause = ground.clause(span)
        words = ground.text[clause.start : clause.end]
        obtainable = bool(_OBTAIN.search(words)) and not _HELD.search(words)
        found.setdefault(name, ClearanceAsked(name, obtainable, ground.required(span), span))
    general = found.pop("security clearance", None)
    yield from found.values() or ([general] if general else [])
