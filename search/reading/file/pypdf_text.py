"""The text of a PDF, by pypdf: slower than PDFium, and more forgiving."""

import io

import pypdf

from search.reading.file.extract import Extract
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume


def extracted(data: bytes, limits: ResumeLimits) -> Extract:
    """The text of every page. Raises UnreadableResume, and whatever pypdf raises."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableResume("encrypted")
    if len(reader.pages) > limits.pages:
        raise UnreadableResume("too_large")
    return Extract("\n".join(page.extract_text() for page in reader.pages))
