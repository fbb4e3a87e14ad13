"""A page of a PDF, drawn."""

import ctypes
from math import ceil
from typing import Final, NamedTuple

from search.reading.file.pdfium import Box, pdfium

GREY: Final = 1
COLOUR: Final = 2
"""Blue, green and red, a byte each."""

_WHITE: Final = 0xFFFFFFFF


class Bitmap(NamedTuple):
    """Pixels from the upper left on, row by row."""

    pixels: bytes
    wide: int
    high: int
    stride: int
    """Bytes from a row's start to the next one's."""
    scale: float
    """Pixels for a point."""
    area: Box
    """What of the page is drawn, in points."""

    def row_starts(self) -> range:
        """Where in `pixels` each row starts."""
        return range(0, self.stride * self.high, self.stride)


def drawn(page: int, scale: float, longest: int, colours: int, *, is_turned: bool = True) -> Bitmap:
    """The page at `scale` pixels a point, or fewer: no side is longer than `longest` pixels.

    A page that says that it lies on its side is turned upright, unless `is_turned` is False: that
    leaves things where the places of glyphs say.
    """
    area = Box()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(area)):
        area = Box(0.0, 0.0, 0.0, 0.0)
    wide, high = area.right - area.left, area.top - area.bottom
    scale = min(scale, longest / max(wide, high, 1.0))
    turns = pdfium.FPDFPage_GetRotation(page)
    if is_turned and turns % 2:
        wide, high = high, wide
    width, height = max(1, ceil(wide * scale)), max(1, ceil(high * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, colours, None, 0)
    if not bitmap:
        raise MemoryError
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
    back = 0 if is_turned else -turns % 4
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, back, 0)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return Bitmap(pixels, width, height, stride, scale, area)
