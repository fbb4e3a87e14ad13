"""A résumé file to its text, whatever kind of file it is."""

import os
import shutil
from collections.abc import Iterator
from typing import Final

from search.reading.file.extract import Extract
from search.reading.file.file_type import FileType, file_type
from search.reading.file.markdown_text import without_markdown
from search.reading.file.parsing_process import ParserCrashed, parsed_by
from search.reading.file.plain_text import decoded, tidied
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.resume_text import Notice, ResumeText
from search.reading.file.unreadable_resume import UnreadableResume

PARSERS: Final = {
    FileType.PDF: ("pdfium_text", "pypdf_text"),
    FileType.ARCHIVE: ("archive_text",),
    FileType.RTF: ("rtf_text",),
    FileType.HTML: ("html_text",),
}
"""Modules of this package, the better first: the next one tries what is damaged to the first."""
OCR_PARSER: Final = "ocr_text"
OCR_PROGRAM: Final = "tesseract"
OCR_ENVIRONMENT: Final = ("PATH", "TESSDATA_PREFIX")
"""Names of the variables by which the program and its languages are found."""
MOST_RAW: Final = 4
"""Times the characters of a résumé that a text may have for spaces that are taken out."""
FEWEST_LETTERS: Final = 3
"""A file with fewer holds pictures of text, or nothing."""

DEFAULT_LIMITS: Final = ResumeLimits()
_HOW_TO_READ_SCANS: Final = (
    " Scans can be read too where Tesseract is installed beside this service."
)


def read_resume_file(data: bytes, *, limits: ResumeLimits = DEFAULT_LIMITS) -> ResumeText:
    """The text of a PDF, DOCX, ODT, RTF, HTML, Markdown or text file, by what the file is.

    Its name and its sender's word count for nothing. Lines end with a line feed; no character is
    left that nobody sees. Pages that are pictures are read where Tesseract is installed. Raises
    UnreadableResume.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableResume("empty_file")
    if len(data) > limits.file_bytes:
        raise UnreadableResume("too_large")
    kind = file_type(data)
    is_text = kind is FileType.TEXT
    extract = _plain(data, limits) if is_text else _parsed(data, kind, limits)
    pictures = extract.pictured_pages
    if pictures and shutil.which(OCR_PROGRAM):
        extract = _recognised(data, extract, limits)
    if len(extract.text) > limits.characters:
        raise UnreadableResume("too_large")
    if sum(map(str.isalpha, extract.text)) < FEWEST_LETTERS:
        raise _nothing_in(kind, extract)
    hidden = _only_hidden(extract)
    return ResumeText(extract.text, hidden, tuple(_notices(hidden, pictures, extract)))


def _plain(data: bytes, limits: ResumeLimits) -> Extract:
    text = decoded(data)
    if len(text) > MOST_RAW * limits.characters:  # not worth the time of tidying
        raise UnreadableResume("too_large")
    extract = without_markdown(tidied(text))
    return extract._replace(text=tidied(extract.text))


def _parsed(data: bytes, kind: FileType, limits: ResumeLimits) -> Extract:
    failures = []
    for parser in PARSERS[kind]:
        try:
            return parsed_by(parser, data, limits, seconds=limits.wall_seconds)
        except UnreadableResume as error:
            if error.code != "damaged" and not isinstance(error, ParserCrashed):
                raise
            failures.append(error)
    raise failures[0]


def _recognised(data: bytes, extract: Extract, limits: ResumeLimits) -> Extract:
    """`extract` with the text of pictures, if time allows. Raises UnreadableResume."""
    environment = {name: os.environ[name] for name in OCR_ENVIRONMENT if name in os.environ}
    try:
        return parsed_by(
            OCR_PARSER, data, limits, seconds=limits.ocr_seconds, environment=environment
        )
    except UnreadableResume:
        if not extract.text:
            raise
        return extract


def _nothing_in(kind: FileType, extract: Extract) -> UnreadableResume:
    if kind is FileType.TEXT and not extract.hidden:
        return UnreadableResume("empty_file")
    error = UnreadableResume("no_text")
    if extract.pictured_pages and not shutil.which(OCR_PROGRAM):
        return UnreadableResume(error.code, f"{error}{_HOW_TO_READ_SCANS}")
    return error


def _only_hidden(extract: Extract) -> str:
    """The hidden lines that are not in sight elsewhere, as what a page's edge cuts off often is."""
    seen = _squeezed(extract.text)
    return "\n".join(line for line in extract.hidden.split("\n") if _squeezed(line) not in seen)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _notices(hidden: str, pictures: int, extract: Extract) -> Iterator[Notice]:
    if hidden:
        yield Notice.HIDDEN_TEXT
    if extract.pictured_pages < pictures:
        yield Notice.READ_BY_OCR
    if extract.pictured_pages:
        yield Notice.UNREAD_PAGES
