"""The characters of a PDF's page, and where they are drawn."""

import ctypes
from collections.abc import Iterator
from typing import Final, NamedTuple

from search.reading.pdfium import Box, pdfium

HYPHEN_AT_LINE_END: Final = 2
"""What PDFium gives for a hyphen that divides a word."""


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


def glyphs(text_page: int) -> Iterator[Glyph]:
    """The characters of a text page in PDFium's order; a line ends with a line feed."""
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
