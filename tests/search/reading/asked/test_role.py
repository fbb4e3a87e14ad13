from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.asked.role import read_roles
from search.reading.person.job_nouns import job_nouns_in
from tests.search.reading.growth import LINEAR, growth


def roles(sentence):
    return [sentence[span.start : span.end] for span in read_roles(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("senior nurse", ["senior nurse"]),
        ("data analyst building dashboards for a bank", ["data analyst"]),
        ("a kitchen assistant in Leeds", ["kitchen assistant"]),
        ("the night porter who knows the town", ["night porter"]),
        ("electrician or plumber near York", ["electrician", "plumber"]),
        ("cooks, waiters and bar staff", ["cooks", "waiters", "bar staff"]),
        ("software developer/tester", ["software developer", "tester"]),
        ("consultant anaesthetist at a hospital", ["consultant anaesthetist"]),
        ("we are looking for an experienced welder", ["experienced welder"]),
        ("somebody to work as a van driver", ["van driver"]),
        ("Softwareentwickler in Berlin", ["Softwareentwickler"]),
    ],
)
def test_the_jobs_of_a_sentence_are_named_with_what_stands_before_them(sentence, found):
    assert roles(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    ["", " ", "remote work with animals", "Python and Kubernetes", "SQL Server", "£30,000 a year"],
)
def test_a_sentence_without_a_job_names_none(sentence):
    assert roles(sentence) == []


def test_a_job_further_on_is_not_what_is_asked_for():
    assert roles("teacher who works beside a nurse") == ["teacher"]


def test_a_sentence_ends_where_it_ends():
    assert roles("We grow. Nurse wanted.") == ["Nurse"]


JOBS = ["nurse", "senior", "developer", "and", "or", ",", "/", "a", "an", "in", "who", ".", "chef"]
SENTENCES = st.lists(st.sampled_from(JOBS), max_size=12).map(" ".join) | st.text(
    st.characters(exclude_categories=()), max_size=100
)


@given(SENTENCES)
def test_roles_are_stretches_of_the_sentence_in_order_that_end_with_a_job(sentence):
    found = read_roles(sentence)
    assert all(0 <= span.start < span.end <= len(sentence) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {span.end for span in found} <= {noun.end for noun in job_nouns_in(sentence)}


@given(SENTENCES)
def test_a_role_has_neither_white_space_nor_article_around_it(sentence):
    for role in roles(sentence):
        assert role == role.strip()
        assert not role.lower().startswith(("the ", "a ", "an "))


@pytest.mark.parametrize("unit", ["nurse ", "nurse, ", "senior ", "in ", "nurse who "])
def test_reading_takes_time_in_proportion_to_the_sentence(unit):
    assert growth(read_roles, unit, 20_000) < LINEAR
