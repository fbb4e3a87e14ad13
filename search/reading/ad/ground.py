"""How firmly an ad asks for what stands at a place of its text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from search.reading.ad.headings import AdSectionKind
from search.reading.ad.sections import BOILERPLATE, AdSection

_NICE: Final = (
    r"(?P<nice>prefer\w*|desir\w+|nice[\s-]to[\s-]have|good[\s-]to[\s-]have"
    r"|\bplus\b(?! years)|bonus"
    r"|advantag\w+|beneficial|an asset|ideally|optional|not (?:essential|required|necessary|needed)"
    r"|would be (?:great|useful|helpful)|von vorteil|wünschenswert|idealerweise|souhaité\w*"
    r"|apprécié\w*|un atout|se valora\w*|deseable|valorable|een pré)"
)
_MUST: Final = (
    r"(?P<must>must|required|requires?|requirement|essential|mandatory|minimum|at least|need(?:ed)?"
    r"|necessary|zwingend|erforderlich|vorausgesetzt|voraussetzung|mindestens|exigé\w*|obligatoire"
    r"|requis\w*|indispensable|imprescindible|obligatori\w+|necesari\w+|mínim\w+|vereist)"
)
_AFTER: Final = re.compile(rf"\b(?:{_NICE}|{_MUST})", re.IGNORECASE)
# `... is required` before an item speaks of the item before it.
_BEFORE: Final = re.compile(
    r"\b(?:(?P<nice>preferabl\w*|ideally|idealerweise|(?:nice|good)[\s-]to[\s-]have|bonus"
    r"|(?:desir\w+|prefer\w+|advantag\w+)(?:\s?:| (?:qualif|skill|experi|educat|secto)\w*)"
    r"|de préférence|preferiblemente|bij voorkeur)"
    r"|(?P<must>must|at least|minimum|requires?|need|(?:required|essential|mandatory)"
    r"(?:\s?:| (?:qualif|skill|experi|educat)\w*)|mindestens|zwingend|au moins|al menos|mínimo))\b",
    re.IGNORECASE,
)
_WAIVED: Final = re.compile(
    r"\b(?:no|not|without|\w+n[’']t|keine?n?|ohne|sans|pas|aucune?|sin|geen)\s"
    r"(?:(?:need|have|required?:?|hold|possess|to|for|an?|any|the|formal|prior|previous|own|specific"
    r"|university|college|degree|experience|qualifications?|or|nor|security|de|besoin|oder|ou)\s)"
    r"{0,6}$",
    re.IGNORECASE,
)
_WAIVED_REACH: Final = 60
_END: Final = re.compile(r"[\n;•●▪!?]|(?<![A-Z])\.(?=\s|$|[A-Z])")
_REACH: Final = 120
_BY_SECTION: Final = {AdSectionKind.REQUIREMENTS: True, AdSectionKind.NICE_TO_HAVE: False}


@dataclass(frozen=True, slots=True)
class AdGround:
    """An ad's text with its sections."""

    text: str
    sections: Sequence[AdSection]

    def kind(self, at: int) -> AdSectionKind:
        """The kind of the section at a place; of the one before it, where it is in a heading."""
        section = self._section(at)
        return section.kind if section else AdSectionKind.OTHER

    def is_boilerplate(self, at: int) -> bool:
        """Whether what stands there says little of who can do the work."""
        return self.kind(at) in BOILERPLATE

    def clause(self, span: Span) -> Span:
        """The stretch around `span` up to the ends of its sentence, or as far as is worth it."""
        section = self._section(span.start)
        whole = section.span if section else Span(0, len(self.text))
        start = max(0, span.start - _REACH, min(whole.start, span.start))
        for end in _END.finditer(self.text, start, span.start):
            start = end.end()
        last = min(len(self.text), span.end + _REACH, max(whole.end, span.end))
        after = _END.search(self.text, span.end, last)
        return Span(start, after.start() if after else last)

    def _section(self, at: int) -> AdSection | None:
        number = bisect_right(self.sections, at, key=lambda section: section.span.start)
        return self.sections[number - 1] if number else None

    def is_waived(self, span: Span) -> bool:
        """Whether the ad says that it does not ask for it: `you do not need a degree`."""
        start = max(0, span.start - _WAIVED_REACH)
        return _WAIVED.search(self.text, start, span.start) is not None

    def required(self, span: Span) -> bool | None:
        """By the nearest words of the sentence, those after first, else by the section."""
        clause = self.clause(span)
        told = next(_AFTER.finditer(self.text, span.end, clause.end), None)
        if told is None:
            earlier = _BEFORE.finditer(self.text, clause.start, span.end)
            told = max(earlier, key=lambda found: found.start(), default=None)
        if told is not None:
            return told["must"] is not None
        return _BY_SECTION.get(self.kind(span.start))
