"""The sentences of a text, a line of a list being one."""

import re
from collections.abc import Iterator
from typing import Final

from models.evidence import Span

_BREAK: Final = re.compile(
    r"\n+|(?<=[.!?…])[\"')\]”’]?[ \t]+(?=[\"'(\[“‘]?[A-ZÀ-ÞŒ0-9•●▪])|[ \t]+(?=[•●▪■►✔✓][ \t]?)"
)
# A full stop after these ends no sentence, mostly.
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:[A-Z]|e\.?g|i\.?e|approx|incl|min|max|no|nr|st|dr|mr|mrs|ms|prof|vs|ca|bzw|z\.b|d\.h"
    r"|u\.a|inc|ltd|co|dept|est|ref|tel|u\.s|u\.k|m\.sc|b\.sc|ph\.d))\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION: Final = 8


def read_sentences(text: str, within: Span | None = None) -> Iterator[Span]:
    """The sentences of `text`, or of a stretch of it, without the space around them."""
    start, end = (within.start, within.end) if within else (0, len(text))
    for found in _BREAK.finditer(text, start, end):
        before = text[max(start, found.start() - _LONGEST_ABBREVIATION) : found.start()]
        if not found[0].startswith("\n") and _ABBREVIATED.search(before):
            continue
        yield from _trimmed(text, start, found.start())
        start = found.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if first < last:
        yield Span(first, last)
