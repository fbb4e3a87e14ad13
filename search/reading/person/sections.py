"""The sections of a résumé, by their headings in English, German, French and Spanish.

The headings stand in `section_headings.tsv`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from models.evidence import Span
from search.reading.text.table import rows_of


class SectionKind(StrEnum):
    """What a section is about."""

    HEAD = "head"
    """What stands before the first heading: mostly name, title and contact."""
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a résumé, its heading left out."""

    kind: SectionKind
    span: Span


LONGEST_HEADING: Final = 50

_LINE: Final = re.compile(r"[^\n]+")
_AROUND: Final = " \t:.-–—•*#_=|·►▪●■"
_SPACED: Final = re.compile(r"[^\W\d_](?: {1,3}[^\W\d_]){4,}")
"""`E D U C A T I O N`"""
_ASIDE: Final = re.compile(r"\s*\([^)]*\)$")
_AND: Final = re.compile(r"\s*[&/+]\s*|\s+(?:und|et|y|e)\s+")


@cache
def headings() -> dict[str, SectionKind]:
    """The section that each heading begins, in lower case."""
    rows = rows_of("person/section_headings.tsv")
    return {heading: SectionKind(section) for heading, section in rows}


def heading_kind(line: str) -> SectionKind | None:
    """What section a line begins, or None: it is no heading."""
    if len(line) > LONGEST_HEADING:
        return None
    words = " ".join(_ASIDE.sub("", line.strip(_AROUND)).lower().split())
    if _SPACED.fullmatch(words):
        words = words.replace(" ", "")
    kind_of = headings()
    if words in kind_of:
        return kind_of[words]
    parts = _AND.sub(" and ", words).split(" and ")
    kinds = [kind_of.get(part) for part in parts]
    return kinds[0] if len(parts) > 1 and all(kinds) else None


def read_sections(text: str) -> list[Section]:
    """The whole text in sections, in order; the first is the head, which may be empty."""
    kind, start, sections = SectionKind.HEAD, 0, []
    for line in _LINE.finditer(text):
        found = heading_kind(line[0])
        if found is not None:
            sections.append(Section(kind, Span(start, line.start())))
            kind, start = found, line.end()
    return [*sections, Section(kind, Span(start, len(text)))]
