from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.evaluation import metrics

GRADES = {"a": 3.0, "b": 2.0, "c": 0.0, "d": 1.0}


def test_ndcg_discounts_the_gain_of_each_rank():
    found = ("c", "a", "d")
    gained = 7 / log2(3) + 1 / log2(4)
    best = 7 / log2(2) + 3 / log2(3) + 1 / log2(4)
    assert metrics.ndcg(GRADES, found, 3) == pytest.approx(gained / best)


def test_ndcg_looks_at_the_first_results_only():
    assert metrics.ndcg(GRADES, ("c", "a", "b", "d"), 1) == 0.0
    assert metrics.ndcg(GRADES, ("a", "c"), 1) == 1.0


def test_ndcg_of_a_query_without_a_good_document_is_not_told():
    assert metrics.ndcg({"a": 0.0}, ("a",), 10) is None


def test_average_precision_is_the_mean_of_the_precisions_at_hits():
    assert metrics.average_precision({"a", "b", "x"}, ("a", "c", "b"), 10) == pytest.approx(
        (1 / 1 + 2 / 3) / 3
    )


def test_average_precision_of_a_cut_ranking_expects_no_more_than_fits():
    assert metrics.average_precision({"a", "b", "c"}, ("a", "b", "x"), 2) == 1.0


def test_the_reciprocal_rank_is_that_of_the_first_hit():
    assert metrics.reciprocal_rank({"b", "c"}, ("a", "b", "c")) == 0.5
    assert metrics.reciprocal_rank({"z"}, ("a", "b")) == 0.0


def test_recall_is_the_share_of_hits_among_the_first():
    assert metrics.recall({"a", "b"}, ("a", "c", "b"), 2) == 0.5


def test_success_is_any_hit_among_the_first():
    assert metrics.success({"a", "b"}, ("c", "b"), 2) == 1.0
    assert metrics.success({"a", "b"}, ("c", "b"), 1) == 0.0


def test_pair_accuracy_counts_pairs_of_unlike_grades():
    grades = {"a": 5.0, "b": 3.0, "c": 3.0, "d": 1.0}
    # Right: a-c, a-d, b-d, c-d. Wrong: a-b. The pair b-c says nothing.
    assert metrics.pair_accuracy(grades, ("b", "a", "c", "d")) == pytest.approx(4 / 5)


def test_documents_that_were_not_found_tie_after_those_that_were():
    grades = {"a": 3.0, "b": 2.0, "c": 1.0}
    assert metrics.pair_accuracy(grades, ("a",)) == pytest.approx((1 + 1 + 0.5) / 3)


def test_auc_is_the_chance_that_a_right_document_precedes_a_wrong_one():
    # Of 2 × 3 pairs: a precedes all three, b one of them.
    assert metrics.auc({"a", "b"}, 3, ("a", "x", "y", "b", "z")) == pytest.approx(4 / 6)


def test_auc_lets_what_was_not_found_tie():
    assert metrics.auc({"a"}, 2, ()) == 0.5
    assert metrics.auc({"a"}, 2, ("x",)) == 0.25


@pytest.mark.parametrize(
    "metric", [metrics.reciprocal_rank, lambda right, f: metrics.auc(right, 2, f)]
)
def test_a_query_without_a_right_document_tells_nothing(metric):
    assert metric(frozenset(), ("a",)) is None


def test_results_of_which_the_conditions_are_unknown_do_not_count_as_broken():
    assert metrics.share_kept({"a"}, {"b"}, ("a", "b", "c")) == 0.5
    assert metrics.share_kept({"a"}, {"b"}, ("b",)) is None


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([0.0, 1.0]), min_size=2),
    st.permutations("abcdefgh").map(tuple),
    st.integers(0, 8),
)
def test_auc_is_the_pair_accuracy_of_two_grades(grades, order, length):
    found = tuple(id_ for id_ in order[:length] if id_ in grades)
    right = {id_ for id_, grade in grades.items() if grade}
    area = metrics.auc(right, len(grades) - len(right), found)
    assert area == pytest.approx(metrics.pair_accuracy(grades, found))
