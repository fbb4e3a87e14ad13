"""How text of a Word document looks, as far as that may hide it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from search.reading.file.ground import Colour, hex_colour


class Look(NamedTuple):
    """What a style or a run says of itself. None: nothing."""

    vanish: bool | None = None
    colour: Colour | None = None
    half_points: float | None = None
    ground: str | None = None
    """What its shading or highlighting is: six digits, or a word."""

    def over(self, under: "Look") -> "Look":
        """This look where it says something, `under` elsewhere."""
        said = {name: value for name, value in self._asdict().items() if value is not None}
        return under._replace(**said)


def look_of(properties: Any) -> Look:  # noqa: ANN401  # untyped
    """The look that an `rPr` or `pPr` element states. None is none."""
    if properties is None:
        return Look()
    size = value(properties.find("{*}sz"))
    vanish = properties.find("{*}vanish")
    return Look(
        None if vanish is None else value(vanish) not in ("0", "false", "off"),
        hex_colour(value(properties.find("{*}color"))),
        float(size) if size and size.isdecimal() else None,
        ground_of(properties),
    )


def ground_of(properties: Any) -> str | None:  # noqa: ANN401  # untyped
    """The shading or highlighting that a properties' element states."""
    marked = value(properties.find("{*}highlight"))
    if marked not in (None, "none"):
        return marked
    shading = properties.find("{*}shd")
    if shading is None:
        return None
    fill = attribute(shading, "fill")
    pattern = attribute(shading, "val")
    if pattern not in (None, "clear", "nil"):
        return pattern
    return None if fill == "auto" else fill


def looks(parts: Iterable[Any]) -> dict[str | None, Look]:
    """The look of each style by its id, and under None what all text starts from."""
    stated: dict[str | None, Look] = {None: Look()}
    bases: dict[str, str | None] = {}
    for root in parts:
        stated[None] = look_of(root.find("{*}docDefaults/{*}rPrDefault/{*}rPr"))
        for style in root.iterfind("{*}style"):
            name = attribute(style, "styleId") or ""
            bases[name] = value(style.find("{*}basedOn"))
            run, paragraph = (look_of(style.find(f"{{*}}{kind}Pr")) for kind in "rp")
            stated[name] = run.over(Look(ground=paragraph.ground))
    return {name: _resolved(name, stated, bases) for name in stated}


def _resolved(
    name: str | None, stated: dict[str | None, Look], bases: dict[str, str | None]
) -> Look:
    look, seen = stated[name], {name}
    while name is not None and (name := bases.get(name)) in stated and name not in seen:
        look = look.over(stated[name])
        seen.add(name)
    return look


def value(element: Any) -> str | None:  # noqa: ANN401  # untyped
    """The `val` of an element. None: it, or the element, is missing."""
    return None if element is None else attribute(element, "val")


def attribute(element: Any, name: str) -> str | None:  # noqa: ANN401  # untyped
    """An attribute by its local name, of any namespace: Word writes two, by its version."""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(text)
    return None
