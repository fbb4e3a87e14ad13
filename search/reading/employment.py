"""The kind of employment that an ad offers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.listing import EmploymentType
from search.reading.windows import around, matches

_WORDS: Final[Mapping[EmploymentType, str]] = {
    EmploymentType.INTERN: r"\bintern(?:ship)?s?\b|\bpraktik(?:um|ant\w*)\b|\bstage\b(?! \d)"
    r"|\bstagiaire\b|\bprácticas\b|\btirocinio\b|\bwerkstudent\w*\b|\bworking student\b",
    EmploymentType.VOLUNTEER: r"\bvolunt(?:eer|ary) (?:role|position|work|opportunity)\b"
    r"|\bvolunteers?\b|\behrenamt\w*\b|\bbénévol\w*\b|\bvoluntariado\b",
    EmploymentType.PER_DIEM: r"\bper[\s-]diem\b|\bbank (?:staff|nurse|worker)\b|\bprn\b",
    EmploymentType.PART_TIME: r"\bpart[\s-]?time\b|\bteilzeit\b|\btemps partiel\b"
    r"|\b(?:media jornada|tiempo parcial)\b|\bdeeltijd\b",
    EmploymentType.FULL_TIME: r"\bfull[\s-]?time\b|\bvollzeit\b|\btemps plein\b"
    r"|\b(?:jornada completa|tiempo completo)\b|\btempo pieno\b|\bvoltijd\b|\bCDI\b",
    EmploymentType.CONTRACTOR: r"\bcontract(?:or)?\b(?=\s*$)"
    r"|\bcontract(?:or)? (?:role|position|basis|job)\b"
    r"|\bindependent contractor\b|\bfreelance\w*\b|\b(?:inside|outside) IR35\b|\bB2B contract\b"
    r"|\bcontract[\s-]to[\s-]hire\b|\bfreiberuf\w*\b",
    EmploymentType.TEMPORARY: r"\bfixed[\s-]term\b|\btemporary\b(?! (?:accommodation"
    r"|housing|visa|staff(?:ing)?|agency|works?|residents?|workers?))|\bmaternity cover\b"
    r"|\binterim\b|\bFTC\b|\bbefristet\w*\b|\bCDD\b|\bintérim\b|\bseasonal\b|\bsecondment\b",
}
_ANY = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items()), re.IGNORECASE)

_TELLING: Final = (
    *("intern", "praktik", "stag", "prácticas", "tirocinio", "student", "volunt", "ehrenamt"),
    *("bénévol", "per diem", "per-diem", "bank", "prn", "time", "teilzeit", "temps", "jornada"),
    *("tiempo", "tempo", "deeltijd", "vollzeit", "voltijd", "cdi", "cdd", "contract", "freelanc"),
    *("ir35", "freiberuf", "fixed", "maternity", "interim", "intérim", "ftc", "befristet"),
    *("season", "second"),
)
"""In lower case, what every one of the words holds."""
_REACH: Final = 60

_BY_WORD: Final[Mapping[str, EmploymentType]] = {
    **{kind.value.replace("_", ""): kind for kind in EmploymentType},
    "permanent": EmploymentType.FULL_TIME,
    "regular": EmploymentType.FULL_TIME,
    "contract": EmploymentType.CONTRACTOR,
    "freelance": EmploymentType.CONTRACTOR,
    "temp": EmploymentType.TEMPORARY,
    "fixedterm": EmploymentType.TEMPORARY,
    "internship": EmploymentType.INTERN,
    "casual": EmploymentType.PER_DIEM,
}

_EITHER = re.compile(r"\s*(?:or|and|/|oder|ou|o|&|,)\s*$", re.IGNORECASE)


_A_TITLE: Final = 200
_IN_TITLES_ONLY: Final = (EmploymentType.INTERN, EmploymentType.VOLUNTEER)


@dataclass(frozen=True, slots=True)
class EmploymentReading:
    """A kind of employment, and the words that name it."""

    employment_type: EmploymentType
    span: Span


def employment_type_named(word: str) -> EmploymentType | None:
    """The type that a field's value stands for: ours, schema.org's or a common word."""
    return _BY_WORD.get(re.sub(r"[\W_]", "", word).lower())


def read_employment(text: str) -> EmploymentReading | None:
    """The kind that `text`, a title or a description, offers first.

    Full time wins where several are offered side by side. Interns and volunteers are the job in a
    title; a description may only speak of them.
    """
    found = [
        match
        for match in matches(_ANY, text, around(text, _TELLING, _REACH))
        if len(text) <= _A_TITLE or match.lastgroup not in _IN_TITLES_ONLY
    ]
    if not found:
        return None
    together = [found[0]]
    for match in found[1:]:
        if not _EITHER.fullmatch(text[together[-1].end() : match.start()]):
            break
        together.append(match)
    for match in together:
        if match.lastgroup == EmploymentType.FULL_TIME:
            return EmploymentReading(EmploymentType.FULL_TIME, Span(*match.span()))
    return EmploymentReading(EmploymentType(str(found[0].lastgroup)), Span(*found[0].span()))
