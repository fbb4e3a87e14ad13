"""The positions of a résumé: titles that stand beside dates, or under the name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.evidence import Span
from models.profile import Position, Stretch
from search.reading.person.employer import read_employer, read_head_employer
from search.reading.person.experience import months_of, read_months
from search.reading.person.job_title import field_title_in, title_in
from search.reading.person.resume_line import Line, read_lines
from search.reading.person.sections import Section, SectionKind
from search.reading.person.told_position import read_told_positions

NEARBY: Final = (0, -1, 1, -2, 2)
"""Lines, counted from those of the dates, in which the title is looked for, in this order."""
HEAD_LINES: Final = 10
"""Lines at the head of a résumé in which the person's title is looked for."""
_NO_WORK: Final = frozenset({SectionKind.EDUCATION, SectionKind.LANGUAGES})


@dataclass(frozen=True, slots=True)
class _Dated:
    """Where dates stand, and the number of the line that each end of them stands in."""

    first: int
    last: int
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class _Heading:
    """The title and the dates of one position, and the numbers of their lines."""

    title: Span
    stretch: Stretch | None
    first: int
    last: int


def read_positions(text: str, sections: list[Section], today: date) -> list[Position]:
    """The title in the head, if any, and those of the sections about work, in order.

    A résumé with no such section is looked at as a whole, but for its education; one without
    any dated title is read for what it tells of jobs in sentences.
    """
    work = [section for section in sections if section.kind is SectionKind.WORK]
    others = [section for section in sections if section.kind not in _NO_WORK]
    found = list(_in_sections(text, work, today, strict=False))
    found += _in_sections(text, _within_work(sections), today, strict=True)
    found.sort(key=lambda position: position.span.start)
    for looked_at in (others, sections):
        if not any(position.stretch for position in found):
            found = list(_in_sections(text, looked_at, today, strict=True)) or found
    found = _each_once(found)
    head = next(_head_titles(text, sections[0], today), None)
    if not found:
        found = list(read_told_positions(text, today))
    known = {position.title.lower() for position in found}
    return found if head is None or head.title.lower() in known else [head, *found]


def _each_once(positions: list[Position]) -> list[Position]:
    """Some résumés stand twice in their file."""
    once: dict[tuple[str, date | None, date | None], Position] = {}
    for position in positions:
        stretch = position.stretch
        dates = (stretch.start, stretch.end) if stretch else (None, None)
        once.setdefault((position.title.lower(), *dates), position)
    return list(once.values())


def _within_work(sections: list[Section]) -> list[Section]:
    """Sections that may be parts of a position: `Technologies` after what it was used for."""
    kinds = [section.kind for section in sections]
    first = kinds.index(SectionKind.WORK) if SectionKind.WORK in kinds else len(kinds)
    return [s for s in sections[first:] if s.kind in {SectionKind.SKILLS, SectionKind.SUMMARY}]


def _head_titles(text: str, head: Section, today: date) -> Iterator[Position]:
    for line in read_lines(text, head.span, today)[:HEAD_LINES]:
        span = title_in(text, line, beside_dates=False)
        if span is not None and not line.holds_range:
            employer = read_head_employer(text, span, line)
            yield Position(
                _words(text, span), span, employer=_maybe(text, employer), employer_span=employer
            )


def _in_sections(
    text: str, sections: Sequence[Section], today: date, *, strict: bool
) -> Iterator[Position]:
    """`strict`: the sections are about other things too, so only ranges beside titles count."""
    for section in sections:
        lines = read_lines(text, section.span, today)
        headings = _headings(text, lines, strict=strict)
        for number, heading in enumerate(headings):
            following = headings[number + 1].first if number + 1 < len(headings) else len(lines)
            yield _position(text, lines, heading, following)


def _headings(text: str, lines: list[Line], *, strict: bool) -> list[_Heading]:
    ranges = list(_dated(lines, ranges=True))
    titles = [title_in(text, line, beside_dates=bool(line.dates)) for line in lines]
    timed = {
        number: title
        for number, (line, title) in enumerate(zip(lines, titles, strict=True))
        if title and not line.dates and read_months(text[title.end : line.span.end]) is not None
    }  # a line that says how long the job lasted takes no other line's dates
    titles = [None if number in timed else title for number, title in enumerate(titles)]
    headings = _paired(lines, titles, ranges)
    if not strict:
        singles = [
            d for d in _dated(lines, ranges=False) if _is_told(text, lines, titles, d, ranges)
        ]
        headings += _paired(lines, titles, singles)
    if not headings and not strict:
        fields = [field_title_in(text, line) for line in lines]
        headings = _paired(lines, fields, [*ranges, *_dated(lines, ranges=False)])
    if not strict:
        titles = [timed.get(number, title) for number, title in enumerate(titles)]
        taken = {number for each in headings for number in range(each.first, each.last + 1)}
        alone = not headings
        headings += (h for h in _undated(text, lines, titles, alone=alone) if h.first not in taken)
    return sorted(headings, key=lambda heading: heading.first)


def _dated(lines: list[Line], *, ranges: bool) -> Iterator[_Dated]:
    """The ranges, or the single dates in lines that are short enough for a heading."""
    for number, line in enumerate(lines):
        if line.is_aside:
            continue
        for reading in line.dates:
            if reading.stretch is None or reading.is_range is not ranges:
                continue
            if not ranges and (line.is_item or line.words > LONGEST_HEADING):
                continue
            last = number
            while last + 1 < len(lines) and lines[last + 1].span.start < reading.span.end:
                last += 1
            yield _Dated(number, last, reading.stretch)


LONGEST_HEADING: Final = 12
"""Words of a line whose single date may be that of a position."""
_PASSING: Final = re.compile(r"\b(?:in|for|of|by|during|around|until|to|the|im|von|en|de)\s?$")
"""What stands before a date that is only mentioned."""


def _is_told(
    text: str, lines: list[Line], titles: list[Span | None], single: _Dated, ranges: list[_Dated]
) -> bool:
    """Whether a single date is that of a position.

    Where others have ranges, it must stand beside a title or alone.
    """
    line = lines[single.first]
    at = single.stretch.span.start
    beside = titles[single.first] is not None
    if _PASSING.search(text[max(line.span.start, at - 10) : at]):
        return beside and not ranges
    return beside or line.words == 0 or not ranges


def _paired(lines: list[Line], titles: list[Span | None], dated: list[_Dated]) -> list[_Heading]:
    """Each date with the nearest title that is left, looked for where most titles stand.

    A title that is taken becomes None in `titles`.
    """
    usual = Counter(
        by for each in dated for by in NEARBY if _nearby(lines, titles, each, by) is not None
    )
    order = sorted(NEARBY, key=lambda by: (by != 0, -usual[by]))
    headings = []
    for each in dated:
        found = (_nearby(lines, titles, each, by) for by in order)
        at = next((number for number in found if number is not None), None)
        span = titles[at] if at is not None else None
        if at is not None and span is not None:
            titles[at] = None
            first, last = min(at, each.first), max(at, each.last)
            headings.append(_Heading(span, each.stretch, first, last))
    return headings


def _nearby(lines: list[Line], titles: list[Span | None], dated: _Dated, by: int) -> int | None:
    """The line with a title `by` lines from the dates, if no other dates stand between."""
    numbers = range(dated.first, dated.last + 1) if by == 0 else [
        dated.first + by if by < 0 else dated.last + by
    ]  # fmt: skip
    for number in numbers:
        if by and lines[dated.first].heading_end < lines[dated.first].span.end:
            return None
        if not 0 <= number < len(lines) or titles[number] is None:
            continue
        between = range(number + 1, dated.first) if by < 0 else range(dated.last + 1, number)
        if by == 0 or not any(lines[n].holds_range for n in (number, *between)):
            return number
    return None


LONGEST_UNDATED: Final = 8
"""Words of a line that names a position without dates."""


def _undated(
    text: str, lines: list[Line], titles: list[Span | None], *, alone: bool
) -> Iterator[_Heading]:
    """Titles that begin a short line; where others have dates, only at the head of a paragraph."""
    for number, (line, title) in enumerate(zip(lines, titles, strict=True)):
        if title is None or line.words > LONGEST_UNDATED or line.dates:
            continue
        if title.start > line.pieces[0].span.start:
            continue
        heads = text[max(0, line.span.start - 2) : line.span.start] == "\n\n" or number == 0
        if alone or (heads and _is_capitalised(text[title.start : title.end])):
            yield _Heading(title, None, number, number)


def _is_capitalised(words: str) -> bool:
    return all(word[0].isupper() or len(word) <= SHORT_WORD for word in words.split())


SHORT_WORD: Final = 3
"""Letters of a word, such as "of", that a title may have in lower case."""


def _position(text: str, lines: list[Line], heading: _Heading, following: int) -> Position:
    header = lines[heading.first : heading.last + 1]
    after = lines[heading.last + 1 : min(heading.last + 2, following)]
    before = lines[max(0, heading.first - 2) : heading.first][::-1]
    employer = read_employer(text, heading.title, header, after, before)
    extent = Span(header[0].span.start, lines[max(heading.last + 1, following) - 1].span.end)
    return Position(
        title=_words(text, heading.title),
        span=heading.title,
        stretch=heading.stretch,
        months=_months(text, heading, header),
        employer=_maybe(text, employer.name),
        employer_span=employer.name,
        place=employer.place,
        place_span=employer.place_span,
        extent=extent,
    )


def _months(text: str, heading: _Heading, header: list[Line]) -> int | None:
    if heading.stretch is not None:
        return months_of([heading.stretch])
    return read_months(text[header[0].span.start : header[-1].span.end])


def _maybe(text: str, span: Span | None) -> str | None:
    return None if span is None else _words(text, span)


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
