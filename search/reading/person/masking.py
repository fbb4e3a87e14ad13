"""Who a person is and where to reach them, replaced in a text by placeholders."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from models.evidence import Span
from search.reading.person.contact_details import birth_spans, email_spans, link_spans, phone_spans
from search.reading.person.person_name import name_spans
from search.reading.person.street_address import address_spans


class MaskKind(StrEnum):
    """What was masked."""

    EMAIL = "email"
    LINK = "link"
    BIRTH = "date of birth"
    PHONE = "phone"
    ADDRESS = "address"
    NAME = "name"


SPANS_OF: Final = {
    MaskKind.EMAIL: email_spans,
    MaskKind.LINK: link_spans,
    MaskKind.BIRTH: birth_spans,
    MaskKind.PHONE: phone_spans,
    MaskKind.ADDRESS: address_spans,
    MaskKind.NAME: name_spans,
}
"""What finds each kind. Where two overlap they are masked as one, by the kind that begins it."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of the text, and that of the placeholder which stands for it."""

    kind: MaskKind
    original: Span
    masked: Span


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with placeholders such as `[email]`, and the way back to the original."""

    text: str = field(repr=False)
    masks: tuple[Mask, ...]
    """In the order of the text, none overlapping another."""

    def original_span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the original; a placeholder counts as a whole."""
        first = self._original(start)
        if end <= start:
            return Span(first.start, first.start)
        return Span(first.start, self._original(end - 1).end)

    def _original(self, offset: int) -> Span:
        """What the character at `offset` stands for."""
        index = bisect_right(self.masks, offset, key=lambda mask: mask.masked.start) - 1
        if index < 0:
            return Span(offset, offset + 1)
        mask = self.masks[index]
        if offset < mask.masked.end:
            return mask.original
        shifted = offset - mask.masked.end + mask.original.end
        return Span(shifted, shifted + 1)


def mask(text: str) -> Masked:
    """The text with names, addresses, numbers, links and dates of birth replaced."""
    pieces, masks, read, written = [], [], 0, 0
    for kind, span in _found(text):
        pieces += [text[read : span.start], f"[{kind}]"]
        start = written + span.start - read
        written = start + len(pieces[-1])
        read = span.end
        masks.append(Mask(kind, span, Span(start, written)))
    return Masked("".join([*pieces, text[read:]]), tuple(masks))


def _found(text: str) -> Iterator[tuple[MaskKind, Span]]:
    """All that is to be masked, in order; what overlaps is one."""
    spans = ((kind, span) for kind, spans_of in SPANS_OF.items() for span in spans_of(text))
    pending: tuple[MaskKind, Span] | None = None
    for kind, span in sorted(spans, key=lambda found: found[1].start):
        if pending is None:
            pending = kind, span
        elif span.start < pending[1].end:
            pending = pending[0], Span(pending[1].start, max(pending[1].end, span.end))
        else:
            yield pending
            pending = kind, span
    if pending is not None:
        yield pending
