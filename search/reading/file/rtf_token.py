"""The tokens of RTF."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"(?P<open>\{)|(?P<close>\})"
    r"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z\d])"
    r"|(?P<text>[^\\{}\r\n]+)"
)


class Token(NamedTuple):
    """A piece of RTF; `kind` is open, close, word, byte, sign or text."""

    kind: str
    text: str
    number: int | None = None


def tokens(source: str) -> Iterator[Token]:
    """The tokens of RTF whose bytes are the characters of `source`; binary data is jumped over."""
    position = 0
    while position < len(source):
        found = _TOKEN.match(source, position)
        if found is None:  # a line's end, or a lone backslash
            position += 1
            continue
        position = found.end()
        kind = found.lastgroup or ""
        if found["word"]:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin":
                position += max(0, number or 0)
            yield Token("word", found["word"], number)
        else:
            yield Token(kind, found[kind])
