"""Styles of an HTML page, as far as text is hidden by them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from search.reading.file.ground import Colour, hex_colour

Style = dict[str, str]

NAMED: Final[dict[str, Colour]] = {"white": (255, 255, 255), "black": (0, 0, 0)}

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE: Final = re.compile(r"[{}]")
_SIMPLE: Final = re.compile(r"[\w-]*(?:[.#][\w-]+)?")
_SHORT_HEX: Final = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/][^)]*)?\)")


class Stylesheet:
    """The rules of a page for one name, class or id; others are only known to be there."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self.rules: dict[str, Style] = {}
        self.paints_unseen_grounds = False
        """Whether a rule that is not followed may put a colour behind text."""
        for selectors, style in _rules(sheets):
            for selector in map(str.strip, selectors.lower().split(",")):
                if _SIMPLE.fullmatch(selector):
                    self.rules.setdefault(selector, {}).update(style)
                elif any(name.startswith("background") for name in style):
                    self.paints_unseen_grounds = True

    def style(self, element: Any) -> Mapping[str, str]:  # noqa: ANN401  # untyped
        """What the rules and the element itself say of it, the stronger over the weaker."""
        name = element.tag.lower()
        keys = [name]
        for sign, attribute in ((".", "class"), ("#", "id")):
            marks = element.get(attribute, "").lower().split()[:20]
            keys += [f"{start}{sign}{mark}" for mark in marks for start in ("", name)]
        style: Style = {}
        for found in filter(None, map(self.rules.get, keys)):
            style.update(found)
        style.update(_attributes(element))
        style.update(declarations(element.get("style", "")))
        return style


def declarations(text: str) -> Style:
    """`display: none` and its like, by lower-case names."""
    pairs = (part.partition(":") for part in text.lower().split(";"))
    return {
        name.strip(): value.replace("!important", "").strip()
        for name, colon, value in pairs
        if colon
    }


def colour(text: str) -> Colour | None:
    """The colour that a style states. None: none that is known here."""
    if text in NAMED:
        return NAMED[text]
    if short := _SHORT_HEX.fullmatch(text):
        return hex_colour("".join(digit * 2 for digit in short.groups()))
    if parts := _RGB.fullmatch(text):
        red, green, blue = (int(part) for part in parts.groups())
        return red, green, blue
    return hex_colour(text) if text.startswith("#") else None


def _rules(sheets: Iterable[str]) -> Iterator[tuple[str, Style]]:
    """Selectors and what they set; what holds for some media only is left out."""
    for sheet in sheets:
        text = _COMMENT.sub("", sheet)
        depth, start, selectors = 0, 0, ""
        for brace in _BRACE.finditer(text):
            piece, start = text[start : brace.start()], brace.end()
            if brace[0] == "{":
                depth += 1
                selectors = piece if depth == 1 else "@"
            else:
                if depth == 1 and not selectors.strip().startswith("@"):
                    yield selectors, declarations(piece)
                depth = max(0, depth - 1)


def _attributes(element: Any) -> Style:  # noqa: ANN401  # untyped
    """What older pages say by attributes."""
    style = {}
    for name, attribute in (("color", "color"), ("background", "bgcolor")):
        if stated := element.get(attribute):
            style[name] = stated.lower()
    if element.get("hidden") is not None:
        style["display"] = "none"
    return style
