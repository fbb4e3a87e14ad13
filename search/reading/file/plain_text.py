"""Bytes that claim to be text, and text made fit to be read."""

import codecs
import re
import unicodedata
from typing import Final

from search.reading.file.unreadable_resume import UnreadableResume

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL_SHARE: Final = 0.05
"""Text has next to no control characters; of random bytes read as cp1252 a tenth are."""

_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LINE_END_SPACES: Final = re.compile(r"(?<![ \t\xa0])[ \t\xa0]++\n")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # soft hyphens, marks of direction
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"  # surrogates, non-characters
    "\U000e0000-\U000e007f]"  # tags, by which whole sentences are hidden
)
_LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def decoded(data: bytes) -> str:
    """The text in `data`: by its byte order mark, else UTF-8, UTF-16 by its zeros, or cp1252.

    Raises UnreadableResume `unsupported_type` for what no text would look like.
    """
    text = _by_mark(data)
    if text is None:
        text = _by_content(data)
    if len(_CONTROLS.findall(text)) > CONTROL_SHARE * len(text):
        raise UnreadableResume("unsupported_type")
    return text


def tidied(text: str) -> str:
    """`text` composed (NFC), with line feeds as breaks and without characters that nobody sees."""
    text = _UNSEEN.sub("", _BREAKS.sub("\n", text)).translate(_LIGATURES)
    text = _LINE_END_SPACES.sub("\n", unicodedata.normalize("NFC", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _by_content(data: bytes) -> str:
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return data.decode("utf-16-le", errors="replace")
    if even > 0.4 * half and odd < 0.1 * half:
        return data.decode("utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
