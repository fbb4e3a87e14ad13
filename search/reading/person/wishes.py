"""Where a person lives and what pay they hope for, as a résumé says it."""

import re

from models.place import Place
from models.salary import Salary
from search.reading.person.masking import Masked
from search.reading.places import read_places
from search.reading.salary import read_salary

HEAD_LINES = 8
"""Contact details stand at the top."""
COVERED = 0.6
"""The share of a line's letters that name places where the line is about nothing else."""

_CONTACT = re.compile(r"\[(?:email|phone|address|link)\]")
_PLACEHOLDER = re.compile(r"\[[^\]]*\]")
_BIRTH = re.compile(
    r"\b(?:geb(?:oren|urts\w+)?\b|born\b|birth|n[ée]e? (?:le|à)\b|naissance|nacid[oa]\b"
    r"|nacimiento|nat[oa] (?:a|il)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^\W\d_][\w ]{0,20}:")
_WISH = re.compile(
    r"\b(?:(?:desired|expected|target|minimum) (?:base )?(?:salary|pay|rate)"
    r"|(?:salary|pay|rate) (?:expectations?|from|around)"
    r"|gehalts(?:vorstellung|wunsch)\w*|wunschgehalt|prétentions? salariales?"
    r"|salaire (?:souhaité|attendu)|salario (?:deseado|esperado)"
    r"|(?:expectativas?|aspiraci(?:ón|ones)) salarial(?:es)?)\b[^\n]{0,120}",
    re.IGNORECASE,
)


def read_home(masked: Masked) -> tuple[Place, ...]:
    """The town that the contact details at the head of a résumé name, if any."""
    lines = [line.strip() for line in masked.text.split("\n") if line.strip()]
    for number, line in enumerate(lines[:HEAD_LINES]):
        if _BIRTH.search(line):
            continue
        words = _LABEL.sub("", _PLACEHOLDER.sub(" | ", line))
        towns = [each for each in read_places(words) if each.place.lat is not None]
        named = sum(each.span.end - each.span.start for each in towns)
        # "Front office clerk" holds a village's name too.
        if number == 0 and line.isalpha():
            continue  # a lone word at the top is a name: Olga, Florence
        if towns and (_CONTACT.search(line) or named >= COVERED * sum(map(str.isalpha, words))):
            return (towns[0].place,)
    return ()


def read_expected_salary(text: str, home: tuple[Place, ...]) -> Salary | None:
    """The pay that a résumé asks for in so many words."""
    wish = _WISH.search(text)
    if wish is None:
        return None
    reading = read_salary(wish[0], country=home[0].country if home else None)
    return None if reading is None else reading.salary
