"""The lines of a résumé, cut into the pieces that a title, an employer or a place may be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from models.evidence import Span
from search.reading.person.date_range import DateReading, read_dates
from search.reading.person.sections import SectionKind, heading_kind

_LINE: Final = re.compile(r"[^\n]*[^\s][^\n]*")
_BULLET: Final = re.compile(
    r"\s*(?:[·»>o+]\s|[-–—*•●▪■◦‣⁃➢✓✔❖♣♦★☆►▶➤⮚✦◆○□→\uf0b7\uf0a7\uf0d8]\s?(?=[^\W\d])|â€¢|â—|\d{1,2}[.)]\s)"
)
_BETWEEN: Final = re.compile(
    r"\s[-–—−－|•·@~](?=\s|$)|\s{3,}|\((?!(?:Pty|Pvt|P)\)\s?L)|(?<!\(Pty)(?<!\(Pvt)(?<!\(P)\)"
    r"|[\t|•·;,:\[\]–—－]|(?:(?<=[^\W_]{4})|(?<=[)\]]))\.\s"
    r"|-\s(?!(?:und|oder|et|y)\s)(?=\S)|ï¼\W?|â€[“”\"]|(?<=\w)\s[-–](?=[A-ZÀ-Þ])"
    r"|\s(?i:at|bei(?:\sder|m)?|chez|with|for|promoted\sto|en(?=\s(?-i:[A-ZÀ-Þ])))\s"
    r"|Company\s?Name(?:\s(?:City\b(?:\s?,\s?State\b)?|State\b))?|City\s?,\s?State\b|$"
)
"""What divides a line. A template's `Company Name` and `City, State` say nothing and divide too."""
_WITHIN_NAME: Final = re.compile(r"[^\W\d] \d{4} [^\W\d]")
_PREPOSITION: Final = re.compile(
    r"\s(?:from|since|between|von|vom|seit|zwischen|ab|de|du|depuis|entre|desde|del)$",
    re.IGNORECASE,
)
_ABBREVIATION: Final = re.compile(r"(?:corp|univ|dept|assoc|bros|prof|sept|inst)$", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(?:.*\b(?:company|employer|client|firma|arbeitgeber|entreprise|empresa|role|position|title"
    r"|designation|location|duration|period|organi[sz]ation|ort|poste|puesto|lieu)\b.*)",
    re.IGNORECASE,
)
_PLACEHOLDER: Final = re.compile(r"Company\s?Name|City\s?,\s?State\b")
_LONGEST_LABEL: Final = 40
_EDGES: Final = " \t\xa0\u200b.-–—•*·●▪➢✓❖♣,/'\"“”"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line without dates."""

    span: Span
    before: str
    """The sign or word that divides it from what stands before, in lower case; or nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    span: Span
    pieces: tuple[Piece, ...]
    dates: tuple[DateReading, ...]
    """Those that begin in it."""
    heading_end: int
    """Where the first sentence behind its dates ends, and duties may begin; else its own end."""
    is_aside: bool
    """It is a section of its own about something else than work: `Skills: …`."""
    holds_range: bool
    """Whether any part of a range of dates stands in it."""
    is_item: bool
    """It begins with a bullet: rather one of many duties than a heading."""
    words: int
    has_placeholder: bool
    """It says `Company Name` where a template wants the employer's."""


def read_lines(text: str, section: Span, today: date) -> list[Line]:
    """The lines of a section, in order; every span counts characters of `text`."""
    dates = [_moved(d, section.start) for d in read_dates(text[section.start : section.end], today)]
    lines, first = [], 0
    for match in _LINE.finditer(text, section.start, section.end):
        span = Span(*match.span())
        while first < len(dates) and dates[first].span.end <= span.start:
            first += 1
        last = first
        while last < len(dates) and dates[last].span.start < span.end:
            last += 1
        lines.append(_line(text, span, dates[first:last]))
    return lines


def _without_preposition(text: str, span: Span) -> Span:
    """Without the "from" that stands before a date."""
    found = _PREPOSITION.search(text, max(span.start, span.end - 20), span.end)
    return trimmed(text, Span(span.start, found.start())) if found else span


def trimmed(text: str, span: Span) -> Span:
    """The span without signs and spaces at its ends; empty where it has nothing else."""
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip(_EDGES))
    return Span(span.start + left, max(span.start + left, span.start + len(words.rstrip(_EDGES))))


def _line(text: str, span: Span, dates: list[DateReading]) -> Line:
    edges = [span.start]
    for reading in dates:
        if _is_version(text, reading):
            continue
        edges += [max(span.start, reading.span.start), min(span.end, reading.span.end)]
    edges.append(span.end)
    stretches = zip(edges[::2], edges[1::2], strict=True)
    pieces = tuple(piece for start, end in stretches for piece in _pieces(text, Span(start, end)))
    return Line(
        span,
        pieces,
        tuple(reading for reading in dates if reading.span.start >= span.start),
        _heading_end(text, span, pieces, dates),
        _is_aside(text, pieces),
        any(reading.is_range for reading in dates),
        _BULLET.match(text, span.start, span.end) is not None,
        sum(len(text[piece.span.start : piece.span.end].split()) for piece in pieces),
        _PLACEHOLDER.search(text, span.start, span.end) is not None,
    )


def _heading_end(
    text: str, line: Span, pieces: Sequence[Piece], dates: Sequence[DateReading]
) -> int:
    if not dates:
        return line.end
    for before, piece in pairwise(pieces):
        if piece.before not in {".", ":"} or piece.span.start < dates[0].span.end:
            continue
        words = text[before.span.start : before.span.end][-_LONGEST_LABEL:]
        if not _ABBREVIATION.search(words) and not (piece.before == ":" and _LABEL.match(words)):
            return piece.span.start
    return line.end


def _is_aside(text: str, pieces: Sequence[Piece]) -> bool:
    if len(pieces) < 2 or pieces[1].before != ":":  # a label and what it labels
        return False
    kind = heading_kind(text[pieces[0].span.start : pieces[0].span.end])
    return kind not in {None, SectionKind.WORK, SectionKind.HEAD}


def _is_version(text: str, reading: DateReading) -> bool:
    """Whether a year stands within a name, as in `Windows 2008 Server`."""
    start, end = reading.span.start, reading.span.end
    return (
        end - start == len("2008")
        and _WITHIN_NAME.fullmatch(text[max(0, start - 2) : end + 2]) is not None
    )


def _pieces(text: str, stretch: Span) -> Iterator[Piece]:
    start, before = stretch.start, ""
    for between in _BETWEEN.finditer(text, start, stretch.end):
        span = _without_preposition(text, trimmed(text, Span(start, between.start())))
        if span.start < span.end:
            yield Piece(span, before)
        start, before = between.end(), between[0].strip().lower()


def _moved(reading: DateReading, by: int) -> DateReading:
    span = Span(reading.span.start + by, reading.span.end + by)
    stretch = reading.stretch and replace(reading.stretch, span=span)
    return DateReading(span, reading.is_range, stretch)
