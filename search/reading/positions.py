"""The positions of a résumé: titles that stand beside dates, or under the name."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from models.evidence import Span
from models.profile import Position, Stretch
from search.reading.experience import range_spans, read_stretches
from search.reading.job_nouns import holds_job_noun
from search.reading.sections import Section, SectionKind

LONGEST_TITLE: Final = 8
"""Words. A longer stretch with a job's noun in it is a sentence."""
NEARBY_LINES: Final = (0, -1, 1, -2, 2)
"""Lines, counted from that of the dates, in which the title is looked for, in this order."""

_LINE: Final = re.compile(r"[^\n]+")
_BETWEEN_PIECES: Final = re.compile(
    r"\s[-–—|•·@]\s|\s{3,}|[\t|•·;,:()]|(?<=[^\W_]{4})\.\s|\s(?:at|bei|chez|with|for)\s|$"
)
_WITHIN_SENTENCES: Final = frozenset(
    {
        "i",
        "ich",
        "je",
        "a",
        "an",
        "and",
        "as",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "other",
        "the",
        "their",
    }
    | {"to", "und", "oder", "für", "der", "die", "das", "et", "ou", "pour", "des", "y", "para"}
)
"""A line that begins with one of these goes on with the sentence of the line before."""
_EDGES: Final = " \t.-–—•*·●▪,/"


def read_positions(text: str, sections: list[Section], today: date) -> list[Position]:
    """The title in the head, if any, and those of the sections about work, in order.

    A résumé with no such section is looked at as a whole, but for its education.
    """
    work = [section for section in sections if section.kind is SectionKind.WORK]
    looked_at = work or [s for s in sections if s.kind is not SectionKind.EDUCATION]
    head = next(_head_titles(text, sections[0]), None)
    dated = [p for section in looked_at for p in _dated(text, section, today)]
    known = {position.title.lower() for position in dated}
    return dated if head is None or head.title.lower() in known else [head, *dated]


def _head_titles(text: str, head: Section) -> Iterator[Position]:
    for line in _LINE.finditer(text, head.span.start, head.span.end):
        span = _title_in(text, Span(*line.span()))
        if span is not None and not range_spans(line[0]):
            yield _position(text, span, None)


def _dated(text: str, section: Section, today: date) -> Iterator[Position]:
    lines = [Span(*m.span()) for m in _LINE.finditer(text, section.span.start, section.span.end)]
    titles = [_title_in(text, line) for line in lines]
    for number, line in enumerate(lines):
        for stretch in _stretches_at(text, line, today):
            near = (number + by for by in NEARBY_LINES if 0 <= number + by < len(lines))
            at = next((n for n in near if titles[n] is not None), None)
            if at is None:
                break
            span, titles[at] = titles[at], None  # a title has the dates that stand nearest
            if span is not None:
                yield _position(text, span, stretch)


def _stretches_at(text: str, line: Span, today: date) -> Iterator[Stretch]:
    for found in read_stretches(text[line.start : line.end], today):
        span = Span(found.span.start + line.start, found.span.end + line.start)
        yield Stretch(found.start, found.end, found.is_current, span)


def _title_in(text: str, line: Span) -> Span | None:
    """The first piece of a line that is short enough for a title and holds a job's noun."""
    dates = range_spans(text[line.start : line.end])
    edges = [line.start, *(line.start + e for d in dates for e in (d.start, d.end)), line.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for piece in _pieces(text, Span(start, end)):
            if _is_title(text[piece.start : piece.end]):
                return _trimmed(text, piece)
    return None


def _pieces(text: str, stretch: Span) -> Iterator[Span]:
    start = stretch.start
    for between in _BETWEEN_PIECES.finditer(text, start, stretch.end):
        yield Span(start, between.start())
        start = between.end()


def _is_title(words: str) -> bool:
    first, *others = words.lower().split() or [""]
    return len(others) < LONGEST_TITLE and first not in _WITHIN_SENTENCES and holds_job_noun(words)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip(_EDGES))
    return Span(span.start + left, span.start + len(words.rstrip(_EDGES)))


def _position(text: str, span: Span, stretch: Stretch | None) -> Position:
    return Position(" ".join(text[span.start : span.end].split()), span, stretch)
