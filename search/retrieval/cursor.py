"""Where a page of results begins, as an opaque text that belongs to one search."""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import Final

from models.errors import InvalidInput

_LAST_BLOCK: Final = 10**9


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place among all results: in which block of ranked documents, and behind how many of it."""

    block: int = 0
    offset: int = 0


BEGINNING: Final = Position()


def fingerprint(*parts: object) -> str:
    """Names a search, so that another search's cursor is told apart."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def make_cursor(position: Position, search: str) -> str:
    """The cursor of the page of the search named that begins at `position`."""
    content = json.dumps([position.block, position.offset, search]).encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def read_cursor(cursor: str, search: str) -> Position:
    """Where `cursor` points to. InvalidInput unless it was made for this very search."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        block, offset, owner = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise InvalidInput("The cursor is not one that this service gave out.", "cursor") from error
    numbers = type(block) is int and type(offset) is int
    if owner != search or not numbers or not 0 <= block <= _LAST_BLOCK or offset < 0:
        raise InvalidInput("The cursor belongs to another search: begin without one.", "cursor")
    return Position(block, offset)
