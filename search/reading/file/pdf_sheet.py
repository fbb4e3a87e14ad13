"""A page of a PDF as it looks, to see where it shows ink."""

from math import ceil
from typing import Final

from search.reading.file.pdf_bitmap import COLOUR, drawn
from search.reading.file.pdf_glyph import Glyph

LONGEST_SIDE: Final = 1_500
"""Pixels. A page is drawn with a pixel per point unless it is larger than that."""
FAINTEST: Final = 14
"""Steps of 255 by which ink differs from its ground: a reader overlooks less."""
PALE: Final = 235
"""Of 255, in each colour: what is paler is seen on darker ground only."""
PAPER: Final = 222
"""Of 255, in each colour: paper, with the shades around others' letters."""
SHARE_OF_PAPER: Final = 0.45
"""Of a box in which pale letters are lost, and what ink there is belongs to others."""
_COLOURS: Final = 3


class Sheet:
    """A page's pixels."""

    def __init__(self, page: int) -> None:
        self.bitmap = drawn(page, 1.0, LONGEST_SIDE, COLOUR, is_turned=False)

    def holds(self, glyph: Glyph) -> bool:
        """Whether any of the glyph's box lies on the page."""
        area = self.bitmap.area
        across = glyph.left < area.right and area.left < glyph.right
        return bool(across and glyph.bottom < area.top and area.bottom < glyph.top)

    def shows(self, glyph: Glyph) -> bool:
        """Whether there is ink in the glyph's box, above the line where underlines run."""
        left, right, upper, lower = self._edges(glyph)
        middle = (upper + lower) // 2  # most letters have ink there
        return any(
            self._has_contrast(row, left, right)
            for row in (*range(middle, lower), *range(upper, middle))
        )

    def is_pale_at(self, glyph: Glyph) -> bool:
        """Whether the glyph's box is mostly near to white, as paper is and letters never are."""
        left, right, upper, lower = self._edges(glyph)
        box = b"".join(self._line(row, left, right) for row in range(upper, lower))
        pixels = zip(*(box[colour::_COLOURS] for colour in range(_COLOURS)), strict=True)
        pale = sum(min(pixel) >= PAPER for pixel in pixels)
        return bool(pale * _COLOURS > SHARE_OF_PAPER * len(box))

    def _edges(self, glyph: Glyph) -> tuple[int, int, int, int]:
        """Left, right, upper and lower edge of the glyph's box in pixels, all on the page."""
        scale, area = self.bitmap.scale, self.bitmap.area
        baseline = glyph.bottom + 0.2 * glyph.height
        return (
            max(0, int((glyph.left - area.left) * scale)),
            min(self.bitmap.wide, ceil((glyph.right - area.left) * scale)),
            max(0, int((area.top - glyph.top) * scale)),
            min(self.bitmap.high, ceil((area.top - baseline) * scale)),
        )

    def _line(self, row: int, left: int, right: int) -> bytes:
        start = row * self.bitmap.stride
        return self.bitmap.pixels[start + left * _COLOURS : start + right * _COLOURS]

    def _has_contrast(self, row: int, left: int, right: int) -> bool:
        line = self._line(row, left, right)
        for colour in range(_COLOURS):
            levels = line[colour::_COLOURS]
            if levels and max(levels) - min(levels) > FAINTEST:
                return True
        return False
