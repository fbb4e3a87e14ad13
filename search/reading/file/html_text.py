"""The text of an HTML page."""

import codecs
import re
from typing import Final

from search.reading.file.extract import Extract
from search.reading.file.html_hidden import parted
from search.reading.file.plain_text import decoded
from search.reading.file.resume_limits import ResumeLimits
from search.reading.text.html import text_of_html

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN: Final = 1024
"""Where HTML puts its encoding, in bytes from its start."""


def extracted(data: bytes, limits: ResumeLimits) -> Extract:
    """What the page shows. Raises UnreadableResume: it is no text."""
    markup, hidden = parted(_markup(data))
    return Extract(text_of_html(markup), hidden[: limits.characters])


def _markup(data: bytes) -> str:
    """In its declared encoding, unless it is the UTF-8 that its bytes show, or has a mark."""
    declared = _DECLARED.search(data[:DECLARED_WITHIN])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")) if declared else None
        except LookupError:
            encoding = None
        if encoding and encoding.name not in ("utf-8", "utf-16", "utf-32"):
            return data.decode(encoding.name, errors="replace")
    return decoded(data)
