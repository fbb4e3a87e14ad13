"""The vocabulary of skills: tables of rows, one a field of work, in `vocabulary/`.

A row of a table: skill, kind, and other spellings divided by bars. The skill's own name is a
spelling too. A hyphen is as good as a space, and case does not matter unless a spelling begins
with a mark:

    =Go     stands in this case, and in another in a list of tools: `java, go, rust`
    ?R      stands in this case, as an item of a list, and near other skills or words about
            skills only: `Python, R and SQL`, `programming in R`

Where a marked spelling is the skill's own name, the mark holds for the name. A row of kind `trap`
spells words that look like a skill and are none, such as `go-to-market`; a star at the end of such
a spelling stands for the rest of a word: `spring 20*`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from models.errors import InvalidInput

TRAP: Final = "trap"
HEAD: Final = "skill\tkind\taliases"


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
        marks_name = f"={self.name}" in self.aliases or f"?{self.name}" in self.aliases
        return self.aliases if marks_name or self.kind == TRAP else (self.name, *self.aliases)


@cache
def vocabulary() -> tuple[Skill, ...]:
    """Every row of every table of ours, traps included; the table's name is the field."""
    tables = Path(__file__).with_name("fields").iterdir()
    return tuple(
        skill
        for table in sorted(tables, key=lambda table: table.name)
        for skill in read_table(table.read_text(encoding="utf-8"), table.name.removesuffix(".tsv"))
    )


def read_table(table: str, field: str) -> Iterator[Skill]:
    """The rows of a table.

    Raises:
        InvalidInput: a row has not three columns.

    """
    for number, line in enumerate(table.splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 3 or not cells[0]:
            raise InvalidInput(
                f"Line {number} of the skills {field} has not the three columns skill, kind and "
                "aliases: import the skills again."
            )
        name, kind, aliases = cells
        yield Skill(name, kind, field, tuple(aliases.split("|")) if aliases else ())


def written_table(skills: Iterable[Skill]) -> str:
    """A table with these rows."""
    rows = ("\t".join((skill.name, skill.kind, "|".join(skill.aliases))) for skill in skills)
    return "\n".join((HEAD, *rows, ""))
