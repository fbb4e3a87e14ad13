"""The vocabulary of skills: tables of rows, one a field of work, in `vocabulary/`.

A row of a table: skill, kind, and other spellings divided by bars. The skill's own name is a
spelling too. A hyphen is as good as a space, and case does not matter unless a spelling begins
with a mark:

    =Go     stands in this case only
    ?R      stands in this case, as an item of a list, and near other skills or words about
            skills only: `Python, R and SQL`, `programming in R`

Where a marked spelling is the skill's own name, the mark holds for the name. A row of kind `trap`
spells words that look like a skill and are none, such as `go-to-market`; a star at the end of such
a spelling stands for the rest of a word: `spring 20*`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

TRAP: Final = "trap"


@dataclass(frozen=True, slots=True)
class Skill:
    """One row of the vocabulary."""

    name: str
    kind: str
    field: str
    aliases: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The marked and unmarked ways to write it."""
        own = () if any(alias[1:] == self.name for alias in self.aliases) else (self.name,)
        return (*self.aliases,) if self.kind == TRAP else (*own, *self.aliases)


@cache
def vocabulary() -> tuple[Skill, ...]:
    """Every row of every table, traps included; the table's name is the field."""
    tables = files("search.reading").joinpath("vocabulary").iterdir()
    return tuple(
        skill
        for table in sorted(tables, key=lambda table: table.name)
        for skill in _rows(table.read_text(encoding="utf-8"), table.name.removesuffix(".tsv"))
    )


def _rows(table: str, field: str) -> Iterator[Skill]:
    for line in table.splitlines()[1:]:
        name, kind, aliases = line.split("\t")
        yield Skill(name, kind, field, tuple(aliases.split("|")) if aliases else ())
