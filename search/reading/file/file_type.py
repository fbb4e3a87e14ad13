"""What a file is, by its first bytes and never by its name."""

import re
from enum import StrEnum
from typing import Final

from search.reading.file.plain_text import decoded
from search.reading.file.unreadable_resume import UnreadableResume


class FileType(StrEnum):
    """The kinds of file that a résumé is read from."""

    PDF = "pdf"
    ARCHIVE = "archive"
    """DOCX, ODT, or something else in a zip archive: only its parts tell."""
    RTF = "rtf"
    HTML = "html"
    TEXT = "text"
    """Plain or Markdown."""


HEADER_WITHIN: Final = 1024
"""Bytes in which a file says what it is: readers accept as much junk before a PDF's header."""

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
_RTF: Final = b"{\\rtf"
_MARKUP: Final = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*){0,9}<(?:(?P<page>!doctype\s+html|html|head|body|title|meta)"
    r"|p|div|h[1-6]|table|ul|ol|section|article|main|header|style|center|font|span)\b",
    re.IGNORECASE | re.DOTALL,
)


def file_type(data: bytes) -> FileType:
    """The type of `data`. Raises UnreadableResume with advice for types that are not read."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileType.ARCHIVE
    start = data[:HEADER_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(_RTF):
        return FileType.RTF
    if b"%PDF-" in start:
        return FileType.PDF
    _refuse(data)
    return FileType.HTML if _is_html(data) else FileType.TEXT


def _is_html(data: bytes) -> bool:
    """Whether it is a page, or from its first sign to its last a piece of one.

    Raises UnreadableResume: XML that is no page.
    """
    start = decoded(data[:HEADER_WITHIN]).lstrip()
    found = _MARKUP.match(start)
    if found is None and start.startswith("<?xml"):
        raise UnreadableResume(
            "unsupported_type", "XML is not read. Save the résumé as PDF, DOCX or text."
        )
    if found is None:
        return False
    return found["page"] is not None or data.rstrip(b"\0 \t\r\n").endswith(b">")


def _refuse(data: bytes) -> None:
    if data.startswith(_OLE):
        _refuse_ole(data)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise UnreadableResume(
            "unsupported_type", "This is a picture. Send the résumé as PDF, DOCX or text."
        )
    if data.startswith(_PROGRAMS) and b"\x00" in data[:HEADER_WITHIN]:
        raise UnreadableResume(
            "unsupported_type", "This is a program. Send the résumé as PDF, DOCX or text."
        )


def _refuse_ole(data: bytes) -> None:
    if _OLE_ENCRYPTED in data:
        raise UnreadableResume("encrypted")
    raise UnreadableResume(
        "unsupported_type",
        "Files of Word 2003 and older (.doc) are not read. Save the résumé as DOCX or PDF.",
    )
