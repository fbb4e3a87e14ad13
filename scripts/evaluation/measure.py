"""What is measured of each query's ranking."""

from collections.abc import Callable
from dataclasses import dataclass

from scripts.evaluation import metrics
from scripts.evaluation.query import Query, Ranking


@dataclass(frozen=True, slots=True)
class Measure:
    """A named number of one query's ranking, as it was cut."""

    name: str
    of: Callable[[Query, Ranking], float | None]
    """None: this query cannot tell."""


def ndcg(first: int) -> Measure:
    """The gain of the first results (nDCG), by all grades."""
    return Measure(f"nDCG@{first}", lambda query, found: metrics.ndcg(query.grades, found, first))


def pair_accuracy() -> Measure:
    """The share of pairs of unlike grades in the right order."""
    return Measure("pair accuracy", lambda query, found: metrics.pair_accuracy(query.grades, found))


def average_precision(name: str, first: int, grade: float) -> Measure:
    """Its mean over queries is MAP. `grade` and better are relevant, here and below."""
    return _by_relevance(name, grade, lambda right, f: metrics.average_precision(right, f, first))


def reciprocal_rank(name: str, grade: float) -> Measure:
    """Its mean over queries is MRR."""
    return _by_relevance(name, grade, metrics.reciprocal_rank)


def recall(first: int, grade: float) -> Measure:
    """The share of what is relevant among the first results."""
    name = f"recall@{first}"
    return _by_relevance(name, grade, lambda right, found: metrics.recall(right, found, first))


def success(first: int, grade: float) -> Measure:
    """Whether anything relevant is among the first results."""
    name = f"success@{first}"
    return _by_relevance(name, grade, lambda right, found: metrics.success(right, found, first))


def auc_of_graded(grade: float) -> Measure:
    """The area under the ROC curve over the documents that have a grade."""

    def of(query: Query, found: Ranking) -> float | None:
        right = _relevant(query, grade)
        return metrics.auc(right, len(query.grades) - len(right), found)

    return Measure("AUC", of)


def auc_of_all(grade: float, documents: int) -> Measure:
    """The area under the ROC curve over all documents, of which there are that many."""
    return _by_relevance(
        "AUC", grade, lambda right, found: metrics.auc(right, documents - len(right), found)
    )


def share_kept() -> Measure:
    """The share of results that keep the query's conditions."""

    def of(query: Query, found: Ranking) -> float | None:
        told = query.conditions
        return metrics.share_kept(told.kept, told.unknown, found) if told else None

    return Measure("conditions kept", of)


def _relevant(query: Query, grade: float) -> frozenset[str]:
    return frozenset(id_ for id_, given in query.grades.items() if given >= grade)


def _by_relevance(
    name: str, grade: float, metric: Callable[[frozenset[str], Ranking], float | None]
) -> Measure:
    return Measure(name, lambda query, found: metric(_relevant(query, grade), found))
