"""The kind of employment that an ad offers.

A row of `employment_words.tsv`: the kind, where the words count, and a pattern. Words of the kind
`trap` are about something else: contract law, seasonal flu, an interim manager to call. Words for
a `title` are the job there, while a description may only speak of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.listing import EmploymentType
from search.reading.text.table import patterns_of
from search.reading.text.windows import around, blanked, matches

_TELLING: Final = (
    *("intern", "praktik", "stag", "prácticas", "tirocinio", "student", "volunt", "ehrenamt"),
    *("bénévol", "vrijwillig", "per diem", "per-diem", "bank", "prn", "time", "teilzeit", "temps"),
    *("jornada", "tiempo", "tempo", "tempor", "deeltijd", "vollzeit", "voltijd", "cdi", "cdd"),
    *("contract", "contrato", "freelanc", "ir35", "freiberuf", "fixed", "maternity", "interim"),
    *("intérim", "ftc", "befristet", "season", "second", "zero", "casual", "tijdelijk", "locum"),
    *("industrial placement", "becari", "temp ", "on a temp", "c2c", "1099", "autónom", "determin"),
    *("selbst", "part-zeit", "partzeit"),
)
"""In lower case, what every one of the words holds."""
_REACH: Final = 90

_BY_WORD: Final[Mapping[str, EmploymentType]] = {
    **{kind.value.replace("_", ""): kind for kind in EmploymentType},
    "permanent": EmploymentType.FULL_TIME,
    "regular": EmploymentType.FULL_TIME,
    "contract": EmploymentType.CONTRACTOR,
    "freelance": EmploymentType.CONTRACTOR,
    "temp": EmploymentType.TEMPORARY,
    "fixedterm": EmploymentType.TEMPORARY,
    "seasonal": EmploymentType.TEMPORARY,
    "internship": EmploymentType.INTERN,
    "apprenticeship": EmploymentType.INTERN,
    "casual": EmploymentType.PER_DIEM,
    "zerohours": EmploymentType.PER_DIEM,
}
_EITHER: Final = re.compile(r"\s*(?:or|and|/|oder|und|ou|et|o|y|of|&|,)\s*$", re.IGNORECASE)
_A_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class EmploymentReading:
    """A kind of employment, and the words that name it."""

    employment_type: EmploymentType
    span: Span


def employment_type_named(word: str) -> EmploymentType | None:
    """The type that a field's value stands for: ours, schema.org's or a common word."""
    return _BY_WORD.get(re.sub(r"[\W_]", "", word.rpartition("/")[2]).lower())


def read_employment(text: str) -> EmploymentReading | None:
    """The kind that `text`, a title or a description, offers first.

    Full time wins where several are offered side by side.
    """
    found = _found(text)
    if not found:
        return None
    together = [found[0]]
    for reading in found[1:]:
        if not _EITHER.fullmatch(text[together[-1].span.end : reading.span.start]):
            break
        together.append(reading)
    full = (each for each in together if each.employment_type is EmploymentType.FULL_TIME)
    return next(full, found[0])


def _found(text: str) -> list[EmploymentReading]:
    """Every mention of a kind, in order."""
    spans = around(text, _TELLING, _REACH)
    table = patterns_of("ad/employment_words.tsv")
    shown = blanked(text, table["trap", "text"], spans)
    found = [
        EmploymentReading(EmploymentType(kind), Span(*match.span()))
        for (kind, where), words in table.items()
        if kind != "trap" and (where == "text" or len(text) <= _A_TITLE)
        for match in matches(words, shown, spans)
    ]
    return sorted(found, key=lambda reading: (reading.span.start, -reading.span.end))
