"""A line of a PDF's page: its glyphs, and the words in it."""

from itertools import pairwise
from typing import Final

from search.reading.file.pdf_glyph import Glyph

GAP_BETWEEN_WORDS: Final = 0.1
"""Share of a line's height by which two letters of different words stand apart.

PDFium itself asks for more, and so glues the words of pages whose letters are set tightly. Share of
the words of 48 résumés printed by wkhtmltopdf that are found: PDFium's own spaces .61; gap of
.06 .957, .08 .957, .10 .956, .12 .937, .15 .861. The widest gap that loses nothing is the safest
for letters that are set apart.
"""

Line = list[Glyph]


def spaced(line: Line) -> str:
    """The line with a space wherever letters stand apart by more than the line's own spacing."""
    gaps = [
        after.left - before.right if before.is_drawn and after.is_drawn else None
        for before, after in pairwise(line)
    ]
    spacing = max(0.0, _median([gap for gap in gaps if gap is not None]))
    text = []
    for glyph, gap in zip(line, [None, *gaps], strict=True):
        if gap is not None and gap - spacing > GAP_BETWEEN_WORDS * glyph.height:
            text.append(" ")
        text.append(glyph.character)
    return "".join(text)


def _median(values: list[float]) -> float:
    """0 of none. The standard library's module takes 4 ms of the process' start."""
    values, middle = sorted(values), len(values) // 2
    return (values[middle] + values[~middle]) / 2 if values else 0.0
