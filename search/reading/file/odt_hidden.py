"""Text of an OpenDocument text that nobody sees who looks at it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree

from search.reading.file.element_text import empty, own_text
from search.reading.file.ground import WHITE, Colour, hex_colour, is_lost_on

SMALLEST: Final = 2.0
"""Points."""

_HIDING: Final = frozenset({"hidden-text", "hidden-paragraph"})
_STYLED: Final = frozenset({"p", "h", "span", "a", "section", "table-cell", "table", "text-box"})
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}


class Look(NamedTuple):
    """What a style says of text. None: nothing."""

    is_hidden: bool | None = None
    colour: Colour | None = None
    points: float | None = None
    ground: Colour | None = None

    def over(self, under: "Look") -> "Look":
        """This look where it says something, `under` elsewhere."""
        said = {name: value for name, value in self._asdict().items() if value is not None}
        return under._replace(**said)


def take_hidden(roots: list[Any]) -> str:
    """The hidden text of the parts, a stretch a line, which is taken out of them.

    Where the ground may be a drawing no colour hides: templates have white words on dark banners.
    """
    looks = _looks(roots)
    is_painted = any(_paints_page(root) for root in roots)
    return "\n".join(
        line
        for root in roots
        for text in _taken_out(root, looks, is_painted)
        if (line := text.strip())
    )


def _paints_page(root: Any) -> bool:  # noqa: ANN401  # untyped
    """Whether something may lie behind the page's text."""
    return any(
        _attribute(element, "run-through") == "background"
        or _attribute(element, "background-color") not in (None, "transparent")
        for kind in ("graphic-properties", "page-layout-properties")
        for element in root.iter(f"{{*}}{kind}")
    )


def _looks(roots: list[Any]) -> dict[str, Look]:
    stated: dict[str, Look] = {}
    bases: dict[str, str | None] = {}
    for root in roots:
        for style in root.iter("{*}style", "{*}default-style"):
            name = _attribute(style, "name") or f"default {_attribute(style, 'family')}"
            default = f"default {_attribute(style, 'family')}"
            bases[name] = _attribute(style, "parent-style-name") or (
                default if name != default else None
            )
            stated[name] = _stated(style)
    return {name: _resolved(name, stated, bases) for name in stated}


def _resolved(name: str, stated: Mapping[str, Look], bases: Mapping[str, str | None]) -> Look:
    look, seen, base = stated[name], {name}, bases[name]
    while base is not None and base in stated and base not in seen:
        look = look.over(stated[base])
        seen.add(base)
        base = bases[base]
    return look


def _stated(style: Any) -> Look:  # noqa: ANN401  # untyped
    look = Look()
    for properties in style:
        kind = etree.QName(properties).localname
        if kind == "text-properties":
            display = _attribute(properties, "display")
            look = Look(
                None if display is None else display == "none",
                hex_colour(_attribute(properties, "color")),
                _points(_attribute(properties, "font-size")),
            ).over(look)
        if kind.endswith("properties"):
            ground = hex_colour(_attribute(properties, "background-color"))
            look = Look(ground=ground).over(look)
    return look


def _points(size: str | None) -> float | None:
    number = _POINTS.get((size or "")[-2:])
    try:
        return float((size or "")[:-2]) * number if number else None
    except ValueError:
        return None


def _taken_out(root: Any, looks: Mapping[str, Look], is_painted: bool) -> Iterator[str]:  # noqa: ANN401  # untyped
    """Each hidden text, which the part then lacks."""
    inherited = [Look()]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            inherited.pop()
            continue
        name = etree.QName(element).localname
        look = inherited[-1]
        if name in _STYLED:
            look = looks.get(_attribute(element, "style-name") or "", Look()).over(look)
        if name == "text-box":
            look = look._replace(ground=None)
        inherited.append(look)
        if name in _HIDING or (name == "section" and _attribute(element, "display") == "none"):
            yield "".join(element.itertext())
            empty(element)
            walk.skip_subtree()
        elif _is_unseen(look, is_painted or _is_in_drawing(element)):
            yield from own_text(element)


def _is_unseen(look: Look, is_painted: bool) -> bool:
    if look.is_hidden or (look.points is not None and look.points < SMALLEST):
        return True
    if look.colour is None or (is_painted and look.ground is None):
        return False
    return is_lost_on(look.colour, look.ground or WHITE)


def _is_in_drawing(element: Any) -> bool:  # noqa: ANN401  # untyped
    return next(element.iterancestors("{*}text-box", "{*}custom-shape"), None) is not None


def _attribute(element: Any, name: str) -> str | None:  # noqa: ANN401  # untyped
    """An attribute by its local name."""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(text)
    return None
