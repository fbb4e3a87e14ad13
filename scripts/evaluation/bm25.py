"""Okapi BM25, the textbook method of searching by words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scripts.evaluation.query import Query
from scripts.evaluation.system import NOT_FOUND, Scores

K1: Final = 1.2
B: Final = 0.75

_Postings = tuple[NDArray[np.intp], NDArray[np.float64]]
"""Places of the documents that hold a word, and its weight in each."""


class BM25:
    """The words of a corpus, weighed (Robertson & Zaragoza, 2009).

    Words are runs of letters, digits and underscores in lower case; none is stemmed or left out.
    The weight of a rare word is log(1 + (N − n + ½) / (n + ½)), which is never negative. The
    sum is over the words of the query, so that one that it repeats weighs more.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        counts = [Counter(words(text)) for text in texts]
        self._documents = len(counts)
        lengths = np.array([count.total() for count in counts], dtype=np.float64)
        norms = K1 * (1 - B + B * lengths / max(lengths.mean(), 1.0))
        places: dict[str, list[int]] = defaultdict(list)
        times: dict[str, list[int]] = defaultdict(list)
        for place, count in enumerate(counts):
            for word, number in count.items():
                places[word].append(place)
                times[word].append(number)
        self._postings = {
            word: self._weighed(np.array(places[word]), np.array(times[word], float), norms)
            for word in places
        }

    def scores(self, query: Query) -> Scores:
        """Documents that share no word with the query are not found."""
        total = np.zeros(self._documents)
        for word, times in Counter(words(query.text)).items():
            if word in self._postings:
                places, weights = self._postings[word]
                total[places] += times * weights
        return np.where(total > 0, total, NOT_FOUND)

    def _weighed(
        self, places: NDArray[np.intp], times: NDArray[np.float64], norms: NDArray[np.float64]
    ) -> _Postings:
        rarity = np.log(1 + (self._documents - len(places) + 0.5) / (len(places) + 0.5))
        return places, rarity * times * (K1 + 1) / (times + norms[places])


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return re.findall(r"\w+", text.lower())
