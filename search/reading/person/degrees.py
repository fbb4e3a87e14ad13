"""The degrees that a text names, by `degrees.tsv`.

The table gives for each level the ISCED 2011 level, as UNESCO maps the national degrees, and the
words for it. Words of use `any` stand in any case, their dots for a dot, a space, a hyphen or
nothing, and a star for the words of a faculty, as in `Master of Science`. Words of use `exact`
stand as they are; those of use `risky` (`MS`, `10th`) mean other things too, and count before "in"
or at the beginning of a line about education. Words of use `trap` look like a degree and are none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Final

from models.evidence import Span
from models.profile import Degree, Education
from search.reading.person.sections import (
    Section,
    SectionKind,
    heading_kind,
    read_sections,
)
from search.reading.text.table import rows_of
from search.reading.text.word_pattern import by_first_letter

TRAP: Final = "trap"
_FACULTY: Final = (
    r"[^\W\d_]+(?:\s(?:and|&)\s[^\W\d_]+)?(?:\s(?:Administration|Arts|Work|Science)\b)?"
)
_NAME: Final = r"(?-i:[A-ZÀ-Þ])[\w+#'’]{1,30}"
_BEFORE_SUBJECT: Final = (
    r"\.?(?:\sEng\b\.?)?(?:\s?\(?(?:hons?|honours|honors|fh|uni|tu)\.?\)?)?(?:(?:\s(?:extended|national|higher))?\s(?:degree|diploma)\b)?\s?[,:(–|-]?\s?"
    r"(?:(?:major(?:ing|ed)?|speciali[sz]\w+|fachrichtung|mention)\s)?"
)
_STUDIED: Final = re.compile(
    rf"{_BEFORE_SUBJECT}(?:in|of|en|im)\s"
    r"(?P<subject>[^\W\d_][\w+#'’]*(?:(?:\s|\s?[/&]\s?)(?!(?:from|at|in|with|degree|by)\b)"
    r"[^\W\d_][\w+#'’]*){0,6})",
    re.IGNORECASE,
)
"""After "in" the subject stands in any case."""
_NAMED_BEHIND: Final = re.compile(
    rf"{_BEFORE_SUBJECT}"
    rf"(?P<subject>{_NAME}(?:(?:\s(?:and|&|of|und|et|y|de)\s|\s?/\s?|[ -]){_NAME}){{0,5}})",
    re.IGNORECASE,
)
_INSTITUTION: Final = (
    r"(?:Universit\w+|Universidad|College|School|Institut\w*|Academy|Hochschule|Polytechnic)"
)
_SUBJECT_ENDS: Final = re.compile(
    rf"\s(?:City|GPA|Majors?|Minor|Company|Coursework|Bachelors?|Masters?|Associates?|{_INSTITUTION}|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|in)\b",
    re.IGNORECASE,
)
_BEFORE_INSTITUTION: Final = re.compile(
    r".*\b(?:engineering|sciences?|administration|management|studies|accounting|finance|economics"
    r"|marketing|arts?|nursing|education|law|psychology|biology|chemistry|physics|mathematics"
    r"|history|english|communications?|technology|design|business|justice|relations|development)\b"
    r"(?:\s(?:and|&|of)\s\w+)?",
    re.IGNORECASE,
)
"""Of a subject run together with the name of the institution, what is the subject."""
_NO_SUBJECT: Final = re.compile(
    r"(?:universit\w*|universidad|college|school|institut\w*|academy|hochschule|board|city|gpa"
    r"|degree|diploma|fh|tu|eth|rwth|lmu|kit|dr|company|present|current|from|with|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|progress|note|grade|abschluss|summer|winter"
    r"|spring|fall|majors?|minors?|coursework)\b.*",
    re.IGNORECASE,
)
_SCHOOL: Final = re.compile(r"(?:\w+ )*school", re.IGNORECASE)
_NAMED: Final = re.compile(r"[A-ZÀ-Þ][\w.'’]{0,30} $")
_LONGEST_NAME: Final = 33
_LINE_BEGINS: Final = re.compile(r"(?:^|\n)[\s•*–-]*$")
_GOES_ON: Final = re.compile(r"[.)]?\s?(?:$|\n|[,:(–-]|in\b|\d|standard|std|class)", re.IGNORECASE)
_GOES_ON_BEHIND_HYPHEN: Final = re.compile(r"-\s(?:und|oder)\s[^\W\d_]{1,40}")
"""`Gesundheits- und Krankenpfleger`"""
_IN: Final = re.compile(r"\.?\s?(?:degree\s)?in\s[A-Z]")
_YEAR: Final = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_NOT_HELD: Final = re.compile(
    r"\b(?:(?:not|n[’']t|never) (?:complet\w+|finish\w*|obtain\w*)|dropped out of|abandoned"
    r"|(?:mother|father|wife|husband|brother|sister|boss|client|professor)"
    r" (?:has|had|with|holds))\s(?:(?:an?|my|the|his|her)\s)?$",
    re.IGNORECASE,
)
_NOT_HELD_REACH: Final = 45
ANY_FACULTY: Final = "of *"
_FACULTIES: Final = frozenset(
    """
    science sciences arts engineering technology commerce business laws law philosophy education
    medicine architecture pharmacy computer applied fine nursing accounting administration
    """.split()  # noqa: SIM905  # a list of quoted words would hide the words
)
"""Faculties that degrees are called by, which no subject begins with."""
_SENTENCE_ENDS: Final = re.compile(r"(?:(?<=[^\W_]{4})|(?<=\)))\.\s|;\s")
_REACH: Final = 300
"""Characters behind a degree that its subject and its year stand within."""
_YEAR_LINES: Final = 3
"""Lines from that of the degree on in which its year is looked for, blank ones left out."""


@dataclass(frozen=True, slots=True)
class _Words:
    """One way to name a level."""

    degree: Degree
    isced: int
    use: str
    words: str

    @property
    def pattern(self) -> str:
        if self.use in {"exact", "risky"}:
            return re.escape(self.words)
        plain = re.escape(self.words).replace(r"\.", r"[.\s-]{0,2}").replace(r"\*", _FACULTY)
        return f"(?i:{plain})".replace("\\ ", r"\s")


def read_education(text: str) -> list[Education]:
    """Each degree with its subject once, in order; schools by name only where no degree is named.

    A level without a subject is left out where the text names it with one.
    """
    found: dict[tuple[int, str], Education] = {}
    schools = []
    for words, match in _named(text):
        education = _education(text, words, match)
        if _SCHOOL.fullmatch(match[0]) and _is_named(text, match.start()):
            schools.append(education)
        else:
            found.setdefault((words.isced, (education.subject or "").lower()), education)
    with_subject = {education.isced for education in found.values() if education.subject}
    told = [e for e in found.values() if e.subject or e.isced not in with_subject]
    return told or schools[:1]


def _named(text: str) -> Iterator[tuple[_Words, re.Match[str]]]:
    sections: list[Section] | None = None
    for match in _pattern().finditer(text):
        words = _table()[int(str(match.lastgroup)[1:])]
        at = match.start()
        if words.use == TRAP or _NOT_HELD.search(text, max(0, at - _NOT_HELD_REACH), at):
            continue
        if words.use == "risky" and not _IN.match(text, match.end()):
            sections = sections or read_sections(text)
            if not _heads_line(text, match, sections):
                continue
        yield words, match


def _heads_line(text: str, match: re.Match[str], sections: Sequence[Section]) -> bool:
    at = match.start()
    section = sections[bisect_right(sections, at, key=lambda each: each.span.start) - 1]
    if section.kind is not SectionKind.EDUCATION:
        return False
    before = text[max(0, at - 10) : at]
    return bool(_LINE_BEGINS.search(before) and _GOES_ON.match(text, match.end()))


def _is_named(text: str, at: int) -> bool:
    """Whether a school's kind stands behind its name: `Lincoln High School`."""
    return _NAMED.search(text[max(0, at - _LONGEST_NAME) : at]) is not None


def _education(text: str, words: _Words, match: re.Match[str]) -> Education:
    by_in = words.degree is Degree.SECONDARY or words.words == "journeyman"
    subject = _subject(text, match.end(), in_school=by_in)
    if subject and words.words.endswith(ANY_FACULTY):
        subject = _with_faculty(text, match, subject)
    end = subject.end if subject else match.end()
    return Education(
        words.degree,
        Span(match.start(), end),
        words.isced,
        _once(text[subject.start : subject.end].split()) if subject else None,
        _year(text, match.start(), end),
    )


def _subject(text: str, end: int, *, in_school: bool) -> Span | None:
    """What was studied; a school's pupils name it by "in" alone: `A-levels in Physics`."""
    line_end = text.find("\n", end, end + _REACH)
    line_end = min(len(text), end + _REACH) if line_end < 0 else line_end
    forms = [_STUDIED] if in_school else [_STUDIED, _NAMED_BEHIND]
    if text[end - 3 : end].lower() in {" in", " en"}:  # the degree's own words end in it
        end, forms = end - 3, [_STUDIED]
    found = next(filter(None, (form.match(text, end, line_end) for form in forms)), None)
    if found is None or _NO_SUBJECT.match(found["subject"]):
        return None
    start, words = found.start("subject"), found["subject"]
    ends = _SUBJECT_ENDS.search(words)
    words = words[: ends.start()] if ends else words
    if re.match(
        rf"\s{_INSTITUTION}", text[start + len(words) : start + len(words) + 30], re.IGNORECASE
    ):
        known = _BEFORE_INSTITUTION.match(words)
        return Span(start, start + known.end()) if known else None
    goes_on = _GOES_ON_BEHIND_HYPHEN.match(text, start + len(words), line_end)
    return Span(start, goes_on.end() if goes_on else start + len(words))


def _once(words: list[str]) -> str:
    """Templates write a subject twice: `Biology Biology`."""
    half = len(words) // 2
    return " ".join(words[:half] if half and words[:half] == words[half:] else words)


def _with_faculty(text: str, match: re.Match[str], subject: Span) -> Span:
    """`Doctor of Physical Therapy`: the star stood for the subject's first word."""
    faculty = match[0].lower().rfind(" of ") + len(" of ")
    first = match[0][faculty:]
    is_joined = text[match.end() : subject.start] == " " and " " not in first
    if not is_joined or first.lower() in _FACULTIES or not first[:1].isupper():
        return subject
    return Span(match.start() + faculty, subject.end)


def _year(text: str, start: int, end: int) -> int | None:
    """The last year of the first sentence or line that has one, from the degree to the next."""
    following = _pattern().search(text, end, end + _REACH)
    stop = following.start() if following else end + _REACH
    lines = [line for line in text[end:stop].split("\n") if line.strip()]
    before = text[max(0, start - _REACH // 2) : start].rpartition("\n")[2]
    behind = _SENTENCE_ENDS.split(lines[0]) if lines else []
    following_lines = takewhile(
        lambda line: heading_kind(line.partition(":")[0]) is None, lines[1:_YEAR_LINES]
    )
    for line in (*behind, _SENTENCE_ENDS.split(before.replace(";", ","))[-1], *following_lines):
        if years := _YEAR.findall(line):
            return max(map(int, years))
    return None


@cache
def _table() -> tuple[_Words, ...]:
    """All words, longer ones first."""
    words = [
        _Words(Degree(degree), int(isced), use, each)
        for degree, isced, use, together in rows_of("person/degrees.tsv")
        for each in together.split("|")
    ]
    return tuple(sorted(words, key=lambda each: -len(each.words)))


@cache
def _pattern() -> re.Pattern[str]:
    named = by_first_letter(
        (words.words, f"(?P<w{number}>{words.pattern})") for number, words in enumerate(_table())
    )
    return re.compile(rf"(?<![\w.])(?:{named})(?!\w)")
