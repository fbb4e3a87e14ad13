"""The text of a PDF, by PDFium."""

from collections.abc import Iterator
from typing import Final

from search.reading.file.extract import Extract
from search.reading.file.pdf_columns import in_columns
from search.reading.file.pdf_glyph import Glyph, glyphs
from search.reading.file.pdf_hidden import hidden
from search.reading.file.pdf_line import Line, spaced
from search.reading.file.pdfium import ERROR_PASSWORD, pdfium
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume

FEWEST_LETTERS: Final = 3
"""A page with fewer may be a picture."""
FEWEST_PATHS: Final = 100
"""Letters that were turned into outlines are as many paths; lines and boxes are fewer."""

_PATH: Final = 2
_PICTURES: Final = frozenset({3, 5})
"""Types of objects that are images, or hold further objects."""


def extracted(data: bytes, limits: ResumeLimits) -> Extract:
    """The text of every page in reading order. Raises UnreadableResume."""
    document = opened(data, limits)
    texts, unseen, pictures, length = [], [], 0, 0
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = loaded(document, number)
        text, hidden_text = page_text(page, limits.characters - length)
        pictures += is_picture(page, text)
        pdfium.FPDF_ClosePage(page)
        texts.append(text)
        unseen.append(hidden_text)
        length += len(text) + len(hidden_text)
    return Extract("\n".join(texts), "\n".join(filter(None, unseen)), pictures)


def opened(data: bytes, limits: ResumeLimits) -> int:
    """The document, which reads `data` as long as it lives. Raises UnreadableResume."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        protected = pdfium.FPDF_GetLastError() == ERROR_PASSWORD
        raise UnreadableResume("encrypted" if protected else "damaged")
    if pdfium.FPDF_GetPageCount(document) > limits.pages:
        raise UnreadableResume("too_large")
    return int(document)


def loaded(document: int, number: int) -> int:
    """A page. Raises UnreadableResume `damaged`."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise UnreadableResume("damaged")
    return int(page)


def is_picture(page: int, text: str) -> bool:
    """Whether a page that gave `text` may show more than it says."""
    if sum(map(str.isalpha, text)) >= FEWEST_LETTERS:
        return False
    objects = (
        pdfium.FPDFPage_GetObject(page, number)
        for number in range(pdfium.FPDFPage_CountObjects(page))
    )
    kinds = [pdfium.FPDFPageObj_GetType(each) for each in objects]
    return not _PICTURES.isdisjoint(kinds) or kinds.count(_PATH) >= FEWEST_PATHS


def page_text(page: int, most: int) -> tuple[str, str]:
    """What the page shows, and what it hides. Raises UnreadableResume over `most` characters."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return "", ""
    if pdfium.FPDFText_CountChars(text_page) > most:
        raise UnreadableResume("too_large")
    read = glyphs(text_page)
    unseen = hidden(page, read)
    pdfium.FPDFText_ClosePage(text_page)
    seen = in_columns(_lines(glyph for n, glyph in enumerate(read) if n not in unseen))
    away = _lines(g for n, g in enumerate(read) if n in unseen or g.character in " \n")
    return "".join(map(spaced, seen)), "".join(map(spaced, away)).strip()


def _lines(read: Iterator[Glyph]) -> Iterator[Line]:
    line: Line = []
    for glyph in read:
        line.append(glyph)
        if glyph.character == "\n":
            yield line
            line = []
    if line:
        yield line
