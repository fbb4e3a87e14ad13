"""Official files of skills: ESCO's of any language, and O*NET's, read as rows of a vocabulary."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from models.errors import InvalidInput
from search.reading.skill.vocabulary import Skill

SHORTEST_WORD: Final = 10
"""Letters of a single word that is read wherever it stands; a shorter one is read in lists only.

In 2,500 ads the 700 single-word names of O*NET were read 1,439 times without that, three times in
four as another word (`scheme`, `analyze`, `reduce`, `Prince`), and 72 times with it, nine in ten
rightly; of ten letters and more, all were read rightly.
"""

_KINDS: Final = {"knowledge": "knowledge", "skill/competence": "task", "skill": "task"}
_ASIDE: Final = re.compile(r"\s*\([^()]*\)$")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class _Form:
    """What a row of a file says, by the names of its columns."""

    delimiter: str
    columns: frozenset[str]
    identifier: str
    name: str
    kind: str


_FORMS: Final = (
    _Form(
        ",",
        frozenset({"conceptUri", "preferredLabel", "altLabels", "skillType"}),
        "conceptUri",
        "preferredLabel",
        "",
    ),
    _Form("\t", frozenset({"O*NET-SOC Code", "Example"}), "Example", "Example", "tool"),
    _Form(
        "\t",
        frozenset({"O*NET-SOC Code", "Element Name", "Scale ID"}),
        "Element Name",
        "Element Name",
        "knowledge",
    ),
)


def read_skill_file(text: str, field: str) -> dict[str, Skill]:
    """The skills of an official file by their identifier, in its order.

    `field` is the field of work that their rows will have. Raises InvalidInput where the file is
    none of ESCO's or O*NET's files of skills.
    """
    head, _, _ = text.partition("\n")
    for form in _FORMS:
        if form.columns <= {column.strip('"\r ') for column in head.split(form.delimiter)}:
            return _combined(_rows(text, form, field))
    raise InvalidInput(
        "This is no file of skills of ESCO (columns conceptUri, preferredLabel, altLabels and "
        "skillType, as in skills_en.csv) or O*NET (as Technology Skills.txt or Skills.txt)."
    )


def combined_skills(files: Iterable[Mapping[str, Skill]]) -> list[Skill]:
    """The skills of several files, such as ESCO's of two languages, named as in the first."""
    return list(_combined(item for file in files for item in file.items()).values())


def _combined(items: Iterable[tuple[str, Skill]]) -> dict[str, Skill]:
    skills: dict[str, Skill] = {}
    aliases: dict[str, dict[str, None]] = {}
    for identifier, skill in items:
        first = skills.setdefault(identifier, skill)
        spelt = aliases.setdefault(identifier, {})
        name = () if first.name == skill.name else (_marked(skill.name),)
        spelt.update(dict.fromkeys((*name, *skill.aliases)))
    return {
        identifier: replace(skill, aliases=tuple(aliases[identifier]))
        for identifier, skill in skills.items()
    }


def _rows(text: str, form: _Form, field: str) -> Iterator[tuple[str, Skill]]:
    lines = io.StringIO(text, newline="")
    if form.delimiter == "\t":
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        table = csv.DictReader(lines)
    try:
        for row in table:
            if name := _label(row[form.name] or ""):
                kind = form.kind or _KINDS.get(row["skillType"] or "", "task")
                others = map(_label, (row.get("altLabels") or "").split("\n"))
                spelt = (_marked(each) for each in (name, *others) if each)
                aliases = (each for each in dict.fromkeys(spelt) if each != name)
                yield row[form.identifier] or name, Skill(name, kind, field, tuple(aliases))
    except csv.Error as error:
        raise InvalidInput(f"The file of skills cannot be read as a table: {error}.") from error


def _label(written: str) -> str:
    """A label as a text would spell it: without `(computer programming)`, marks and bars."""
    plain = _ASIDE.sub("", " ".join(written.replace("|", " ").replace("\0", " ").split()))
    plain = plain.strip("=?* ")
    return plain if len(plain) <= _LONGEST else ""


def _marked(label: str) -> str:
    """The label, marked as an item of a list where texts may use its word for other things."""
    is_word = not re.search(r"[\s/-]", label)
    return f"?{label}" if is_word and len(label) < SHORTEST_WORD else label
