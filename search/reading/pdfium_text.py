"""The text of a PDF, by PDFium."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from search.reading.resume_limits import ResumeLimits
from search.reading.unreadable_resume import UnreadableResume

GAP_BETWEEN_WORDS: Final = 0.1
"""Share of a line's height by which two letters of different words stand apart.

PDFium itself asks for more, and so glues the words of pages whose letters are set tightly. Share of
the words of 48 résumés printed by wkhtmltopdf that are found: PDFium's own spaces .61; gap of
.06 .957, .08 .957, .10 .956, .12 .937, .15 .861. The widest gap that loses nothing is the safest
for letters that are set apart.
"""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character and, where it was drawn, its box: left and right edge and height in points."""

    character: str
    left: float = 0.0
    right: float = 0.0
    height: float = 0.0

    @property
    def is_drawn(self) -> bool:
        return self.height > 0 and not self.character.isspace()


def extracted(data: bytes, limits: ResumeLimits) -> str:
    """The text of every page, in the order in which it was drawn. Raises UnreadableResume."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = error.err_code == raw.FPDF_ERR_PASSWORD
        raise UnreadableResume("encrypted" if protected else "damaged") from error
    if len(document) > limits.pages:
        raise UnreadableResume("too_large")
    pages, length = [], 0
    for page in document:
        pages.append("".join(_spaced(line) for line in _lines(page.get_textpage())))
        length += len(pages[-1])
        if length > limits.characters:
            raise UnreadableResume("too_large")
    return "\n".join(pages)


def _lines(page: Any) -> Iterator[list[_Glyph]]:  # noqa: ANN401  # untyped
    line: list[_Glyph] = []
    for glyph in _glyphs(page):
        line.append(glyph)
        if glyph.character == "\n":
            yield line
            line = []
    yield line


def _glyphs(page: Any) -> Iterator[_Glyph]:  # noqa: ANN401  # untyped
    box = raw.FS_RECTF()
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        character = "-" if raw.FPDFText_IsHyphen(page, index) == 1 else chr(code)
        generated = raw.FPDFText_IsGenerated(page, index) == 1
        if generated or not raw.FPDFText_GetLooseCharBox(page, index, box):
            yield _Glyph(character)
        else:
            yield _Glyph(character, box.left, box.right, box.top - box.bottom)


def _spaced(line: list[_Glyph]) -> str:
    """The line with a space wherever letters stand apart by more than the line's own spacing."""
    gaps = [
        after.left - before.right if before.is_drawn and after.is_drawn else None
        for before, after in pairwise(line)
    ]
    spacing = max(0.0, median([gap for gap in gaps if gap is not None] or [0.0]))
    text = []
    for glyph, gap in zip(line, [None, *gaps], strict=True):
        if gap is not None and gap - spacing > GAP_BETWEEN_WORDS * glyph.height:
            text.append(" ")
        text.append(glyph.character)
    return "".join(text)
