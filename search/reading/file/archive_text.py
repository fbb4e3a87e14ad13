"""The text of a document that is a zip archive: DOCX or ODT, by the parts that it holds."""

import io
import zipfile
from typing import Final

from search.reading.file import docx_text, odt_text
from search.reading.file.extract import Extract
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume

APPLE_PAGES: Final = "Index/Document.iwa"


def extracted(data: bytes, limits: ResumeLimits) -> Extract:
    """All words of the document, a paragraph a line.

    Raises UnreadableResume, and whatever zipfile and lxml raise where the archive is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if len(archive.infolist()) > limits.zip_members:
            raise UnreadableResume("too_complex")
        if docx_text.CONTENT_TYPES in names:
            return docx_text.document(archive, limits)
        if odt_text.CONTENT in names:
            return odt_text.document(archive, limits)
    if APPLE_PAGES in names:
        raise UnreadableResume(
            "unsupported_type",
            "Files of Pages are not read. Export the résumé from Pages as PDF or Word.",
        )
    raise UnreadableResume(
        "unsupported_type",
        "This archive is no document. Send the résumé itself, as PDF, DOCX or text.",
    )
