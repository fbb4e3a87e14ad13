"""The jobs that a sentence names: `data analyst building dashboards` asks for a data analyst."""

import re
from collections.abc import Iterator
from typing import Final

from models.evidence import Span
from search.reading.person.job_nouns import job_nouns_in

_BEFORE: Final = re.compile(
    r"\b(?:who|that|which|with|near|in|at|for|as|seeking|wanted|need|want|looking)\b|[;.!?]",
    re.IGNORECASE,
)
"""What a job's phrase does not reach across."""
_FIRST: Final = re.compile(r"(?:(?:and|or|an?|the)\s+)+", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"\s*(?:,|/|\bor\b|\band\b)\s*", re.IGNORECASE)


def read_roles(text: str) -> list[Span]:
    """The first job that `text` names, and those joined to it by `or`, `and`, commas or slashes.

    Each from the beginning of its phrase to the noun of the job: `senior nurse`, `kitchen
    assistant`.
    """
    roles: list[Span] = []
    nouns = _last_of_each(text, job_nouns_in(text))
    for noun in nouns:
        start = roles[-1].end if roles else 0
        if roles and not _GOES_ON.match(text, start):
            break
        begun = max((cut.end() for cut in _BEFORE.finditer(text, start, noun.end)), default=start)
        roles.append(_trimmed(text, Span(begun, noun.end)))
    return roles


def _last_of_each(text: str, nouns: Iterator[Span]) -> Iterator[Span]:
    """Of nouns side by side, such as `consultant anaesthetist`, the last."""
    previous: Span | None = None
    for noun in nouns:
        if previous is not None and text[previous.end : noun.start].strip():
            yield previous
        previous = noun
    if previous is not None:
        yield previous


def _trimmed(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and not text[start].isalnum():
        start += 1
    first = _FIRST.match(text, start, span.end)
    return Span(first.end() if first else start, span.end)
