"""Colours of text and of what it stands on."""

from typing import Final

WHITE: Final = (255, 255, 255)
FAINTEST: Final = 24
"""Steps of 255 by which text differs in some colour from its ground: a reader overlooks less."""

Colour = tuple[int, int, int]


def hex_colour(text: str | None) -> Colour | None:
    """The colour that six hexadecimal digits name, with `#` or without. None: another word."""
    digits = (text or "").strip().removeprefix("#")
    if len(digits) != 6:
        return None
    try:
        number = int(digits, 16)
    except ValueError:
        return None
    return number >> 16 & 255, number >> 8 & 255, number & 255


def is_lost_on(text: Colour, ground: Colour) -> bool:
    """Whether text of one colour is not seen on the other."""
    return all(abs(one - other) <= FAINTEST for one, other in zip(text, ground, strict=True))
