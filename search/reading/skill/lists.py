"""Lists of skills: mentions with nothing between them but commas and words such as `and`."""

import re
from collections.abc import Sequence
from typing import Final

from models.evidence import Span

_WORD: Final = r"(?:and/or|and|or|nor|und/oder|und|oder|sowie|et/ou|et|ou|y/o|y|o|ni|e)(?=\s)"
_JOINT: Final = re.compile(
    rf"[\s)]*(?:(?P<last>[/&+]|,?\s?{_WORD})|[,|•·])[\s(]*(?:(?:in|with|mit|en|con|the|a|an|of|de)\s)?",
    re.IGNORECASE,
)
_LONGEST: Final = 16


def joint(text: str, one: Span, other: Span) -> re.Match[str] | None:
    """What joins two mentions of a list; its group `last` is a word such as `and`, or a stroke."""
    if other.start - one.end > _LONGEST:
        return None
    return _JOINT.fullmatch(text, one.end, other.start)


def joined_after(text: str, spans: Sequence[Span], first: int) -> range:
    """The numbers of the mentions from `first` to the end of its list."""
    last = first
    while last + 1 < len(spans) and joint(text, spans[last], spans[last + 1]):
        last += 1
    return range(first, last + 1)


def joined_before(text: str, spans: Sequence[Span], last: int, first: int = 0) -> range:
    """The numbers of the mentions of a list that ends in `last`, none before `first`.

    A list is closed by an `and` or `or`. Where a comma stands instead, what follows the list is
    said of the last alone: `Java and SQL, Docker is a plus`.
    """
    closed = last > first and joint(text, spans[last - 1], spans[last])
    if not closed or not closed["last"]:
        return range(last, last + 1)
    number = last - 1
    while number > first and joint(text, spans[number - 1], spans[number]):
        number -= 1
    return range(number, last + 1)
