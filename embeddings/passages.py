"""Long texts in pieces that a model can read whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final

from embeddings.embedder import Embedder, TokenSpan


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text: `source[start:end] == text`, with no white space around it."""

    text: str
    start: int
    end: int


class _Cut(IntEnum):
    """How well a text may be cut at a place, the best last."""

    WITHIN_TOKEN = 0
    WITHIN_WORD = 1
    WORD = 2
    SENTENCE = 3
    LINE = 4
    PARAGRAPH = 5


_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END: Final = re.compile(r"[.!?…。！？][\"'’”»)\]]*$")


def split_passages(
    text: str, embedder: Embedder, *, most_tokens: int | None = None
) -> list[Passage]:
    """Pieces of at most `most_tokens` that hold every non-blank character.

    `most_tokens`: all that the model reads at once unless given, and never more.

    Cut where a paragraph ends if one ends in the second half of such a piece, else a line, a
    sentence or a word. Empty for a blank text.
    """
    spans = embedder.token_spans(text)
    window = min(most_tokens or embedder.window, embedder.window)
    ranges = token_ranges(text, spans, window) or [(0, 0)]
    edges = [0, *(spans[first][0] for first, _ in ranges[1:]), len(text)]
    pieces = (_trimmed(text, *edge) for edge in pairwise(edges))
    return [piece for piece in pieces if piece.text]


def token_ranges(text: str, spans: Sequence[TokenSpan], window: int) -> list[tuple[int, int]]:
    """The tokens of each passage, as `spans[first:last]`; adjoining, and none over `window`."""
    ranges = []
    first = 0
    while first < len(spans):
        last = _end_of_passage(text, spans, first, window)
        ranges.append((first, last))
        first = last
    return ranges


def _end_of_passage(text: str, spans: Sequence[TokenSpan], first: int, window: int) -> int:
    limit = first + window
    if limit >= len(spans):
        return len(spans)
    # An early paragraph end would leave a passage too short to mean much.
    late = range(first + (window + 1) // 2, limit + 1)
    best = max(late, key=lambda at: (_cut_before(text, spans, at), at), default=limit)
    if _cut_before(text, spans, best) < _Cut.WORD:
        early = range(first + 1, limit + 1)
        best = max(early, key=lambda at: (min(_cut_before(text, spans, at), _Cut.WORD), at))
    return best


def _cut_before(text: str, spans: Sequence[TokenSpan], at: int) -> _Cut:
    end, start = spans[at - 1][1], spans[at][0]
    if start < end:
        return _Cut.WITHIN_TOKEN
    gap = text[end:start]
    if _BLANK_LINE.search(gap):
        return _Cut.PARAGRAPH
    if "\n" in gap:
        return _Cut.LINE
    if not gap or not any(map(str.isspace, gap)):
        return _Cut.WITHIN_WORD
    return _Cut.SENTENCE if _SENTENCE_END.search(text[max(0, end - 4) : end]) else _Cut.WORD


def _trimmed(text: str, start: int, end: int) -> Passage:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Passage(piece, start, start + len(piece))
