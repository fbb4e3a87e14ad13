"""The text of a Word document: its body, headers, footers, notes, tables and text boxes."""

import zipfile
from typing import Any, Final

from lxml import etree

from search.reading.file.docx_hidden import take_hidden
from search.reading.file.docx_style import Look, looks
from search.reading.file.extract import Extract
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.file.zip_part import xml_part

CONTENT_TYPES: Final = "[Content_Types].xml"
PARTS_IN_ORDER: Final = ("header", "main", "footnotes", "endnotes", "footer")
"""Endings of the content types that hold text; templates keep the name in the header."""
STYLES: Final = "styles"

_SKIPPED: Final = frozenset({"moveFrom", "instrText", "delText"})
"""Text that was moved or struck out, and the codes of fields."""
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def document(archive: zipfile.ZipFile, limits: ResumeLimits) -> Extract:
    """All words of the document, a paragraph a line.

    Raises UnreadableResume, and whatever zipfile and lxml raise where the archive is damaged.
    """
    names = _part_names(archive, limits)
    styles = _styles(archive, names[STYLES], limits)
    roots = [
        _said_once(xml_part(archive, name, limits))
        for kind in PARTS_IN_ORDER
        for name in sorted(names[kind])
    ]
    hidden = take_hidden(roots, styles)
    # The first page's header often repeats the others'.
    texts = dict.fromkeys(text for text in map(_text, roots) if text.strip())
    return Extract("\n".join(texts), hidden)


def _part_names(archive: zipfile.ZipFile, limits: ResumeLimits) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {kind: [] for kind in (*PARTS_IN_ORDER, STYLES)}
    for declared in xml_part(archive, CONTENT_TYPES, limits):
        content_type = declared.get("ContentType", "")
        kind = content_type.removesuffix("+xml").rpartition(".")[2]
        if "word" in content_type and kind in found:
            found[kind].append(declared.get("PartName", "").lstrip("/"))
    if not found["main"]:
        raise UnreadableResume(
            "unsupported_type",
            "This Office file is no Word document. Save the résumé as PDF, DOCX or text.",
        )
    return found


def _styles(
    archive: zipfile.ZipFile, names: list[str], limits: ResumeLimits
) -> dict[str | None, Look]:
    present = set(archive.namelist()).intersection(names)
    return looks([xml_part(archive, name, limits) for name in sorted(present)])


def _said_once(root: Any) -> Any:  # noqa: ANN401  # untyped
    """The part without what Word writes a second time for older programs."""
    for alternates in list(root.iter("{*}AlternateContent")):
        for later in alternates[1:]:
            alternates.remove(later)
    return root


def _text(element: Any) -> str:  # noqa: ANN401  # untyped
    """The text in an element, of any namespace. libxml2 refuses a depth above 256."""
    name = etree.QName(element).localname
    if name in _SKIPPED:
        return ""
    if name == "t":
        return element.text or ""
    if name in _SIGNS:
        return _SIGNS[name]
    inner = "".join(map(_text, element))
    if name == "p":
        return inner + "\n"
    if name == "tc":  # a cell of one line stays beside its neighbours
        cell = inner.strip("\n")
        return cell + ("\n" if "\n" in cell else "\t")
    if name == "tr":
        return inner.rstrip("\t") + "\n"
    return f"\n{inner}" if name == "txbxContent" else inner
