from math import log

import numpy as np
import pytest

from scripts.evaluation.bm25 import BM25
from scripts.evaluation.fusion import ReciprocalRankFusion
from scripts.evaluation.query import Conditions
from scripts.evaluation.system import NOT_FOUND, InMemory
from scripts.evaluation.vectors import Vectors
from tests.scripts.evaluation.tiny_set import sentence


class Fixed:
    """A scorer of known scores."""

    def __init__(self, *scores):
        self._scores = np.array(scores, dtype=float)

    def scores(self, query):
        return self._scores


def test_bm25_weighs_a_word_by_rarity_and_length():
    scores = BM25(["night nurse", "nurse", "cook"]).scores(sentence("Nurse!"))
    rarity = log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    mean = 4 / 3
    long = rarity * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / mean))
    short = rarity * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 1 / mean))
    assert scores[:2] == pytest.approx([long, short])


def test_bm25_finds_nothing_without_a_shared_word():
    assert BM25(["night nurse", ""]).scores(sentence("cook")).tolist() == [NOT_FOUND, NOT_FOUND]


def test_a_word_that_a_query_repeats_weighs_more():
    words = BM25(["nurse", "cook"])
    once, twice = (words.scores(sentence(text)) for text in ("nurse", "nurse nurse"))
    assert twice[0] == pytest.approx(2 * once[0])


def test_fusion_adds_the_reciprocal_ranks():
    fusion = ReciprocalRankFusion("abc", (Fixed(3, 2, 1), Fixed(NOT_FOUND, 1, 2)))
    assert fusion.scores(sentence("")) == pytest.approx([1 / 61, 1 / 62 + 1 / 62, 1 / 63 + 1 / 61])


def test_a_ranking_leaves_out_what_was_not_found_and_keeps_the_order_of_ties():
    system = InMemory("abcd", Fixed(1, 2, NOT_FOUND, 1))
    assert system.rank(sentence("")) == ("b", "a", "d")


def test_a_ranking_in_memory_holds_only_what_the_conditions_let_through():
    conditions = Conditions(kept=frozenset("ac"), unknown=frozenset("b"))
    system = InMemory("abc", Fixed(1, 2, 3))
    assert system.rank(sentence("", conditions=conditions)) == ("c", "a")


def test_a_document_without_words_has_no_cosine(embedder):
    vectors = np.full((2, embedder.dim), np.nan, np.float32)
    vectors[1] = embedder.embed_queries(["night nurse"])[0]
    scores = Vectors(embedder, vectors).scores(sentence("night nurse"))
    assert scores[0] == NOT_FOUND
    assert scores[1] == pytest.approx(1.0, abs=1e-6)
