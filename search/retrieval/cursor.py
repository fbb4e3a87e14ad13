"""Where a page of results begins, as an opaque text that belongs to one search."""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass

from models.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Page:
    """How many results, from which rank on."""

    limit: int
    start: int = 0


def fingerprint(*parts: object) -> str:
    """Names a search, so that another search's cursor is told apart."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def make_cursor(start: int, search: str) -> str:
    """The cursor of the page that begins at rank `start` of the search named."""
    return base64.urlsafe_b64encode(json.dumps([start, search]).encode()).decode().rstrip("=")


def read_cursor(cursor: str, search: str) -> int:
    """The rank that `cursor` points to. InvalidInput unless it was made for this very search."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        start, owner = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise InvalidInput("The cursor is not one that this service gave out.", "cursor") from error
    if owner != search or not isinstance(start, int) or start < 0:
        raise InvalidInput("The cursor belongs to another search: begin without one.", "cursor")
    return start
