"""Whether a piece of a résumé's line is the title of a job, and where the title ends."""

import re
from typing import Final

from models.evidence import Span
from search.reading.person.job_nouns import (
    ends_in_field,
    is_field_noun,
    job_noun_end,
    names_many,
)
from search.reading.person.resume_line import Line, Piece, trimmed

LONGEST: Final = 8
"""Words. A longer stretch with a job's noun in it is a sentence."""
LONGEST_UP_TO_NOUN: Final = 10
"""Words, where the job's noun is the last."""
LONGEST_IN_LOWER_CASE: Final = 5
"""Words of a line without dates whose title begins in lower case."""
LONGEST_FIELD: Final = 5
"""Words of a title that only names a field of work."""

SHORTEST_VERB: Final = 3
"""Letters: of "Red" no verb's ending is left."""

_WITHIN_SENTENCES: Final = frozenset(
    """
    i i've i'm i’ve i’m ich je j'ai j’ai a an and as by for from in of on or other the their this
    these our my your his her its
    with while where who which was is are am were have has had been being will also all each every
    to und oder für der die das ein eine et ou pour des les un une y para por el la los las con del
    worked working work works responsible reported reporting reports assisted helped served serving
    seeking looking managed led supervised assist assists support supports manage manages help
    supervise supervises train trains coordinate coordinates provide provides ensure ensures
    maintain maintains develop develops create creates perform performs collaborate prepare
    assign direct work oversee interact act acted hire hired recruit communicate liaise conduct
    report review interview educate teach instruct schedule monitor greet welcome answer
    ausbildung umschulung fortbildung weiterbildung studium lehre formation curso apprenticeship
    anleitung begleitung later formerly one
    description environment duties responsibilities description tools technologies skills
    """.split()  # noqa: SIM905  # a list of quoted words would hide the words
)
"""A piece that begins with one of these is part of a sentence, or about training."""
_NOT_VERBS: Final = frozenset(
    """
    certified registered licensed experienced embedded distributed applied advanced skilled
    qualified allied accredited dedicated unmanned automated shared limited retired chartered
    enlisted based need seed feed mixed united fixed combined used managed-care integrated
    speed detailed specialized salaried
    """.split()  # noqa: SIM905  # a list of quoted words would hide the words
)
_SENTENCE: Final = re.compile(
    r"\s(?:(?:Responsib\w+|In\scharge|Duties|Reporting|Reported|Worked)\b"
    r"|[A-ZÀ-Þ][^\W\d_]*(?:ed|es|ing)\s[a-z]|[A-ZÀ-Þ][^\W\d_]+(?:\s[a-zà-ÿ]+){2}"
    r"|(?:from|since|on|where|who|which|within|during)\b|in\s[A-Z])"
)
"""What goes on after a title that is run together with its duties."""
_NO_JOB: Final = re.compile(
    r"[\"”]?\s(?:(?:course|apprenticeship|hours|certificat\w+|training|licen[cs]e|diploma|exam|candidate|degree|schools?|awards?)\b"
    r"|[a-z]+ed\sby\b)"
)
"""What makes of a job's noun something else: `Rigger licence`, `Planner used by thousands`."""
_LEFT_OVER: Final = re.compile(r"\s(?:and|or|of|in|for|the|to|und|et|y|de)$")
"""What a title that is cut off ends in."""
_WITH: Final = re.compile(r"\s(?:mit|with|avec|con)\s")
DEGREE: Final = re.compile(
    r"(?:B\.?Sc|M\.?Sc|BA|BS|MS|M\.?Eng|B\.?Eng|B\.?Tech|M\.?Tech|Ph\.?D|MBA|PGCE|NVQ|HNC|HND|BTEC"
    r"|LL[BM]|Diplom[ae]|Bachelor|Licenciatura|Grado\sen|Dipl[oô]me|BTS|A[\s-][Ll]evels?|GCSEs?)"
    r"\b\.?(?=\s|$)"
)
"""What a line about a degree begins with."""
_NO_TITLES: Final = frozenset({"graduate", "senior", "lead", "freelance", "expert", "model"})
"""Words that name a job only beside others."""
_QUALIFIERS: Final = frozenset(
    """
    human customer public quality product business information software project supply risk data
    corporate internal external accounts global regional field technical clinical patient community
    media social digital network brand investment real legal environmental health guest student
    client people talent strategic retail web investor vendor financial creative
    """.split()  # noqa: SIM905  # a list of quoted words would hide the words
)
"""What a field's name may begin with besides another field's."""
LONGEST_PROSE: Final = 10
"""Words. A longer line without dates that ends in a full stop is no heading."""
_AS: Final = re.compile(r"\b(?:as\s(?:an?\s|the\s)?|als\s|comme\s|como\s)", re.IGNORECASE)
_PERSON_LABELS: Final = frozenset({"supervisor", "manager", "reference", "contact", "referee"})
EMPLOYER_LABEL: Final = re.compile(
    r"(?:company|employer|organi[sz]ation|client|firm|firma|arbeitgeber|unternehmen|entreprise"
    r"|employeur|société|empresa|institution)(?:\sname)?",
    re.IGNORECASE,
)


def title_in(text: str, line: Line, *, beside_dates: bool) -> Span | None:
    """The first piece of a line that is a title.

    A line with no dates of its own must begin with it, and must not be one of a list.
    """
    if (line.is_item and not beside_dates) or line.is_aside:
        return None
    if not beside_dates and _is_prose(text, line):
        return None
    for number, piece in enumerate(line.pieces):
        if piece.span.start > line.heading_end or (
            piece.span.start == line.heading_end and text[piece.span.start].islower()
        ):
            return None
        is_lower = text[piece.span.start].islower() and line.words > LONGEST_IN_LOWER_CASE
        if not beside_dates and (number > 2 or is_lower):
            return None
        after = line.pieces[number + 1].before if number + 1 < len(line.pieces) else ""
        words = text[piece.span.start : piece.span.end].lower()
        if after == ":" and (words in _PERSON_LABELS or EMPLOYER_LABEL.fullmatch(words)):
            return None
        if span := _title(text, piece.span):
            return _with_field(text, line, number, span)
    return None


def _is_prose(text: str, line: Line) -> bool:
    return line.words > LONGEST_PROSE and text[line.span.end - 1] == "."


def field_title_in(text: str, line: Line) -> Span | None:
    """The first piece that names a field of work: `Accounts payable`, `Vertrieb`."""
    for piece in line.pieces:
        words = text[piece.span.start : piece.span.end]
        if (
            len(words.split()) <= LONGEST_FIELD
            and not words[0].islower()
            and not begins_sentence(words)
            and ends_in_field(words)
        ):
            return piece.span
    return None


def _title(text: str, span: Span) -> Span | None:
    words = text[span.start : span.end]
    end = job_noun_end(words)
    if end is None or begins_sentence(words) or DEGREE.match(words) or _NO_JOB.match(words, end):
        return None
    aside = _WITH.search(words)
    if aside and (before := job_noun_end(words[: aside.start()])):
        words, end = words[: aside.start()], before
    if names_many(words[:end]) or words.lower() in _NO_TITLES:
        return None
    if goes_on := _SENTENCE.match(words, end):
        words = words[: goes_on.start()]
    start = next((said.end() for said in _AS.finditer(words) if said.end() < end), 0)
    words, begin = _LEFT_OVER.sub("", words[start:]), span.start + start
    if len(words.split()) > (LONGEST_UP_TO_NOUN if end == start + len(words) else LONGEST):
        return None
    return trimmed(text, Span(begin, begin + len(words)))


def begins_sentence(words: str) -> bool:
    """Whether the first word rather tells of a duty than names anything: `Worked with …`."""
    first = words.split(maxsplit=1)[0].lower()
    is_past = first.endswith("ed") and len(first) > SHORTEST_VERB and first not in _NOT_VERBS
    return is_past or first in _WITHIN_SENTENCES


def _with_field(text: str, line: Line, number: int, title: Span) -> Span:
    """`Director, Human Resources` is one title."""
    following: Piece | None = line.pieces[number + 1] if number + 1 < len(line.pieces) else None
    if following is None or following.before != "," or title.end != line.pieces[number].span.end:
        return title
    words = text[following.span.start : following.span.end]
    joined = len(text[title.start : following.span.end].split()) <= LONGEST
    first = words.split(maxsplit=1)[0].lower()
    is_field = ends_in_field(words) and (first in _QUALIFIERS or is_field_noun(first))
    if joined and is_field and not begins_sentence(words):
        return Span(title.start, following.span.end)
    return title
