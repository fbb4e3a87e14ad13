"""`find_skills` beside spans that people marked as skills in sentences of ads.

The labelled spans go far beyond names of skills ("smart", "work with customers"), and miss some
names. So recall is counted over the spans that are, word for word, a spelling of our vocabulary:
such a span is found where a mention overlaps it and names that skill. Precision is raw: the share
of mentions that overlap any labelled span of the sentence, whatever it is. Labels that do not stand
in their sentence are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from models.evidence import Span
from scripts.reading_sets.measurement import Disagreement, Measurement, agreement
from scripts.reading_sets.truth_files import csv_rows
from search.reading.skill.spellings import normal_text
from search.reading.skill.vocabulary import TRAP, vocabulary
from search.reading.skills import SkillMention, find_skills

_FILES: Final = ("house", "tech")


def skill_spans(folder: Path) -> Measurement:
    """Two tables `*_validation_annotations.csv` with the columns sentence, span, sub_span."""
    names = _skills_by_spelling()
    sentences = _labelled(folder)
    known = readings = 0
    missed: list[Disagreement] = []
    outside: list[Disagreement] = []
    for (row, sentence), labels in sentences.items():
        mentions = find_skills(sentence)
        places = {label: _standing(label, sentence) for label in labels}
        for label, spans in places.items():
            skills = names.get(_key(label)) if spans else None
            known += bool(skills)
            if skills and not any(m.skill in skills and _overlaps(m, spans) for m in mentions):
                missed.append(Disagreement(row, sentence, label, ""))
        marked = [span for spans in places.values() for span in spans]
        others = [mention.skill for mention in mentions if not _overlaps(mention, marked)]
        outside += (Disagreement(row, sentence, "", skill) for skill in others)
        readings += len(mentions)
    figures = (
        agreement("recall of labels in the vocabulary", missed, known),
        agreement("raw precision", outside, readings),
    )
    return Measurement("skill_extraction", figures, (*missed, *outside))


def _labelled(folder: Path) -> Mapping[tuple[str, str], dict[str, None]]:
    """The labels of each sentence, in order and each once, by its first row and its words."""
    rows: dict[tuple[str, str], str] = {}
    labels: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for name in _FILES:
        columns = ("sentence", "span", "sub_span")
        table = csv_rows(folder / f"{name}_validation_annotations.csv", columns)
        for number, row in enumerate(table, start=1):
            sentence = row["sentence"]
            first = rows.setdefault((name, sentence), f"{name} {number}")
            given = [row[column] for column in ("span", "sub_span") if row[column]]
            labels[first, sentence].update(dict.fromkeys(given))
    return labels


def _skills_by_spelling() -> Mapping[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for skill in vocabulary():
        if skill.kind != TRAP:
            for spelling in skill.spellings:
                names[_key(spelling.lstrip("=?"))].add(skill.name)
    return names


def _key(text: str) -> str:
    return normal_text(text).strip()


def _standing(label: str, sentence: str) -> list[Span]:
    """Where the words of `label` stand; spaces between its marks may be fewer or more."""
    words = r"\s*".join(map(re.escape, label.split()))
    return [Span(*match.span()) for match in re.finditer(rf"(?<!\w){words}(?!\w)", sentence)]


def _overlaps(mention: SkillMention, spans: Iterable[Span]) -> bool:
    own = mention.span
    return any(own.start < span.end and own.end > span.start for span in spans)
