"""What pay a person hopes for, as a résumé says it."""

import re

from models.place import Place
from models.salary import Salary
from search.reading.salary import read_salary

_WISH = re.compile(
    r"\b(?:(?:desired|expected|target|minimum) (?:base )?(?:salary|pay|rate)"
    r"|(?:salary|pay|rate) (?:expectations?|from|around)"
    r"|gehalts(?:vorstellung|wunsch)\w*|wunschgehalt|prétentions? salariales?"
    r"|salaire (?:souhaité|attendu)|salario (?:deseado|esperado)"
    r"|(?:expectativas?|aspiraci(?:ón|ones)) salarial(?:es)?)\b[^\n]{0,120}",
    re.IGNORECASE,
)


def read_expected_salary(text: str, home: tuple[Place, ...]) -> Salary | None:
    """The pay that a résumé asks for in so many words."""
    wish = _WISH.search(text)
    if wish is None:
        return None
    reading = read_salary(wish[0], country=home[0].country if home else None)
    return None if reading is None else reading.salary
