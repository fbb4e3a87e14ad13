"""Lists of skills: mentions with nothing between them but commas and words such as `and`."""

import re
from collections.abc import Sequence
from typing import Final

from models.evidence import Span

_JOINT: Final = re.compile(
    r"[\s)]*(?:[,/&|+•·]|,?\s?(?:and/or|and|or|nor|und/oder|und|oder|sowie|et/ou|et|ou|y/o|y|o|ni|e)"
    r"(?=\s))[\s(]*(?:(?:in|with|mit|en|con|the|a|an|of|de)\s)?",
    re.IGNORECASE,
)
_LONGEST: Final = 16


def are_joined(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but a joint of a list stands between two mentions."""
    return other.start - one.end <= _LONGEST and bool(_JOINT.fullmatch(text, one.end, other.start))


def joined_after(text: str, spans: Sequence[Span], first: int) -> range:
    """The numbers of the mentions from `first` to the end of its list."""
    last = first
    while last + 1 < len(spans) and are_joined(text, spans[last], spans[last + 1]):
        last += 1
    return range(first, last + 1)
