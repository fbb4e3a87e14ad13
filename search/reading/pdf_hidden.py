"""What a PDF's page holds that nobody sees who looks at it."""

import ctypes
from collections.abc import Iterator
from ctypes import c_uint
from itertools import groupby
from typing import Final

from search.reading.pdf_glyph import Glyph
from search.reading.pdf_sheet import Sheet
from search.reading.pdfium import pdfium

SMALLEST: Final = 2.0
"""Points. Type below is for no reader; the smallest print of résumés has five."""
SHARE_SEEN: Final = 0.2
"""A word is seen where more of its letters leave ink."""
SHARE_OF_A_SCAN: Final = 0.9
"""Where so many of a page's letters are drawn with no ink, they lie under the picture of a scan."""
FAINTEST_ALPHA: Final = 12
"""Of 255."""
LAST_LATIN: Final = "\u024f"
"""PDFium brings letters up to here; others need a font, which a file or a machine may lack."""


_NO_INK: Final = frozenset({3, 7})
"""Modes of PDF's operator Tr: draw nothing, and only clip."""
_FILLED: Final = frozenset({0, 4})
_COLOUR: Final = tuple(c_uint() for _ in range(4))  # red, green, blue, alpha
_PLACES: Final = tuple(map(ctypes.byref, _COLOUR))

Word = list[int]
"""Indexes of the glyphs of one word, all painted alike."""


def hidden(page: int, glyphs: list[Glyph]) -> set[int]:
    """Indexes of the glyphs that are off the page, tiny, without ink or of their ground's colour.

    A page is drawn and looked at, so that white letters on something dark are seen, whatever draws
    it, and so are the letters under a scan, which has its ink there.
    """
    clear = _clear(glyphs)
    letters = [g.owner in clear for g in glyphs if g.is_drawn and g.character.isalnum()]
    is_scan = sum(letters) >= SHARE_OF_A_SCAN * len(letters)
    sheet = Sheet(page)
    unseen: set[int] = set()
    was_seen = True
    for word in _words(glyphs, clear):
        if glyphs[word[0]].owner in clear and not is_scan:
            was_seen = False
        elif any(glyphs[index].character.isalnum() for index in word):
            was_seen = _shows(sheet, [glyphs[index] for index in word])
        if not was_seen:  # signs alone go with the word before them
            unseen.update(word)
    return unseen


def _words(glyphs: list[Glyph], clear: set[int]) -> Iterator[Word]:
    def kind(numbered: tuple[int, Glyph]) -> tuple[bool, bool]:
        _, glyph = numbered
        return glyph.is_drawn, glyph.owner in clear

    for (is_drawn, _), members in groupby(enumerate(glyphs), kind):
        if is_drawn:
            yield [index for index, _ in members]


def _shows(sheet: Sheet, word: list[Glyph]) -> bool:
    """Whether the word is large enough, on the page, and more than a few letters leave ink."""
    letters = [glyph for glyph in word if glyph.character.isalnum()]
    enough = SHARE_SEEN * len(letters)
    seen = 0
    for letter in letters:
        seen += not _is_tiny(letter) and sheet.shows(letter)
        if seen > enough:
            return True
    if all(letter.character <= LAST_LATIN for letter in letters):
        return False
    # What the machine has no letters for leaves no ink either, and is not hidden.
    font = pdfium.FPDFTextObj_GetFont(letters[0].owner)
    return bool(pdfium.FPDFFont_GetIsEmbedded(font) != 1)


def _is_tiny(glyph: Glyph) -> bool:
    """Both ways, since letters of a line that runs upwards are only as high as they are wide."""
    return max(glyph.height, glyph.right - glyph.left) < SMALLEST


def _clear(glyphs: list[Glyph]) -> set[int]:
    """The text objects that are drawn with nothing."""
    return {owner for owner in {glyph.owner for glyph in glyphs} if owner and _is_clear(owner)}


def _is_clear(owner: int) -> bool:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    if mode not in _FILLED:
        return mode in _NO_INK
    is_plain = pdfium.FPDFPageObj_GetFillColor(owner, *_PLACES)  # and no pattern
    return bool(is_plain) and _COLOUR[3].value <= FAINTEST_ALPHA
