"""The text of a Word document: its body, headers, footers, notes, tables and text boxes."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from search.reading.resume_limits import ResumeLimits
from search.reading.unreadable_resume import UnreadableResume

CONTENT_TYPES: Final = "[Content_Types].xml"
PARTS_IN_ORDER: Final = ("header", "main", "footnotes", "endnotes", "footer")
"""Endings of the content types that hold text; templates keep the name in the header."""
SMALL_PART: Final = 1_000_000
"""A part of fewer bytes is read however well it was compressed."""

_ENCRYPTED_FLAG: Final = 0x1
_SKIPPED: Final = frozenset({"moveFrom", "instrText", "delText"})
"""Text that was moved or struck out, and the codes of fields."""
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def extracted(data: bytes, limits: ResumeLimits) -> str:
    """All words of the document, a paragraph a line.

    Raises UnreadableResume, and whatever zipfile raises where the archive is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if len(archive.infolist()) > limits.zip_members:
            raise UnreadableResume("too_complex")
        if CONTENT_TYPES not in archive.namelist():
            raise UnreadableResume(
                "unsupported_type",
                "This archive is no Word document. Save the résumé as PDF, DOCX or text.",
            )
        return "\n".join(_part_texts(archive, limits))


def _part_texts(archive: zipfile.ZipFile, limits: ResumeLimits) -> Iterator[str]:
    """The distinct texts of the parts: the first page's header often repeats the others'."""
    texts = (_text(_xml(archive, name, limits)) for name in _part_names(archive, limits))
    return iter(dict.fromkeys(text for text in texts if text.strip()))


def _part_names(archive: zipfile.ZipFile, limits: ResumeLimits) -> list[str]:
    found: dict[str, list[str]] = {kind: [] for kind in PARTS_IN_ORDER}
    for declared in _xml(archive, CONTENT_TYPES, limits):
        content_type = declared.get("ContentType", "")
        kind = content_type.removesuffix("+xml").rpartition(".")[2]
        if "word" in content_type and kind in found:
            found[kind].append(declared.get("PartName", "").lstrip("/"))
    if not found["main"]:
        raise UnreadableResume(
            "unsupported_type",
            "This Office file is no Word document. Save the résumé as PDF, DOCX or text.",
        )
    return [name for kind in PARTS_IN_ORDER for name in sorted(found[kind])]


def _xml(archive: zipfile.ZipFile, name: str, limits: ResumeLimits) -> Any:  # noqa: ANN401  # untyped
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(_member(archive, name, limits), parser)
    if root.getroottree().docinfo.doctype:  # Office writes none; attacks by entities need one
        raise UnreadableResume("damaged")
    return root


def _member(archive: zipfile.ZipFile, name: str, limits: ResumeLimits) -> bytes:
    """The part called `name`, and never more of it than the limits allow, whatever it declares."""
    part = archive.getinfo(name)
    if part.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableResume("encrypted")
    allowed = min(limits.part_bytes, max(SMALL_PART, limits.zip_ratio * part.compress_size))
    if part.file_size > allowed:
        raise UnreadableResume("too_complex")
    with archive.open(part) as opened:
        data = opened.read(allowed + 1)
    if len(data) > allowed:
        raise UnreadableResume("too_complex")
    return data


def _text(element: Any) -> str:  # noqa: ANN401  # untyped
    """The text in an element, of any namespace. libxml2 refuses a depth above 256."""
    name = etree.QName(element).localname
    if name in _SKIPPED:
        return ""
    if name == "t":
        return element.text or ""
    if name in _SIGNS:
        return _SIGNS[name]
    if name == "AlternateContent":  # the same content for newer and for older programs
        element = element[0] if len(element) else ()
    inner = "".join(map(_text, element))
    if name == "p":
        return inner + "\n"
    if name == "tc":  # a cell of one line stays beside its neighbours
        cell = inner.strip("\n")
        return cell + ("\n" if "\n" in cell else "\t")
    if name == "tr":
        return inner.rstrip("\t") + "\n"
    return f"\n{inner}" if name == "txbxContent" else inner
