"""What a sentence of a job ad is about, by telling words, where no heading says so.

A row of `ad_wording.tsv`: what the sentence is about, and patterns divided by bars. Of the kinds
whose words a sentence holds, the one that stands first in the table counts.
"""

import re
from functools import cache
from importlib.resources import files

from search.reading.ad_headings import AdSectionKind


def wording_kind(sentence: str) -> AdSectionKind | None:
    """What a sentence is about; None where no words tell."""
    return next((kind for kind, words in _wording().items() if words.search(sentence)), None)


def is_legal(sentence: str) -> bool:
    """Whether a sentence is of the kind that stands in every ad of an employer by law or habit."""
    return bool(_wording()[AdSectionKind.LEGAL].search(sentence))


@cache
def _wording() -> dict[AdSectionKind, re.Pattern[str]]:
    patterns: dict[AdSectionKind, list[str]] = {}
    table = files("search.reading").joinpath("ad_wording.tsv").read_text(encoding="utf-8")
    for row in table.splitlines()[1:]:
        kind, words = row.split("\t")
        patterns.setdefault(AdSectionKind(kind), []).append(words)
    return {kind: re.compile("|".join(rows), re.IGNORECASE) for kind, rows in patterns.items()}
