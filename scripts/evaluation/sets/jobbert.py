"""Titles of vacancies, and the ESCO occupation that each means.

The labels of all occupations, preferred and alternative, are ranked; the first one that the right
occupation bears decides. Only the first hundred are looked at: a rank beyond adds less than a
hundredth to a reciprocal rank. The sample is drawn with a fixed seed, so that each run and each
system has the same titles; it keeps the engine's part under three minutes.
"""

import random
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Cut, Document, Form, JudgedSet
from scripts.evaluation.measure import reciprocal_rank, success
from scripts.evaluation.query import Kind, Query
from scripts.evaluation.set_files import headed

TITLES: Final = Path("jobbert/titles.csv")
OCCUPATIONS: Final = Path("esco/occupations_en.csv")
SAMPLE: Final = 1_000
SEED: Final = 0
FIRST: Final = 100
_RIGHT: Final = 1
_MEASURES: Final = (
    reciprocal_rank(f"MRR@{FIRST}", _RIGHT),
    success(1, _RIGHT),
    success(10, _RIGHT),
)


def jobbert(data: Path, name: str) -> JudgedSet:
    """The set in `data`, with the ESCO occupations beside it."""
    labels = _labels(data / OCCUPATIONS)
    ids = {label: f"label-{count}" for count, label in enumerate(sorted(labels))}
    by_occupation: dict[str, dict[str, float]] = defaultdict(dict)
    for label, occupations in labels.items():
        for occupation in occupations:
            by_occupation[occupation][ids[label]] = _RIGHT
    rows = headed(data / TITLES, ("vacancyTitle", "conceptUri"), delimiter=",")
    known = [
        (line, row["vacancyTitle"], by_occupation[row["conceptUri"]])
        for line, row in rows
        if row["conceptUri"] in by_occupation and row["vacancyTitle"].strip()
    ]
    if not known:
        raise InvalidInput(f"{data / TITLES} has no title of an occupation of {OCCUPATIONS}.")
    # S311: a sample for figures, no secret.
    drawn = sorted(random.Random(SEED).sample(range(len(known)), min(SAMPLE, len(known))))  # noqa: S311
    queries = tuple(_query(*known[place]) for place in drawn)
    documents = tuple(Document(id_, label) for label, id_ in ids.items())
    note = f"{len(queries)} of {len(known)} titles, the same for all systems."
    cut = Cut(first=FIRST, judged_only=False)
    return JudgedSet(name, Form.TEXT, documents, queries, _MEASURES, cut, note)


def _query(line: int, title: str, grades: Mapping[str, float]) -> Query:
    id_ = f"line {line}"
    return Query(id=id_, kind=Kind.SENTENCE, group="titles", text=title, grades=grades, unit=id_)


def _labels(file: Path) -> Mapping[str, set[str]]:
    """The occupations that bear each label."""
    columns = ("conceptUri", "preferredLabel", "altLabels")
    labels: dict[str, set[str]] = defaultdict(set)
    for _, row in headed(file, columns, delimiter=","):
        for label in (row["preferredLabel"], *row["altLabels"].split("\n")):
            if label.strip():
                labels[label.strip()].add(row["conceptUri"])
    return labels
