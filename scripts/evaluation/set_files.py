"""The files of sets, line by line: what is wrong with one is said with file and line."""

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal, TextIO

from models.errors import InvalidInput

Row = dict[str, str]

_LONGEST_FIELD: Final = 1_000_000


def broken(file: Path, line: int, what: str) -> InvalidInput:
    """The sentence about a line that cannot be used."""
    return InvalidInput(f"{file}, line {line}: {what}.")


def tabbed(file: Path, columns: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Numbered rows of a table without header, divided by tabs.

    Raises InvalidInput for a line that has more or fewer columns.
    """
    for line, text in lines(file):
        cells = text.split("\t")
        if len(cells) != len(columns):
            raise broken(file, line, f"{', '.join(columns)} are needed, divided by tabs")
        yield line, dict(zip(columns, cells, strict=True))


def headed(file: Path, columns: Sequence[str], *, delimiter: str) -> Iterator[tuple[int, Row]]:
    """Numbered rows of a table whose header names at least these columns.

    Quotes are quotes in a table that is divided by tabs. Raises InvalidInput.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    with _opened(file) as stream:
        quotes: Literal[0, 3] = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        rows = csv.DictReader(stream, delimiter=delimiter, quoting=quotes)
        try:
            if missing := [name for name in columns if name not in (rows.fieldnames or ())]:
                raise broken(file, 1, f"the columns {', '.join(missing)} are missing")
            for row in rows:
                if any(row[name] is None for name in columns):
                    raise broken(file, rows.line_num, "the row is too short")
                yield rows.line_num, row
        except UnicodeDecodeError as error:
            raise InvalidInput(f"{file} is not text in UTF-8.") from error
        except csv.Error as error:
            raise broken(file, rows.line_num, f"the row cannot be read ({error})") from error


def objects(file: Path, fields: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Numbered objects of a file that holds one JSON object a line.

    Raises InvalidInput for a line that is none, or in which one of `fields` is not a text.
    """
    for line, text in lines(file):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            raise broken(file, line, "it is not JSON") from None
        if not isinstance(found, dict):
            raise broken(file, line, "it is not a JSON object")
        for name in fields:
            if not isinstance(found.get(name), str) or not found[name].strip():
                raise broken(file, line, f"it has no text in `{name}`")
        yield line, found


def number(file: Path, line: int, text: str) -> float:
    """A number of a table. Raises InvalidInput for any other text."""
    try:
        return float(text)
    except ValueError:
        raise broken(file, line, f"{text!r} is not a number") from None


def lines(file: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers. Raises InvalidInput for other than UTF-8.

    Only line feeds end a line: other separators stand inside texts.
    """
    with _opened(file) as stream:
        try:
            for count, text in enumerate(stream, 1):
                if text.strip():
                    yield count, text.rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise InvalidInput(f"{file} is not text in UTF-8.") from error


def _opened(file: Path) -> TextIO:
    if not file.is_file():
        raise InvalidInput(f"There is no file {file}.")
    return file.open(encoding="utf-8-sig", newline="\n" if file.suffix == ".jsonl" else "")
