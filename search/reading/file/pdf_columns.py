"""Columns of a PDF's page, read one after the other where they were drawn line by line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from search.reading.file.pdf_glyph import Glyph
from search.reading.file.pdf_line import Line, spaced

WIDE_GAP: Final = 1.5
"""Heights of a line by which two pieces of it stand apart that may belong to two columns."""
FEWEST_PIECES: Final = 5
"""A column has as many, or it is none."""
CROSSING: Final = 0.25
"""Share of a page's pieces that may lie across two columns: a name on top, a line between."""
CANDIDATES: Final = 12
"""Left edges that are tried as a second column's, the most frequent ones."""
ALIGNED: Final = 0.5
"""Where more pieces of a column stand beside one of the other, the two are a table's."""
DATED: Final = 0.5
"""Where as many pieces of a column are dates, they are those of what stands beside them."""
LETTERS_OF_A_DATE: Final = 18
"""`September 2015 – December 2017` has the most."""

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


class Piece(NamedTuple):
    """A stretch of a line without a wide gap."""

    line: Line
    left: float
    right: float
    middle: float
    height: float


class Split(NamedTuple):
    """A page in two columns and what lies across, each in the order in which it was drawn."""

    left: list[Piece]
    right: list[Piece]
    across: list[Piece]
    switches: int
    """Times that drawing went from one column to the other."""


def in_columns(lines: Iterable[Line]) -> list[Line]:
    """The lines, those of a page in columns sorted: each column from above, the left one first.

    They keep the order in which they were drawn, mostly the writer's own, unless that goes to and
    fro between columns which are no rows of a table: neither holds dates, and both have a heading
    or lines of their own height.
    """
    lines = list(lines)
    pieces = [piece for line in lines for piece in _pieces(line)]
    split = _best_split(pieces)
    if split is None or not _is_interleaved(split) or not _are_apart(split):
        return lines
    return [line for column in _columns(split) for line in in_columns(_rows(column))]


def _pieces(line: Line) -> Iterator[Piece]:
    drawn = [index for index, glyph in enumerate(line) if glyph.is_drawn]
    start = 0
    for before, after in pairwise(drawn):
        gap = (line[after].left - line[before].right) / line[before].height
        if not -WIDE_GAP < gap < WIDE_GAP:  # a gap, or a jump back
            yield _piece(line[start:after])
            start = after
    if drawn:
        yield _piece(line[start:])


def _piece(line: Line) -> Piece:
    drawn = [glyph for glyph in line if glyph.is_drawn]
    bottom, top = min(g.bottom for g in drawn), max(g.top for g in drawn)
    left, right = min(g.left for g in drawn), max(g.right for g in drawn)
    return Piece(
        [g for g in line if g.character not in "\r\n"],
        left,
        right,
        (bottom + top) / 2,
        top - bottom,
    )


def _best_split(pieces: list[Piece]) -> Split | None:
    """The split that leaves the least across, if there is one."""
    edges = Counter(int(piece.left) for piece in pieces).most_common(CANDIDATES)
    splits = [_split(pieces, edge) for edge, count in edges if count > 1]
    able = [
        split
        for split in splits
        if min(len(split.left), len(split.right)) >= FEWEST_PIECES
        and len(split.across) <= CROSSING * len(pieces)
    ]
    return min(able, key=lambda split: len(split.across), default=None)


def _split(pieces: list[Piece], edge: int) -> Split:
    split = Split([], [], [], 0)
    switches, last = 0, split.across
    for piece in pieces:
        if piece.left >= edge:
            side = split.right
        else:
            side = split.left if piece.right < edge else split.across
        side.append(piece)
        switches += side is not last and split.across is not last and side is not split.across
        last = side
    return split._replace(switches=switches)


def _is_interleaved(split: Split) -> bool:
    parts = len(split.across) + 1  # each may have been drawn column by column
    return split.switches > 2 * parts and split.switches >= FEWEST_PIECES


def _are_apart(split: Split) -> bool:
    if any(map(_is_of_dates, (split.left, split.right))):
        return False
    if all(map(_has_heading, (split.left, split.right))):
        return True
    fewer, more = sorted((split.left, split.right), key=len)
    aligned = sum(
        any(abs(one.middle - other.middle) < 0.25 * one.height for other in more) for one in fewer
    )
    return aligned < ALIGNED * len(fewer)


def _is_of_dates(column: list[Piece]) -> bool:
    return sum(_is_date(spaced(piece.line)) for piece in column) >= DATED * len(column)


def _is_date(text: str) -> bool:
    return _YEAR.search(text) is not None and sum(map(str.isalpha, text)) <= LETTERS_OF_A_DATE


def _has_heading(column: list[Piece]) -> bool:
    # Most pages come to no question of columns, and what this import brings takes a while.
    from search.reading.person.sections import heading_kind

    return any(heading_kind(spaced(piece.line)) is not None for piece in column)


def _columns(split: Split) -> Iterator[list[Piece]]:
    """From above: the left and the right column down to the next piece across, then that."""
    lower = float("inf")
    for across in [*sorted(split.across, key=lambda piece: -piece.middle), None]:
        upper, lower = lower, across.middle if across else float("-inf")
        for side in (split.left, split.right):
            if part := [piece for piece in side if upper >= piece.middle > lower]:
                yield part
        if across:
            yield [across]


def _rows(pieces: list[Piece]) -> list[Line]:
    """The pieces as lines from above, what stands side by side on one line."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        if rows and abs(rows[-1][0].middle - piece.middle) < 0.25 * piece.height:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [
        [glyph for piece in sorted(row, key=lambda piece: piece.left) for glyph in piece.line]
        + [Glyph("\n")]
        for row in rows
    ]
