"""What a PDF's page holds that nobody sees who looks at it."""

import ctypes
from collections.abc import Iterator
from ctypes import c_uint
from enum import Enum
from itertools import groupby
from typing import Final

from search.reading.file.pdf_glyph import Glyph
from search.reading.file.pdf_sheet import PALE, Sheet
from search.reading.file.pdfium import pdfium

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


class Paint(Enum):
    """What a text object is drawn with."""

    INK = 0
    PALE = 1
    """Near to white, and seen on darker ground only."""
    NOTHING = 2


_NO_INK: Final = frozenset({3, 7})
"""Modes of PDF's operator Tr: draw nothing, and only clip."""
_FILLED: Final = frozenset({0, 4})
_RED, _GREEN, _BLUE, _ALPHA = c_uint(), c_uint(), c_uint(), c_uint()
_PLACES: Final = tuple(map(ctypes.byref, (_RED, _GREEN, _BLUE, _ALPHA)))

Word = list[Glyph]


def hidden(page: int, glyphs: list[Glyph]) -> set[int]:
    """Indexes of the glyphs that are off the page, tiny, without ink or of their ground's colour.

    A page is drawn and looked at, so that white letters on something dark are seen, whatever draws
    it, and so are the letters under a scan, which has its ink there.
    """
    paints = {owner: _paint(owner) for owner in {glyph.owner for glyph in glyphs}}
    letters = [paints[g.owner] for g in glyphs if g.is_drawn and g.character.isalnum()]
    is_scan = letters.count(Paint.NOTHING) >= SHARE_OF_A_SCAN * len(letters)
    sheet = Sheet(page)
    unseen: set[int] = set()
    was_seen = True
    for start, word in _words(glyphs, paints):
        paint = paints[word[0].owner]
        if paint is Paint.NOTHING and not is_scan:
            was_seen = False
        elif any(glyph.character.isalnum() for glyph in word):
            was_seen = _shows(sheet, word, paint)
        if not was_seen:  # signs alone go with the word before them
            unseen.update(range(start, start + len(word)))
    return unseen


def _words(glyphs: list[Glyph], paints: dict[int, Paint]) -> Iterator[tuple[int, Word]]:
    """The glyphs between two spaces, all painted alike, and the index of the first."""

    def kind(glyph: Glyph) -> tuple[bool, Paint]:
        return glyph.is_drawn, paints[glyph.owner]

    start = 0
    for (is_drawn, _), members in groupby(glyphs, kind):
        word = list(members)
        if is_drawn:
            yield start, word
        start += len(word)


def _shows(sheet: Sheet, word: Word, paint: Paint) -> bool:
    """Whether more than a few letters are large enough, on the page, and leave ink."""
    letters = [glyph for glyph in word if glyph.character.isalnum()]
    enough = SHARE_SEEN * len(letters)
    seen, without_ink = 0, ""
    for letter in letters:
        if _is_tiny(letter) or not sheet.holds(letter):
            continue
        if sheet.shows(letter) and not (paint is Paint.PALE and sheet.is_pale_at(letter)):
            seen += 1
            if seen > enough:
                return True
        else:
            without_ink += letter.character
    if max(without_ink, default="") <= LAST_LATIN:
        return False
    # What the machine has no letters for leaves no ink either, and is not hidden.
    font = pdfium.FPDFTextObj_GetFont(letters[0].owner)
    return bool(pdfium.FPDFFont_GetIsEmbedded(font) != 1)


def _is_tiny(glyph: Glyph) -> bool:
    """Both ways, since letters of a line that runs upwards are only as high as they are wide."""
    return max(glyph.height, glyph.right - glyph.left) < SMALLEST


def _paint(owner: int) -> Paint:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else None
    if mode not in _FILLED:
        return Paint.NOTHING if mode in _NO_INK else Paint.INK
    if not pdfium.FPDFPageObj_GetFillColor(owner, *_PLACES):  # a pattern
        return Paint.INK
    if _ALPHA.value <= FAINTEST_ALPHA:
        return Paint.NOTHING
    is_pale = _RED.value >= PALE and _GREEN.value >= PALE and _BLUE.value >= PALE
    return Paint.PALE if is_pale else Paint.INK
