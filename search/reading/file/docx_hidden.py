"""Text of a Word document that nobody sees who looks at it."""

from collections.abc import Mapping
from typing import Any, Final

from search.reading.file.docx_style import Look, attribute, ground_of, look_of, value
from search.reading.file.ground import WHITE, hex_colour, is_lost_on

SMALLEST: Final = 4
"""Half-points: type of less than two points is for no reader."""


def take_hidden(roots: list[Any], styles: Mapping[str | None, Look]) -> str:
    """The hidden text of the parts, a paragraph a line, which is taken out of them.

    Hidden are runs that say so, tiny ones, and those of their ground's colour. Where the ground may
    be a drawing no colour hides: white words on a dark banner are a template's.
    """
    has_banner = any(_is_behind(element) for root in roots for element in root.iter("{*}anchor"))
    page = next((ground for root in roots if (ground := _page_colour(root))), None)
    lines: dict[Any, str] = {}
    for root in roots:
        for run in list(root.iter("{*}r")):
            look = _look(run, styles)
            if _is_unseen(look) or (not has_banner and _is_lost(run, look, page)):
                paragraph = next(run.iterancestors("{*}p"), root)
                lines[paragraph] = lines.get(paragraph, "") + "".join(
                    text.text or "" for text in run.iter("{*}t")
                )
                run.clear()
    return "\n".join(lines.values())


def _is_behind(anchor: Any) -> bool:  # noqa: ANN401  # untyped
    return attribute(anchor, "behindDoc") in ("1", "true")


def _page_colour(root: Any) -> str | None:  # noqa: ANN401  # untyped
    background = root.find("{*}background")
    return None if background is None else attribute(background, "color")


def _look(run: Any, styles: Mapping[str | None, Look]) -> Look:  # noqa: ANN401  # untyped
    own = run.find("{*}rPr")
    look = look_of(own)
    paragraph = next(run.iterancestors("{*}p"), None)
    of_paragraph = None if paragraph is None else paragraph.find("{*}pPr")
    if own is not None:
        look = look.over(styles.get(value(own.find("{*}rStyle")), Look()))
    if of_paragraph is not None:
        look = look.over(Look(ground=ground_of(of_paragraph)))
        look = look.over(styles.get(value(of_paragraph.find("{*}pStyle")), Look()))
    return look.over(styles.get(None, Look()))


def _is_unseen(look: Look) -> bool:
    return bool(look.vanish) or (look.half_points is not None and look.half_points < SMALLEST)


def _is_lost(run: Any, look: Look, page: str | None) -> bool:  # noqa: ANN401  # untyped
    if look.colour is None:
        return False
    ground = look.ground
    for around in run.iterancestors("{*}tc", "{*}tbl", "{*}txbxContent"):
        if ground is not None:
            break
        ground = _ground_around(around)
    stated = ground or page
    colour = WHITE if stated in (None, "auto") else hex_colour(stated)
    return colour is not None and is_lost_on(look.colour, colour)


def _ground_around(element: Any) -> str | None:  # noqa: ANN401  # untyped
    """What a cell, a table or a text box stands on: digits, a word where that is not known."""
    if element.tag.endswith("}txbxContent"):
        return "drawn"
    properties = element.find("{*}tcPr")
    if properties is None:
        properties = element.find("{*}tblPr")
    if properties is None:
        return None
    styled = properties.find("{*}tblStyle") is not None
    return ground_of(properties) or ("styled" if styled else None)
