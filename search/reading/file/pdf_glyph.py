"""The characters of a PDF's page, and where they are drawn."""

import ctypes
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from search.reading.file.pdfium import Box, pdfium

HYPHEN_AT_LINE_END: Final = 2
"""What PDFium gives for a hyphen that divides a word."""
LONGEST_LIGATURE: Final = 3
NEAR, FAR = 4, 8
"""Heights of a line, by which letters of one line stand apart, and those of different places."""


class Glyph(NamedTuple):
    """A character and, where it was drawn, its box in points from the page's lower left."""

    character: str
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    owner: int = 0
    """The text object that draws it; 0: none does, PDFium found that a break belongs here."""
    is_drawn: bool = False
    """Whether it has a place on the page and is more than space."""

    @property
    def height(self) -> float:
        """Of the line that it asks for, in points."""
        return self.top - self.bottom


def glyphs(text_page: int) -> list[Glyph]:
    """The characters of a text page in PDFium's order; a line ends with a line feed.

    Where a form states other letters than it draws, as for ligatures, PDFium applies the form's
    matrix twice to their place: a few letters that are far from both their neighbours, which are
    near to one another, are given as not drawn.
    """
    read = list(_glyphs(text_page))
    drawn = [index for index, glyph in enumerate(read) if glyph.is_drawn]
    runs = [list(run) for _, run in groupby(drawn, lambda index: read[index].owner)]
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        if len(run) <= LONGEST_LIGATURE and _is_astray(
            read[before[-1]], read[run[0]], read[after[0]]
        ):
            for index in run:
                read[index] = Glyph(read[index].character)
    return read


def _is_astray(before: Glyph, glyph: Glyph, after: Glyph) -> bool:
    height = before.height
    return (
        abs(glyph.left - before.right) > FAR * height  # first, since it is the rarest
        and abs(glyph.left - after.left) > FAR * height
        and abs(after.left - before.right) < NEAR * height
    )


def _glyphs(text_page: int) -> Iterator[Glyph]:
    box = Box()
    place = ctypes.byref(box)
    get_code, get_owner = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
    get_box, is_generated = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_IsGenerated
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = get_code(text_page, index)
        character = "-" if code == HYPHEN_AT_LINE_END else chr(code)
        if is_generated(text_page, index) == 1 or not get_box(text_page, index, place):
            yield Glyph(character)
        else:
            owner = get_owner(text_page, index) or 0
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            is_drawn = top > bottom and not character.isspace()
            yield Glyph(character, left, bottom, right, top, owner, is_drawn)
