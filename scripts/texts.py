"""Texts that a program hands to a command, one a line or a file as a whole."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from models.errors import InvalidInput


def lines_of(stream: BinaryIO) -> Iterator[str]:
    """The lines, without their ends. InvalidInput for one that is not UTF-8."""
    for number, line in enumerate(stream, 1):
        yield line_text(number, line)


def line_text(number: int, line: bytes) -> str:
    """A line, the first of which is 1, without its end. InvalidInput if it is not UTF-8."""
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"Line {number} is not text in UTF-8.") from error
    return text.rstrip("\r\n")


def opened(file: Path) -> BinaryIO:
    """A file, or standard input where it is called `-`. InvalidInput if it cannot be read."""
    if str(file) == "-":
        return sys.stdin.buffer
    try:
        return file.open("rb")
    except OSError as error:
        raise InvalidInput(f"{file} cannot be read: {error.strerror}.") from error
