"""A page of a PDF as it looks, to see where it shows ink."""

from math import ceil
from typing import Final

from search.reading.pdf_bitmap import COLOUR, drawn
from search.reading.pdf_glyph import Glyph

LONGEST_SIDE: Final = 1_500
"""Pixels. A page is drawn with a pixel per point unless it is larger than that."""
FAINTEST: Final = 14
"""Steps of 255 by which ink differs from its ground: a reader overlooks less."""
_COLOURS: Final = 3


class Sheet:
    """A page's pixels."""

    def __init__(self, page: int) -> None:
        self.bitmap = drawn(page, 1.0, LONGEST_SIDE, COLOUR, is_turned=False)

    def shows(self, glyph: Glyph) -> bool:
        """Whether there is ink in the glyph's box, above the line where underlines run.

        There is none outside the page.
        """
        scale, area = self.bitmap.scale, self.bitmap.area
        baseline = glyph.bottom + 0.2 * glyph.height
        left = max(0, int((glyph.left - area.left) * scale))
        right = min(self.bitmap.wide, ceil((glyph.right - area.left) * scale))
        upper = max(0, int((area.top - glyph.top) * scale))
        lower = min(self.bitmap.high, ceil((area.top - baseline) * scale))
        middle = (upper + lower) // 2  # most letters have ink there
        return any(
            self._has_contrast(row, left, right)
            for row in (*range(middle, lower), *range(upper, middle))
        )

    def _has_contrast(self, row: int, left: int, right: int) -> bool:
        start = row * self.bitmap.stride
        line = self.bitmap.pixels[start + left * _COLOURS : start + right * _COLOURS]
        for colour in range(_COLOURS):
            levels = line[colour::_COLOURS]
            if levels and max(levels) - min(levels) > FAINTEST:
                return True
        return False
