"""Who a position was held with, and where, among the pieces around its title."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.place import Place
from search.reading.person.experience import read_months
from search.reading.person.job_nouns import holds_job_noun, job_noun_end, names_many
from search.reading.person.job_title import DEGREE, EMPLOYER_LABEL, begins_sentence
from search.reading.person.resume_line import Line, Piece
from search.reading.place.gazetteer import Kind, folded, meanings
from search.reading.places import PlaceReading, read_places

LONGEST: Final = 9
"""Words of an employer's name."""
SHORT_WORD: Final = 3
"""Letters of a word, such as "of", that a name may have in lower case."""
MOST_SMALL: Final = 2
"""Longer words in lower case that a name of so many capitalised ones may have."""
MOST_PIECES: Final = 20
"""Pieces of a line that are looked at."""
KNOWN: Final = 50_000
"""People of the least town that its name alone stands for."""
KNOWN_BY_ANOTHER_NAME: Final = 300_000
"""The same for a name such as `Munich` that is not the town's own."""
_LONGEST_BRACKET: Final = 80
COVERED: Final = 0.6
"""The share of a piece's letters that name places where it is about nothing else."""

_AT: Final = frozenset({"at", "@", "bei", "beim", "bei der", "chez", "en", "with", "for"})
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
    r"|industries|international|centre|center|trust|nhs|borough|infirmary|museum|studio|stores?|church|airlines?|pharmacy"
    r"|kita|kanzlei|praxis|bistrot?|brasserie|cl[ií]nica|cabinet|soci[eé]t[eé]|polyclinic|academy|logistics|transport|motors"
    r"|developments|army|navy|county|city\sof|stadt)\b",
    re.IGNORECASE,
)
_NO_EMPLOYER: Final = re.compile(
    r"(?:full|part)[\s-]?time|freelance|self[\s-]employed|contract(?:or)?|temporary|permanent"
    r"|internship|remote|hybrid|intern|vollzeit|teilzeit|befristet|cdi|cdd|stage|present|current"
    r"|hours?.*|\W*\d[\d\W]*|us|usa|city|state|country|from|to|since|seit|depuis|desde|von|bis|du|de"
    r"|au|i\s.*|years?|months?|continued|(?:year|years|grade|level|class|klasse|stufe|tier|band|phase)\s.*"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:before|vorher|zuvor|avant|antes|later)\b.*"
    r"|(?:projects?|clients?)\W*(?:\d.*|specific.*|profile|details?|description|name.*)?|place|winner|team\ssize|company\s\d+|responsibilit.*"
    r"|first|second|third|methodolog\w+|achievements?\b.*|skills?|workshops?\b.*|web|highlights"
    r"|casual|apprentice\w*|ltd|limited|inc|llc|plc|gmbh|ag|pvt|corp|co|ihk|(?:the\s)?same\s.*",
)


@dataclass(frozen=True, slots=True)
class Employer:
    """What the lines around a title say of it; what they do not is None."""

    name: Span | None
    place: Place | None
    place_span: Span | None


def read_employer(
    text: str, title: Span, header: Sequence[Line], after: Sequence[Line], before: Sequence[Line]
) -> Employer:
    """The employer and the place of a position.

    `header` are the lines of its title and dates, `after` and `before` those beside them, the
    nearest first.
    """
    beside = [*after[:1], *before[:1]]
    if before and before[0].pieces and all(_is_place_piece(text, p) for p in before[0].pieces):
        beside += before[1:2]
    unnamed = any(line.has_placeholder for line in (*header, *beside))
    lines = [*header, *([] if unnamed else [line for line in beside if _may_head(text, line)])]
    pieces = [[p for p in _headed(line, title) if not _overlap(p.span, title)] for line in lines]
    places = {run: reading for line in pieces for run, reading in _places(text, line)}
    free = [
        (number, piece)
        for number, line in enumerate(pieces)
        for piece in line
        if not any(_overlap(piece.span, run) for run in places)
    ]
    name = _name(text, title, free, len(header), is_left_out=unnamed)
    if (
        name is None
        and places
        and not any(number < len(header) and _could_name(text, piece) for number, piece in free)
    ):
        name = _taken_for_place(text, title, places)
    located = next(((run, places[run]) for run in places if run != name), None)
    if located is None:
        return Employer(name, None, None)
    return Employer(name, located[1].place, located[0])


def read_head_employer(text: str, title: Span, line: Line) -> Span | None:
    """The employer that the head of a résumé names beside a title that has no dates.

    The person's own name stands there too, so it takes an "at" or what sounds like a firm.
    """
    for piece in line.pieces[:MOST_PIECES]:
        words = text[piece.span.start : piece.span.end]
        if piece.span.start < title.end or not _may_be_name(words, piece, None, text):
            continue
        if piece.before in _AT or (piece.before == "," and _ORGANISATION.search(words)):
            return piece.span
    return None


def _headed(line: Line, title: Span) -> Iterator[Piece]:
    """The pieces before the duties begin, in the line of the title or behind the dates."""
    for piece in line.pieces[:MOST_PIECES]:
        if piece.span.start >= line.heading_end:
            return
        follows = line.span.start <= title.start and title.end <= piece.span.start
        if follows and not line.dates and piece.before == ".":
            return
        yield piece


def _could_name(text: str, piece: Piece) -> bool:
    """Whether a piece may be an employer that is written as no name is."""
    words = text[piece.span.start : piece.span.end]
    return (
        words[0].isupper()
        and not _is_bracketed(text, piece)
        and (not _NO_EMPLOYER.fullmatch(words.lower()) and not _OTHER_LABEL.fullmatch(words))
    )


def _is_bracketed(text: str, piece: Piece) -> bool:
    at = piece.span.start
    opened = text.rfind("(", max(0, at - _LONGEST_BRACKET), at)
    return opened >= 0 and text.find(")", opened, at) < 0 and text.find("\n", opened, at) < 0


def _name(
    text: str, title: Span, pieces: list[tuple[int, Piece]], header: int, *, is_left_out: bool
) -> Span | None:
    """The likeliest name: after "at" or a label, then what sounds like a firm, then the first.

    The first is none where the name `is_left_out`, as a placeholder shows.
    """
    named, sounding, other, bracketed = [], [], [], []
    for index, (number, piece) in enumerate(pieces):
        words = text[piece.span.start : piece.span.end]
        label = pieces[index - 1][1] if index and piece.before == ":" else None
        if label is not None and EMPLOYER_LABEL.fullmatch(text[label.span.start : label.span.end]):
            return piece.span
        if not _may_be_name(words, piece, label, text):
            continue
        if _is_bracketed(text, piece):
            if _ORGANISATION.search(words) or number < header:
                bracketed.append(piece.span)
        elif piece.before in _AT and piece.span.start >= title.end and number < header:
            named.append(piece.span)
        elif _ORGANISATION.search(words):
            sounding.append(piece.span)
        elif number < header or index == 0 or pieces[index - 1][0] != number:
            other.append(piece.span)
    likeliest = [*named, *sounding, *([] if is_left_out else [*other, *bracketed])]
    return likeliest[0] if likeliest else None


def _may_be_name(words: str, piece: Piece, label: Piece | None, text: str) -> bool:
    if label is not None and _OTHER_LABEL.fullmatch(text[label.span.start : label.span.end]):
        return False
    if EMPLOYER_LABEL.fullmatch(words) or _OTHER_LABEL.fullmatch(words):
        return False
    if len(words.split()) > LONGEST or not any(map(str.isalpha, words)):
        return False
    if _NO_EMPLOYER.fullmatch(words.lower()) or read_months(words) is not None:
        return False
    if begins_sentence(words.removeprefix("The ")):
        return False
    if not any(word[0].isupper() for word in words.split()) or words[0].islower():
        return False
    is_title = piece.before not in _AT and holds_job_noun(words) and not names_many(words)
    if is_title and job_noun_end(words) == len(words):
        return False
    if is_title or not _is_name(words):
        return _ORGANISATION.search(words) is not None
    return True


def _is_name(words: str) -> bool:
    """Whether no more words stand in lower case than a name may have: `Cave coopérative Léa`."""
    small = sum(word[0].islower() and len(word) > SHORT_WORD for word in words.split())
    capitals = sum(word[0].isupper() for word in words.split())
    return small == 0 or (small <= MOST_SMALL and capitals >= MOST_SMALL)


def _taken_for_place(text: str, title: Span, places: Iterable[Span]) -> Span | None:
    """A firm that a town shares its name with: behind "at", before a place, or a small town's."""
    runs = list(places)
    for run in runs:
        before = text[max(0, run.start - 10) : run.start].rstrip().rpartition(" ")[2].lower()
        if run.start >= title.end and before in _AT - {"en"}:
            return run
    if len(runs) > 1 or not means_place(text[runs[0].start : runs[0].end]):
        return runs[0]
    return None


def means_place(words: str) -> bool:
    """Whether a name alone rather means its place: a large town's, or one with its region."""
    entries = meanings(folded(words))
    return not entries or any(
        entry.kind is not Kind.TOWN
        or entry.population >= (KNOWN if entry.official else KNOWN_BY_ANOTHER_NAME)
        for entry in entries
    )


def _places(text: str, pieces: list[Piece]) -> Iterator[tuple[Span, PlaceReading]]:
    """Runs of pieces that are about a place, each with the place."""
    run: Span | None = None
    for piece in pieces:
        if not _is_place_piece(text, piece):
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


def _is_place_piece(text: str, piece: Piece) -> bool:
    """Codes of states count only behind a comma: `Portland, OR`, but not `Nurse - OR`."""
    words = text[piece.span.start : piece.span.end]
    if _OTHER_LABEL.fullmatch(words) or holds_job_noun(words):
        return False
    count = len(words.split())
    if (
        words[0].islower()
        or len(words) > 40
        or count > 4
        or (len(words) <= SHORT_WORD and piece.before != ",")
    ):
        return False
    if count > 1 and _ORGANISATION.search(words):
        return False
    named = sum(each.span.end - each.span.start for each in read_places(words))
    return named >= COVERED * max(1, sum(map(str.isalpha, words)))


def _may_head(text: str, line: Line) -> bool:
    """Whether a line beside the title and the dates may belong to them, and is no duty."""
    words = text[line.span.start : line.span.end].strip()
    if line.is_item or line.is_aside or DEGREE.match(words):
        return False
    if line.holds_range or line.words > LONGEST or words.endswith(";"):
        return False
    return not begins_sentence(words)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
