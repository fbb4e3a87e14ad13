"""What was read from a résumé file."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Notice(StrEnum):
    """What the reader of a résumé should know of how its file was read."""

    HIDDEN_TEXT = "hidden_text"
    READ_BY_OCR = "read_by_ocr"
    UNREAD_PAGES = "unread_pages"

    @property
    def sentence(self) -> str:
        """The notice for a person."""
        return SENTENCES[self]


SENTENCES: Final = {
    Notice.HIDDEN_TEXT: (
        "The file holds text that nobody sees who looks at it, such as white words on white. "
        "That was left out."
    ),
    Notice.READ_BY_OCR: "Pages are pictures. Their words were recognised, maybe with mistakes.",
    Notice.UNREAD_PAGES: "Pages are pictures. What they say was not read.",
}


@dataclass(frozen=True, slots=True)
class ResumeText:
    """A résumé's text in reading order: what a person sees who looks at the file."""

    text: str = field(repr=False)
    hidden: str = field(default="", repr=False)
    """What the file holds besides: white on white, tiny, off the page. It is never searched."""
    notices: tuple[Notice, ...] = ()
