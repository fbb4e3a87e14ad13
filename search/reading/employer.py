"""Who a position was held with, and where, among the pieces around its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.place import Place
from search.reading.experience import read_months
from search.reading.job_nouns import holds_job_noun
from search.reading.places import PlaceReading, read_places
from search.reading.resume_line import Line, Piece

LONGEST: Final = 9
"""Words of an employer's name."""
MOST_PIECES: Final = 20
"""Pieces of a line that are looked at."""
COVERED: Final = 0.6
"""The share of a piece's letters that name places where it is about nothing else."""

_AT: Final = frozenset({"at", "@", "bei", "beim", "bei der", "chez", "en", "with", "for"})
_LABEL: Final = re.compile(
    r"(?:company|employer|organi[sz]ation|client|firm|firma|arbeitgeber|unternehmen|entreprise"
    r"|employeur|société|empresa|institution)(?:\sname)?",
    re.IGNORECASE,
)
_OTHER_LABEL: Final = re.compile(
    r"(?:role|position|title|designation|job\stitle|duration|dates?|period|tenure|location|project"
    r"|key\s.*|responsibilities|duties|environment|technolog\w+|tools|aufgaben|zeitraum|poste"
    r"|missions?|puesto|funciones|salary|hours.*|supervisor|tel|phone)",
    re.IGNORECASE,
)
_ORGANISATION: Final = re.compile(
    r"\b(?:ltd|limited|inc|llc|llp|plc|corp|corporation|co|company|gmbh|ag|kg|se|ohg|ug|e\.v|sa|sas"
    r"|sarl|s\.a|s\.l|sl|bv|nv|pvt|group|gruppe|groupe|grupo|bank|university|universität"
    r"|université|universidad|college|school|hospital|clinic|klinik|klinikum|krankenhaus|chu"
    r"|hôpital|hotel|hôtel|restaurant|café|institute|institut|foundation|agency|council|department"
    r"|ministry|services|solutions|technologies|systems|consulting|associates|partners|holdings"
    r"|industries|international|centre|center|trust|nhs|army|navy|county|city\sof|stadt)\b",
    re.IGNORECASE,
)
_NO_EMPLOYER: Final = re.compile(
    r"(?:full|part)[\s-]?time|freelance|self[\s-]employed|contract(?:or)?|temporary|permanent"
    r"|internship|remote|hybrid|intern|vollzeit|teilzeit|befristet|cdi|cdd|stage|present|current"
    r"|hours?.*|\W*\d[\d\W]*|us|usa|city|state|country|from|to|since|seit|depuis|desde|von|bis|du|de"
    r"|au|i\s.*|years?|months?|continued",
)
_DUTY: Final = re.compile(r"[A-Z]?[a-z]+(?:ed|ing|es)$")


@dataclass(frozen=True, slots=True)
class Employer:
    """What the lines around a title say of it; what they do not is None."""

    name: Span | None
    place: Place | None
    place_span: Span | None


def read_employer(
    text: str, title: Span, header: Sequence[Line], around: Sequence[Line]
) -> Employer:
    """The employer and the place of a position.

    `header` are the lines of its title and dates; `around`, the next best first, those beside them.
    """
    lines = [*header, *(line for line in around if _may_head(text, line))]
    pieces = [
        [p for p in line.pieces[:MOST_PIECES] if not _overlap(p.span, title)] for line in lines
    ]
    places = {run: reading for line in pieces for run, reading in _places(text, line)}
    free = [
        (number, piece)
        for number, line in enumerate(pieces)
        for piece in line
        if not any(_overlap(piece.span, run) for run in places)
    ]
    name = _name(text, title, free, len(header))
    if name is None and places:
        name = _taken_for_place(text, title, places)
    located = next(((run, places[run]) for run in places if run != name), None)
    if located is None:
        return Employer(name, None, None)
    return Employer(name, located[1].place, located[0])


def _name(text: str, title: Span, pieces: list[tuple[int, Piece]], header: int) -> Span | None:
    """The likeliest name: after "at" or a label, then what sounds like a firm, then the first."""
    named, sounding, other = [], [], []
    for index, (number, piece) in enumerate(pieces):
        words = text[piece.span.start : piece.span.end]
        label = pieces[index - 1][1] if index and piece.before == ":" else None
        if label is not None and _LABEL.fullmatch(text[label.span.start : label.span.end]):
            return piece.span
        if not _may_be_name(words, piece, label, text):
            continue
        if piece.before in _AT and piece.span.start >= title.end and number < header:
            named.append(piece.span)
        elif _ORGANISATION.search(words):
            sounding.append(piece.span)
        elif number < header or index == 0 or pieces[index - 1][0] != number:
            other.append(piece.span)
    return next(iter([*named, *sounding, *other]), None)


def _may_be_name(words: str, piece: Piece, label: Piece | None, text: str) -> bool:
    if label is not None and _OTHER_LABEL.fullmatch(text[label.span.start : label.span.end]):
        return False
    if _LABEL.fullmatch(words) or _OTHER_LABEL.fullmatch(words):
        return False
    if len(words.split()) > LONGEST or not any(map(str.isalpha, words)):
        return False
    if _NO_EMPLOYER.fullmatch(words.lower()) or read_months(words) is not None:
        return False
    sounds = _ORGANISATION.search(words) is not None
    if words[0].islower() or holds_job_noun(words):
        return sounds
    return sounds or not _DUTY.match(words.split(maxsplit=1)[0])


def _taken_for_place(text: str, title: Span, places: dict[Span, PlaceReading]) -> Span | None:
    """A firm that a small town shares its name with: what stands after "at", or before a place."""
    runs = list(places)
    for run in runs:
        before = text[max(0, run.start - 10) : run.start].rstrip().rpartition(" ")[2].lower()
        if run.start >= title.end and before in _AT:
            return run
    return runs[0] if len(runs) > 1 else None


def _places(text: str, pieces: list[Piece]) -> Iterator[tuple[Span, PlaceReading]]:
    """Runs of pieces that are about a place, each with the place."""
    run: Span | None = None
    for piece in pieces:
        if not _is_place(text[piece.span.start : piece.span.end]):
            if run:
                yield from _read_run(text, run)
            run = None
        elif run and piece.before in {",", "(", ""}:
            run = Span(run.start, piece.span.end)
        else:
            if run:
                yield from _read_run(text, run)
            run = piece.span
    if run:
        yield from _read_run(text, run)


def _read_run(text: str, run: Span) -> Iterator[tuple[Span, PlaceReading]]:
    readings = read_places(text[run.start : run.end])
    if readings:
        yield run, next((each for each in readings if each.place.lat is not None), readings[0])


def _is_place(words: str) -> bool:
    if len(words) > 40 or len(words.split()) > 4:
        return False
    named = sum(each.span.end - each.span.start for each in read_places(words))
    return named >= COVERED * max(1, sum(map(str.isalpha, words)))


def _may_head(text: str, line: Line) -> bool:
    """Whether a line beside the title and the dates may belong to them, and is no duty."""
    words = text[line.span.start : line.span.end].strip()
    if line.is_item or line.holds_range or line.words > LONGEST or words.endswith((".", ";")):
        return False
    return not words[:1].islower() and not _DUTY.match(words.split(maxsplit=1)[0])


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
