"""What a sentence of a job ad is about, by telling words, where no heading says so.

A row of `ad_wording.tsv`: what the sentence is about, and patterns divided by bars. Of the kinds
whose words a sentence holds, the one that stands first in the table counts.
"""

import re
from functools import cache

from search.reading.ad_headings import AdSectionKind
from search.reading.word_table import word_table


def wording_kind(sentence: str) -> AdSectionKind | None:
    """What a sentence is about; None where no words tell."""
    return next((kind for kind, words in _wording().items() if words.search(sentence)), None)


def is_legal(sentence: str) -> bool:
    """Whether a sentence is of the kind that stands in every ad of an employer by law or habit."""
    return bool(_wording()[AdSectionKind.LEGAL].search(sentence))


@cache
def _wording() -> dict[AdSectionKind, re.Pattern[str]]:
    return {AdSectionKind(kind): words for (kind,), words in word_table("ad_wording").items()}
