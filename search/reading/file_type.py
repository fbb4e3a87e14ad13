"""What a file is, by its first bytes and never by its name."""

from enum import StrEnum
from typing import Final

from search.reading.unreadable_resume import UnreadableResume


class FileType(StrEnum):
    """The kinds of file that a résumé is read from."""

    PDF = "pdf"
    ZIP = "zip"
    """DOCX, or something else in a zip archive: only its parts tell."""
    TEXT = "text"


PDF_HEADER_WITHIN: Final = 1024
"""Readers accept junk before a PDF's header, up to this many bytes."""

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_OLE_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PICTURES: Final = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x00\x18ftypheic",
)
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_MARKUP: Final = (b"<!doctype html", b"<html", b"<?xml", b"{\\rtf")


def file_type(data: bytes) -> FileType:
    """The type of `data`. Raises UnreadableResume with advice for types that are not read."""
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return FileType.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileType.ZIP
    _refuse(data)
    return FileType.TEXT


def _refuse(data: bytes) -> None:
    if data.startswith(_OLE):
        _refuse_ole(data)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise UnreadableResume(
            "unsupported_type", "This is a picture. Send the résumé as PDF, DOCX or text."
        )
    if data.startswith(_PROGRAMS) and b"\x00" in data[:PDF_HEADER_WITHIN]:
        raise UnreadableResume(
            "unsupported_type", "This is a program. Send the résumé as PDF, DOCX or text."
        )
    if data[:PDF_HEADER_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        raise UnreadableResume(
            "unsupported_type",
            "HTML, XML and RTF are not read. Save the résumé as PDF, DOCX or text.",
        )


def _refuse_ole(data: bytes) -> None:
    if _OLE_ENCRYPTED in data:
        raise UnreadableResume("encrypted")
    raise UnreadableResume(
        "unsupported_type",
        "Files of Word 2003 and older (.doc) are not read. Save the résumé as DOCX or PDF.",
    )
