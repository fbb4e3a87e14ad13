import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.question import LONGEST_QUESTION, read_question
from tests.search.reading.growth import LINEAR, growth

FILTERS = ("salary", "locations", "remote", "employment_types", "seniority", "posted_within_days")


def questions():
    """Sentences of ours with what they mean; `other` holds what has no filter, `?` the unclear."""
    with Path(__file__).with_name("questions.tsv").open(encoding="utf-8", newline="") as table:
        return [
            tuple(row) for row in list(csv.reader(table, "excel-tab", quoting=csv.QUOTE_NONE))[1:]
        ]


@pytest.mark.parametrize(("question", "filters", "semantic_text", "other"), questions())
def test_a_question_is_taken_apart(question, filters, semantic_text, other):
    read = read_question(question)
    assert read.filters == json.loads(filters)
    assert read.semantic_text == semantic_text
    facts = [
        f"{piece.field}={json.dumps(piece.value)}"
        for piece in read.spans
        if piece.field not in FILTERS
    ]
    unclear = [f"?{question[span.start : span.end]}" for span in read.unresolved]
    assert " | ".join(facts + unclear) == other


def test_pay_without_a_currency_is_said_to_be_unclear_and_filters_nothing():
    question = "a clerk for $20 an hour"
    read = read_question(question)
    assert "salary" not in read.filters
    assert [question[span.start : span.end] for span in read.unresolved] == ["$20 an hour"]


def test_what_lies_beyond_the_longest_question_is_searched_by_its_meaning():
    read = read_question("nurse " * LONGEST_QUESTION + "in Leeds")
    assert read.filters == {}
    assert read.semantic_text.endswith("in Leeds")


@given(st.text(max_size=300))
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    read = read_question(text)
    assert read == read_question(text)
    for span in (*(piece.span for piece in read.spans), *read.unresolved):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("unit", ["in A, ", "£1-", "within 5 miles of ", "not Java ", "\0 1 "])
def test_a_hostile_question_takes_time_in_proportion(unit):
    assert growth(read_question, unit, 100_000) < LINEAR
