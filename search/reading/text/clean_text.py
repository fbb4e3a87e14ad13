"""Text without the characters that no text has and that PostgreSQL refuses."""

import re

_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """`text` with Unix line ends and without NUL, control characters and lone surrogates."""
    return _UNUSABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
