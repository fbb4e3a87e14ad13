"""`read_resume` beside what people marked in résumés: titles, degrees, years, employers, skills.

A value counts once a text, however often it stands there; `span_agreement` says when a label and a
reading agree. A label within another of its kind is left out.

Years of experience are marked in few texts though many more claim some: their precision is counted
once over all texts and once over the texts that have such a label.

Skills are marked as whole blocks. The items of a block, of four words at most, are the labels; an
item is found where its words hold those of a skill that the text was read to name, or the other way
round. Skills that stand outside a block, in the story of a job, count as wrong though they may be
right, so their precision is a lower bound.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from models.errors import InvalidInput
from models.evidence import Span
from models.profile import Profile
from scripts.reading_sets.measurement import Disagreement, Measurement
from scripts.reading_sets.span_agreement import Words, confirmed, is_among, words_at, words_in
from scripts.reading_sets.tally import Tally
from scripts.reading_sets.truth_files import json_lines
from search.reading.resume import read_resume
from search.reading.skills import read_skills

_FILES: Final = ("testdata.json", "traindata.json")
_TODAY: Final = date(2018, 8, 1)
"""About when the résumés were gathered."""
_YEARS: Final = "years"
_YEARS_WHERE_LABELLED: Final = "years where labelled"
_SKILLS: Final = "skills"
_EDGE: Final = " \n•-:,"
_ITEM_END: Final = re.compile(r"[,;\n•|/:●]|\([^()]*\)|\band\b|\s-\s")
_LONGEST_ITEM: Final = 4
_CONTEXT: Final = 40

Compared = tuple[str, Mapping[str, bool], Mapping[str, bool]]
"""A kind; whether each label was found; whether each reading is right."""


def _claimed(profile: Profile) -> list[Span]:
    return [profile.claimed_years.span] if profile.claimed_years else []


_READ: Final[Mapping[str, tuple[str, Callable[[Profile], Iterable[Span | None]]]]] = {
    "title": ("Designation", lambda profile: (each.span for each in profile.positions)),
    "degree": ("Degree", lambda profile: (each.span for each in profile.education)),
    _YEARS: ("Years of Experience", _claimed),
    "employer": (
        "Companies worked at",
        lambda profile: (each.employer_span for each in profile.positions),
    ),
}
"""The label in the files, and where the same is read, by the name of the figure."""


def resume_labels(folder: Path) -> Measurement:
    """JSON lines with `content` and `annotation`: labels, and their points in characters."""
    tallies = {kind: Tally() for kind in (*_READ, _YEARS_WHERE_LABELLED, _SKILLS)}
    wrong: list[Disagreement] = []
    for name in _FILES:
        for line, document in enumerate(_documents(folder / name), start=1):
            for compared in _compared(document):
                kind, labels, readings = compared
                tallies[kind].add(labels, readings)
                if kind == _YEARS and labels:
                    tallies[_YEARS_WHERE_LABELLED].add(labels, readings)
                wrong += _disagreements(f"{name} {line} {kind}", document["content"], compared)
    figures = [figure for kind, tally in tallies.items() for figure in tally.figures(kind)]
    return Measurement("resume_ner", tuple(figures), tuple(wrong))


def _disagreements(row: str, text: str, compared: Compared) -> Iterator[Disagreement]:
    _, labels, readings = compared
    for value, is_found in labels.items():
        if not is_found:
            yield Disagreement(row, _around(text, value), value, "")
    for value, is_right in readings.items():
        if not is_right:
            yield Disagreement(row, _around(text, value), "", value)


def _documents(file: Path) -> list[dict[str, Any]]:
    documents = json_lines(file)
    if not all(document.keys() >= {"content", "annotation"} for document in documents):
        raise InvalidInput(f"{file} has a line without `content` or `annotation`.")
    return documents


def _compared(document: Mapping[str, Any]) -> Iterator[Compared]:
    text = document["content"]
    profile = read_resume(text, today=_TODAY).profile
    for kind, (label, spans_of) in _READ.items():
        read = [span for span in spans_of(profile) if span]
        labelled = _labelled(document, label)
        yield kind, confirmed(text, labelled, read), confirmed(text, read, labelled)
    if items := _items(document):
        skills: dict[str, set[Words]] = defaultdict(set)
        for reading in read_skills(text):
            skills[reading.skill].add(words_at(text, reading.span))
        named = set().union(*skills.values())
        found = {" ".join(item): is_among({item}, named) for item in items}
        yield _SKILLS, found, {name: is_among(forms, items) for name, forms in skills.items()}


def _labelled(document: Mapping[str, Any], label: str) -> list[Span]:
    """Where `label` stands, without marks at its edges."""
    spans = {
        _trimmed(document["content"], point["start"], point["end"] + 1)
        for annotation in document["annotation"] or ()
        if label in (annotation["label"] or ())
        for point in annotation["points"]
    }
    spans = {span for span in spans if span.start < span.end}
    return sorted(
        (span for span in spans if not any(_is_within(span, other) for other in spans)),
        key=lambda span: span.start,
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    marked = text[start:end]
    start += len(marked) - len(marked.lstrip(_EDGE))
    return Span(start, end - (len(marked) - len(marked.rstrip(_EDGE))))


def _is_within(span: Span, other: Span) -> bool:
    return span != other and other.start <= span.start and span.end <= other.end


def _items(document: Mapping[str, Any]) -> set[Words]:
    """What stands in the blocks that are marked as skills, item by item."""
    text = document["content"]
    items = {
        words_in(item)
        for span in _labelled(document, "Skills")
        for item in _ITEM_END.split(text[span.start : span.end])
    }
    return {item for item in items if 0 < len(item) <= _LONGEST_ITEM}


def _around(text: str, value: str) -> str:
    """The words about the first place of `value`; none where it is written in another way."""
    pattern = r"[^a-z0-9+#.]+".join(map(re.escape, value.split()))
    found = re.search(pattern, text, re.IGNORECASE)
    return text[max(0, found.start() - _CONTEXT) : found.end() + _CONTEXT] if found else ""
