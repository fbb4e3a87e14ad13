"""Tables of telling words: a row holds keys and, in its last cell, a pattern."""

import re
from functools import cache
from importlib.resources import files


@cache
def word_table(name: str) -> dict[tuple[str, ...], re.Pattern[str]]:
    """The patterns of `name`.tsv beside this module, rows with equal keys as one, in their order.

    Letters of both cases match. The first row names the columns.
    """
    rows: dict[tuple[str, ...], list[str]] = {}
    table = files("search.reading").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    for row in table.splitlines()[1:]:
        *keys, words = row.split("\t")
        rows.setdefault(tuple(keys), []).append(words)
    return {keys: re.compile("|".join(words), re.IGNORECASE) for keys, words in rows.items()}
