"""`jobmatch skills`: the vocabulary by which skills are read is widened."""

from pathlib import Path
from typing import Annotated

import typer

from models.errors import InvalidInput
from models.settings import make_settings
from scripts.console import err, out
from search.reading.file.plain_text import decoded
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.skill.files import combined_skills, read_skill_file
from search.reading.skill.vocabulary import Skill, written_table

skills = typer.Typer(help="Widen the vocabulary of skills.", no_args_is_help=True)


@skills.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="skills_en.csv, Technology Skills.txt …")],
    name: Annotated[
        str | None,
        typer.Option(help="What the table is called; the first file's name unless given."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Write the table here, where no command reads it by itself.")
    ] = None,
) -> None:
    """Read skills by ESCO's or O*NET's official files too, besides our own vocabulary.

    Several files of ESCO, one a language, make one table: each skill is named as in the first.
    """
    folder = make_settings().data_dir / "vocabulary"
    path = output or folder / f"{_plain(name or files[0].stem)}.tsv"
    read = combined_skills(_read(file, path.stem) for file in files)
    if not read:
        raise InvalidInput(f"{files[0]} holds no skills.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written_table(read), encoding="utf-8")
    spellings = sum(len(skill.spellings) for skill in read)
    out.print(f"{len(read)} skills in {spellings} spellings: {path}")
    err.print(
        "Commands read by them from their next start on. Listings and candidates that were loaded "
        "before keep the skills that were read then, until they change or are deleted and loaded "
        "again."
    )


def _plain(name: str) -> str:
    """A name that is safe as a file's."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in name.lower()).strip("-")
    if not kept:
        raise InvalidInput(f"--name {name!r} holds no letter or digit.")
    return kept


def _read(path: Path, field: str) -> dict[str, Skill]:
    try:
        return read_skill_file(decoded(path.read_bytes()), field)
    except UnreadableResume as error:
        raise InvalidInput(f"{path}: This is no text, and so no file of skills.") from error
    except InvalidInput as error:
        raise InvalidInput(f"{path}: {error}") from error
