"""The words of a title that name the job, without where it is and its number in some office."""

import re
from typing import Final

from search.reading.place.mention import Mention, mentions_in

LONGEST_TITLE: Final = 300
"""Characters of a title that are read."""

_KNOWN_PLACE: Final = 20_000
"""People of the least town that is left out; names of smaller ones are often words of jobs."""
_SHORTEST_PLACE: Final = 4
"""Letters of a place that is left out: `IT`, `HR` and `OT` are codes of regions as well."""

_WORD = re.compile(r"[^\W_]+")
# `Band 6` and `Java 8` are parts of the job; `2480`, `(AQP MH 683 RO)` and `2020/2021` are not.
_REFERENCE = re.compile(r"\([^()]*\d{3}[^()]*\)|\b\w*\d{3}\w*\b")


def job_named(title: str) -> tuple[str, ...]:
    """Its words in lower case: those of `Driver - Leeds (AB 1234)` are `driver`.

    A place counts as one where nothing else stands between signs or commas, behind the job.
    """
    title = title[:LONGEST_TITLE]
    for mention in mentions_in(title):
        if _is_known_place(mention):
            start, end = mention.span.start, mention.span.end
            title = title[:start] + " " * (end - start) + title[end:]
    return tuple(_WORD.findall(_REFERENCE.sub(" ", title).casefold()))


def _is_known_place(mention: Mention) -> bool:
    """Whether it stands apart behind the job, and hardly means anything but a place."""
    if not mention.plain or mention.common or mention.span.start == 0:
        return False
    return mention.span.end - mention.span.start >= _SHORTEST_PLACE and any(
        entry.lat is None or entry.population >= _KNOWN_PLACE for entry in mention.entries
    )
