"""Measures of a ranking. Each is 1 at best; documents that were not found add nothing."""

from collections.abc import Collection, Mapping
from itertools import combinations
from math import log2

from scripts.evaluation.query import Ranking


def ndcg(grades: Mapping[str, float], found: Ranking, first: int) -> float | None:
    """Normalised discounted cumulative gain of the first results.

    Gain 2^grade − 1, discount log2(rank + 1) (Burges et al., 2005). None where no grade is above 0.
    """
    best = _dcg(sorted(grades.values(), reverse=True)[:first])
    return _dcg([grades.get(id_, 0.0) for id_ in found[:first]]) / best if best else None


def _dcg(grades: list[float]) -> float:
    return float(sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, 1)))


def average_precision(relevant: Collection[str], found: Ranking, first: int) -> float | None:
    """The mean precision at the ranks of relevant results, over all that could be among the first.

    None where nothing is relevant.
    """
    hits, total = 0, 0.0
    for rank, id_ in enumerate(found[:first], 1):
        if id_ in relevant:
            hits += 1
            total += hits / rank
    return total / min(len(relevant), first) if relevant else None


def reciprocal_rank(relevant: Collection[str], found: Ranking) -> float | None:
    """One by the rank of the first relevant result. None where nothing is relevant."""
    if not relevant:
        return None
    return next((1 / rank for rank, id_ in enumerate(found, 1) if id_ in relevant), 0.0)


def recall(relevant: Collection[str], found: Ranking, first: int) -> float | None:
    """The share of what is relevant among the first results. None where nothing is relevant."""
    hits = sum(id_ in relevant for id_ in found[:first])
    return hits / len(relevant) if relevant else None


def success(relevant: Collection[str], found: Ranking, first: int) -> float | None:
    """1 if anything relevant is among the first results, else 0. None as for recall."""
    return float(any(id_ in relevant for id_ in found[:first])) if relevant else None


def pair_accuracy(grades: Mapping[str, float], found: Ranking) -> float | None:
    """The share of pairs of unlike grades that are ordered rightly.

    Documents that were not found stand together after those that were; such a tie counts a half.
    None where all grades are alike.
    """
    places = {id_: place for place, id_ in enumerate(found)}
    pairs, right = 0, 0.0
    for one, other in combinations(grades, 2):
        if grades[one] == grades[other]:
            continue
        better, worse = (one, other) if grades[one] > grades[other] else (other, one)
        high, low = (places.get(id_, len(found)) for id_ in (better, worse))
        pairs += 1
        right += 1.0 if high < low else 0.5 if high == low else 0.0
    return right / pairs if pairs else None


def auc(relevant: Collection[str], others: int, found: Ranking) -> float | None:
    """The area under the ROC curve: the chance that a relevant document precedes another.

    `others`: how many documents are not relevant. Ties as for pair_accuracy. None where all or no
    documents are relevant.
    """
    if not relevant or not others:
        return None
    passed, hits, area = 0, 0, 0.0
    for id_ in found:
        if id_ in relevant:
            hits += 1
            area += others - passed
        else:
            passed += 1
    lost = len(relevant) - hits
    return (area + lost * (others - passed) / 2) / (len(relevant) * others)


def share_kept(kept: Collection[str], unknown: Collection[str], found: Ranking) -> float | None:
    """The share of results that keep the conditions, of those of which that is known."""
    known = [id_ for id_ in found if id_ not in unknown]
    return sum(id_ in kept for id_ in known) / len(known) if known else None
