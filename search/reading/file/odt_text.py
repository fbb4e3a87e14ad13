"""The text of an OpenDocument text: its body, tables, text boxes, notes, headers and footers."""

import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from search.reading.file.extract import Extract
from search.reading.file.odt_hidden import take_hidden
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.file.zip_part import part, xml_part

CONTENT: Final = "content.xml"
STYLES: Final = "styles.xml"
MANIFEST: Final = "META-INF/manifest.xml"
MIMETYPE: Final = "mimetype"
KINDS: Final = (b"application/vnd.oasis.opendocument.text",)
"""Beginnings of the types of files of text; the rest says template or master document."""
MOST_SPACES: Final = 100
"""Of one element that stands for spaces."""

_SKIPPED: Final = frozenset(
    {
        "annotation",
        "tracked-changes",
        "forms",
        "automatic-styles",
        "note-citation",
        "sequence-decls",
    }
)
_BLOCKS: Final = frozenset({"p", "h"})


def document(archive: zipfile.ZipFile, limits: ResumeLimits) -> Extract:
    """All words of the document, a paragraph a line.

    Raises UnreadableResume, and whatever zipfile and lxml raise where the archive is damaged.
    """
    names = set(archive.namelist())
    if MIMETYPE in names and not part(archive, MIMETYPE, limits).startswith(KINDS):
        raise UnreadableResume(
            "unsupported_type",
            "This OpenDocument file is no text. Save the résumé as PDF, DOCX or text.",
        )
    if MANIFEST in names:
        _refuse_encrypted(xml_part(archive, MANIFEST, limits))
    roots = [xml_part(archive, name, limits) for name in (STYLES, CONTENT) if name in names]
    hidden = take_hidden(roots)
    header, body, footer = (
        list(dict.fromkeys(filter(str.strip, texts)))
        for texts in (_texts(roots, "header"), _texts(roots, "text"), _texts(roots, "footer"))
    )
    return Extract("\n".join([*header, *body, *footer]), hidden)


def _refuse_encrypted(manifest: Any) -> None:  # noqa: ANN401  # untyped
    if next(manifest.iter("{*}encryption-data"), None) is not None:
        raise UnreadableResume("encrypted")


def _texts(roots: list[Any], place: str) -> Iterator[str]:
    """The texts of a place: all headers, the body or all footers."""
    for root in roots:
        inside = {"text": "{*}body/{*}text"}.get(place, f"{{*}}master-styles//{{*}}{place}")
        for element in root.iterfind(inside):
            yield _text(element)


def _text(element: Any) -> str:  # noqa: ANN401  # untyped
    """The text in an element. libxml2 refuses a depth above 256."""
    name = etree.QName(element).localname
    if name in _SKIPPED:
        return ""
    if name == "s":
        count = next((value for key, value in element.items() if key.endswith("}c")), "1")
        return " " * min(MOST_SPACES, int(count) if count.isdecimal() else 1)
    if name in ("tab", "line-break"):
        return "\t" if name == "tab" else "\n"
    inner = (element.text or "") + "".join(_text(child) + (child.tail or "") for child in element)
    if name in _BLOCKS:
        return inner + "\n"
    if name == "table-cell":  # a cell of one line stays beside its neighbours
        cell = inner.strip("\n")
        return cell + ("\n" if "\n" in cell else "\t")
    if name == "table-row":
        return inner.rstrip("\t") + "\n"
    return f"\n{inner}" if name in ("text-box", "note-body") else inner
