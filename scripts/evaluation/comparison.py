"""Every system on one set: figures, and how far the engine is from each of the others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Final
from uuid import UUID

from scripts.evaluation.bm25 import BM25
from scripts.evaluation.bootstrap import Estimate, estimate, paired_difference
from scripts.evaluation.engine_system import EngineSystem
from scripts.evaluation.fusion import ReciprocalRankFusion
from scripts.evaluation.judged_set import JudgedSet
from scripts.evaluation.measure import Measure
from scripts.evaluation.query import Query, Ranking
from scripts.evaluation.system import InMemory, System
from scripts.evaluation.vectors import stored_vectors
from search.engine import Engine

ENGINE: Final = "engine"
BASELINES: Final = ("BM25", "vectors", "RRF")

Rankings = Mapping[str, Ranking]
"""The measured part of each query's ranking, by the query's id."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one system over the queries of a group."""

    group: str
    system: str
    measure: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Difference:
    """The engine's main measure minus a baseline's, paired by query."""

    group: str
    baseline: str
    measure: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was measured on one set."""

    set: JudgedSet
    figures: tuple[Figure, ...]
    differences: tuple[Difference, ...]
    rankings: Mapping[str, Rankings]
    """By the system's name."""


def systems(engine: Engine, judged_set: JudgedSet, ids: Mapping[str, UUID]) -> dict[str, System]:
    """What is compared on a set whose documents the index holds under these ids."""
    names = [document.id for document in judged_set.documents]
    words = BM25(document.text for document in judged_set.documents)
    vectors = stored_vectors(engine, judged_set, ids)
    fusion = ReciprocalRankFusion(names, (words, vectors))
    ours = EngineSystem(
        engine,
        judged_set.tenant,
        judged_set.collection,
        {ids[name]: name for name in names if name in ids},
        judged_set.cut,
    )
    baselines = (InMemory(names, scorer) for scorer in (words, vectors, fusion))
    return {**dict(zip(BASELINES, baselines, strict=True)), ENGINE: ours}


def compare(
    judged_set: JudgedSet, ranked_by: Mapping[str, System], advance: Callable[[int], None]
) -> Comparison:
    """Ask every system every query of the set."""
    rankings: dict[str, dict[str, Ranking]] = {name: {} for name in ranked_by}
    for query in judged_set.queries:
        for name, system in ranked_by.items():
            rankings[name][query.id] = judged_set.cut.of(query, system.rank(query))
        advance(1)
    figures: list[Figure] = []
    differences: list[Difference] = []
    for group, queries in _groups(judged_set.queries).items():
        for measure in judged_set.measures:
            values = {name: _values(measure, queries, rankings[name]) for name in ranked_by}
            figures += _figures(group, measure, values)
            if measure is judged_set.measures[0]:
                differences += _differences(group, measure, values)
    return Comparison(judged_set, tuple(figures), tuple(differences), rankings)


def _groups(queries: Iterable[Query]) -> dict[str, list[Query]]:
    groups: dict[str, list[Query]] = defaultdict(list)
    for query in queries:
        groups[query.group].append(query)
    return groups


def _values(measure: Measure, queries: Iterable[Query], rankings: Rankings) -> dict[str, float]:
    """The measure of each unit: the mean over its queries that can tell."""
    units: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        value = measure.of(query, rankings[query.id])
        if value is not None:
            units[query.unit].append(value)
    return {unit: fmean(values) for unit, values in units.items()}


def _figures(
    group: str, measure: Measure, values: Mapping[str, Mapping[str, float]]
) -> Iterable[Figure]:
    for system, given in values.items():
        if (found := estimate(given)) is not None:
            yield Figure(group, system, measure.name, found)


def _differences(
    group: str, measure: Measure, values: Mapping[str, Mapping[str, float]]
) -> Iterable[Difference]:
    for baseline in BASELINES:
        if (found := paired_difference(values[ENGINE], values[baseline])) is not None:
            yield Difference(group, baseline, measure.name, found)
