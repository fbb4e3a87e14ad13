"""What an ad says of visas and of the right to work."""

import re
from collections.abc import Iterator
from typing import Final

from models.evidence import Span
from models.requirements import WorkPermit, WorkPermitTerms
from search.reading.ad.ground import AdGround
from search.reading.place.country import country_named
from search.reading.text.windows import around, matches

_GAP: Final = r"[^.\n;!?]{0,60}?"
_SPONSOR: Final = r"(?:visa support|(?:visa )?sponsor\w*|h-?1b|work visas?)"
_NOT: Final = (
    rf"\b(?:no|not|unable|cannot|can[’']t|don[’']t|doesn[’']t|won[’']t|nor|without|never)\b{_GAP}\b"
    rf"{_SPONSOR}\b|\b{_SPONSOR}\b{_GAP}\b(?:not|cannot|unavailable)\b"
    r"|\bsponsorship\W{1,3}no\b|\bkeine? visum\w*"
)
_OFFERED: Final = (
    rf"\b(?:visa )?sponsorship\b{_GAP}\b(?:available|offered|provided|considered|possible|welcome)"
    rf"|\b(?:we|employer|company|trust)\b{_GAP}\b(?:offers?|provides?|sponsors?|support\w*"
    rf"|cover\w*)\b"
    rf"{_GAP}\b(?:visas?|sponsorship|skilled worker|tier 2)\b"
    r"|\beligible for (?:\w+ )?sponsorship\b|\bvisa sponsorship\W{1,3}(?:yes|available)\b"
    r"|\bsuitable for (?:\w+[ -]){1,6}(?:applicants )?wishing to apply for (?:\w+ ){0,3}sponsorship"
)
_NEEDED: Final = (
    r"\b(?:(?:right|eligib\w+|authori[sz]\w+|entitled|permitted|permission|legally (?:able"
    r"|allowed))"
    r" to (?:live and )?work|work authori[sz]ation)(?: legally)?(?: (?:with)?in (?:the )?"
    r"(?P<country>(?-i:[A-Z])\w*(?:\.(?-i:[A-Z])\.?)*(?: (?-i:[A-Z])\w*){0,2}))?"
    r"(?! towards?\b| poster)"
    r"|\bmust (?:have|hold|possess) (?:an? )?(?:valid )?(?:work (?:permit|visa))"
    r"|\b(?P<citizen>U\.?S\.?|UK|British|Canadian|Australian) citizen(?:s|ship)?\b"
    r"|\barbeitserlaubnis\b|\bpermis de travail\b|\bpermiso de trabajo\b"
)
_TERMS: Final = re.compile(
    rf"(?P<not_sponsored>{_NOT})|(?P<sponsored>{_OFFERED})|(?P<needed>{_NEEDED})", re.IGNORECASE
)
_CITIZENS: Final = {"US": "US", "UK": "GB", "BRITISH": "GB", "CANADIAN": "CA", "AUSTRALIAN": "AU"}
_STEMS: Final = (
    *("sponsor", "visa", "h1b", "h-1b", "right to work", "to work", "to live and work", "citizen"),
    *("work authori", "work permit", "arbeitserlaubnis", "permis de trav", "permiso de trab"),
)
_REACH: Final = 130
_DENIED: Final = re.compile(
    r"\b(?:not|no|unable|cannot|can[’']t|won[’']t|don[’']t)\b", re.IGNORECASE
)
_OTHER_SPONSORS: Final = re.compile(
    r"(?:executive|project|programme|program|clinical|study|trial|business|event|sport\w*|company)"
    r"[\s-]sponsor|visa (?:inc|card|europe|has|is a)|tuition|specified|not (?:\w+ )?require|may not"
    r"|gmc sponsor|gmc registration|sponsor(?:ed)? (?:by|research|stud\w+|events?|programs?"
    r"|project)|join visa",
    re.IGNORECASE,
)


def read_work_permit(ground: AdGround) -> Iterator[WorkPermitTerms]:
    """Each thing that is said, once."""
    seen: set[tuple[WorkPermit, str | None]] = set()
    for found in matches(_TERMS, ground.text, around(ground.text, _STEMS, _REACH)):
        if _OTHER_SPONSORS.search(found[0]):
            continue
        groups = found.groupdict()
        permit = next(kind for kind in WorkPermit if groups[kind.value])
        if permit is WorkPermit.SPONSORED and _DENIED.search(found[0]):
            permit = WorkPermit.NOT_SPONSORED
        country, end = _country(found)
        if (permit, country) not in seen:
            seen.add((permit, country))
            yield WorkPermitTerms(permit, country, Span(found.start(), end))


def _country(found: re.Match[str]) -> tuple[str | None, int]:
    """The country, and where its name ends."""
    if found["citizen"]:
        return _CITIZENS.get(found["citizen"].replace(".", "").upper()), found.end()
    name = found["country"] or ""
    while name:
        if code := country_named(name):
            return code, found.start("country") + len(name)
        name = name.rpartition(" ")[0]
    return None, found.end()
