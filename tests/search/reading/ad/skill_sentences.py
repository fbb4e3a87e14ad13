"""Sentences of ads with the skills that a person finds in them, and how far a reader agrees."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from search.reading.ad.asked_skills import read_asked_skills
from search.reading.skills import find_skills

_MARK = re.compile(r" (must|nice|not|(?P<years>[\d.]+)y)$")
_REQUIRED = {"must": True, "nice": False}


@dataclass(frozen=True)
class Labelled:
    """A mention: `Java must 5y`, `Kotlin nice`, `SAP not`."""

    skill: str
    required: bool | None = None
    years: float | None = None
    negated: bool = False


def labelled_sentences():
    """Pairs of a sentence and its mentions, in order."""
    table = Path(__file__).with_name("skill_sentences.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        sentence, skills = line.split("\t")
        labels = [_labelled(each) for each in skills.split("|") if each]
        yield sentence.replace("\\n", "\n"), labels


def read_labels(sentence):
    """What the readers say, in the form of the labels."""
    asked = [
        Labelled(each.skill, each.required, each.years) for each in read_asked_skills(sentence)
    ]
    unwanted = [
        Labelled(each.skill, negated=True) for each in find_skills(sentence) if each.negated
    ]
    return asked + unwanted


def agreement(pairs):
    """Precision and recall over pairs of labels given and labels read, each counted."""
    both = given = read = 0
    for labels, readings in pairs:
        given, read = given + len(labels), read + len(readings)
        both += (Counter(labels) & Counter(readings)).total()
    return both / read, both / given


def _labelled(words):
    required, years, negated = None, None, False
    while mark := _MARK.search(words):
        words = words[: mark.start()]
        required = _REQUIRED.get(mark[1], required)
        years = float(mark["years"]) if mark["years"] else years
        negated = negated or mark[1] == "not"
    return Labelled(words, required, years, negated)
