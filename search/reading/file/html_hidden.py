"""Text of an HTML page that nobody sees who looks at it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree
from lxml.html import HTMLParser

from search.reading.file.css import NAMED, Stylesheet, colour
from search.reading.file.element_text import empty, own_text
from search.reading.file.ground import Colour, is_lost_on

SMALLEST: Final = {"px": 2.0, "pt": 2.0, "em": 0.15, "rem": 0.15, "%": 15.0, "": 2.0}
"""Sizes of type under which nobody reads, by unit."""
FAR_AWAY: Final = -500.0
"""Pixels, or what is near to them: text moved by as much to the left or up is off the page."""
FAINTEST: Final = 0.05
"""Opacity below which nothing is seen."""

_NEVER_SHOWN: Final = frozenset({"head", "script", "style", "template", "noscript", "title"})
_NUMBER: Final = re.compile(r"(-?\d{0,6}\.?\d{0,6})\s*(px|pt|em|rem|%|)")


class Look(NamedTuple):
    """What an element's text inherits."""

    colour: Colour | None
    ground: Colour | None
    """None: a picture, or a colour that is not known."""


def parted(markup: str) -> tuple[str, str]:
    """The page without what it hides, and the hidden text, a stretch a line.

    Styles are looked for at the elements and in rules for one name, class or id, which is how text
    is hidden by hand; a colour counts only on a ground that is known.
    """
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    parser.feed(markup.replace("\0", ""))
    try:
        root = parser.close()
    except etree.XMLSyntaxError:  # no element at all
        return markup, ""
    hidden = [" ".join(text.split()) for text in _taken_out(root)]
    if not any(hidden):
        return markup, ""
    return etree.tostring(root, encoding="unicode", method="html"), "\n".join(filter(None, hidden))


def _taken_out(root: Any) -> Iterator[str]:  # noqa: ANN401  # untyped
    """Each hidden text, which the page then lacks. No recursion: nesting may be hostile."""
    sheet = Stylesheet(style.text or "" for style in root.iter("style"))
    linked = any("stylesheet" in link.get("rel", "").lower() for link in root.iter("link"))
    grounds_are_known = not linked and not sheet.paints_unseen_grounds
    looks = [Look(NAMED["black"], NAMED["white"] if grounds_are_known else None)]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            looks.pop()
            continue
        style = sheet.style(element) if element.tag not in _NEVER_SHOWN else {}
        looks.append(_inherited(looks[-1], style))
        if _is_hidden(style):
            yield "".join(element.itertext())
            empty(element)
            walk.skip_subtree()
        elif _is_lost(looks[-1]):
            yield from own_text(element)


def _inherited(look: Look, style: Mapping[str, str]) -> Look:
    if "color" in style:
        look = look._replace(colour=colour(style["color"]))
    stated = style.get("background-color", style.get("background"))
    if stated in (None, "none", "transparent", "inherit", "initial") or look.ground is None:
        return look
    return look._replace(ground=colour(stated or ""))


def _is_lost(look: Look) -> bool:
    return bool(look.colour and look.ground and is_lost_on(look.colour, look.ground))


def _is_hidden(style: Mapping[str, str]) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("color") == "transparent"
        or _measured(style.get("opacity")) < FAINTEST
        or _is_tiny(style.get("font-size", ""))
        or min(_measured(style.get(name)) for name in ("left", "top", "text-indent")) < FAR_AWAY
    )


def _measured(length: str | None) -> float:
    """The number before the unit; infinite where none is stated."""
    found = _NUMBER.match(length or "")
    return float(found[1]) if found and found[1] not in ("", "-", ".", "-.") else float("inf")


def _is_tiny(size: str) -> bool:
    found = _NUMBER.fullmatch(size)
    return found is not None and _measured(size) < SMALLEST[found[2]]
