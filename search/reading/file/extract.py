"""What a parser takes from a file."""

from typing import NamedTuple


class Extract(NamedTuple):
    """A file's text in reading order, and what stands beside it.

    A tuple, as the limits are: to import dataclasses takes a tenth of a parsing process' time.
    """

    text: str
    hidden: str = ""
    """Text that the file holds and nobody sees who looks at it. It is in no part of `text`."""
    pictured_pages: int = 0
    """Pages that are a picture and have no text."""
