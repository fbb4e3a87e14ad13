"""The tables that lie beside the readers which use them."""

import re
from functools import cache
from pathlib import Path
from typing import Final

_READING: Final = Path(__file__).parent.parent


def rows_of(table: str) -> list[list[str]]:
    """The rows of a table, named as `ad/headings.tsv`, without the one that names the columns."""
    text = (_READING / table).read_text(encoding="utf-8")
    return [row.split("\t") for row in text.splitlines()[1:]]


@cache
def patterns_of(table: str) -> dict[tuple[str, ...], re.Pattern[str]]:
    """The patterns in the last cells of a table, by the cells before; of equal rows, as one.

    Letters of both cases match.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for *keys, words in rows_of(table):
        found.setdefault(tuple(keys), []).append(words)
    return {keys: re.compile("|".join(words), re.IGNORECASE) for keys, words in found.items()}
