"""Words as terms: the same in every process, in room for all that can be said."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pgvector import SparseVector

from search.reading.words import (
    COUNTED,
    DIMENSIONS,
    MOST_WORDS,
    THERE,
    asked_terms,
    skill_term,
    term,
    text_terms,
    title_keys,
    title_terms,
    words_in,
)
from tests.search.reading.growth import LINEAR, growth

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)
FILLING = "ward " * 300


def weight(text, word, titles=()):
    [named] = title_terms([word])
    return text_terms(titles, text)[named]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nurse", "nurses"),
        ("Nursing", "nursing"),
        ("managed", "managing"),
        ("ENGINEERS", "engineer"),
        ("Größe", "größe"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert words_in(one) == words_in(other) != []


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("C#", "C++"), ("nurse", "nursery")])
def test_different_words_have_different_stems(one, other):
    assert words_in(one) != words_in(other)


def test_words_keep_their_order_and_are_cut_at_signs():
    assert words_in("Night-shift nurse/carer, C++_2024") == [
        *("night", "shift", "nurs", "carer", "c++", "2024")
    ]


@pytest.mark.parametrize(
    "text",
    ["", " \n", "…!?", "the and of with", "Wir sind für die und das", "les du avec", "de la con"],
)
def test_function_words_and_signs_are_no_words(text):
    assert words_in(text) == []
    assert text_terms((), text) == asked_terms(text) == {}
    assert title_terms([text]) == []


def test_words_beyond_the_most_are_not_read():
    assert len(words_in("word " * (MOST_WORDS + 50))) == MOST_WORDS


@given(ANYTHING, ANYTHING)
def test_whatever_a_text_says_its_weights_lie_between_0_and_1(title, text):
    said = text_terms([title], text)
    assert all(0 < value < 1 for value in said.values())
    assert said.keys() == {*title_terms([title]), *title_terms([text])}


@given(ANYTHING)
def test_whatever_is_asked_each_word_counts_at_least_once(text):
    assert all(value >= 1 for value in asked_terms(text).values())


@given(ANYTHING)
def test_every_term_is_a_number_that_a_sparse_vector_has_room_for(text):
    for made in (*asked_terms(text), term(text), skill_term(text)) if _encodable(text) else ():
        # An index of pgvector's client counts from 0.
        assert 0 < made < DIMENSIONS
        assert made not in (COUNTED, THERE)


def _encodable(text):
    return text.encode("utf-8", "ignore").decode() == text


def test_a_sparse_vector_of_the_last_term_can_be_kept(connection):
    last = SparseVector({DIMENSIONS - 1: 1.0}, DIMENSIONS)
    sent = connection.exec_driver_sql("SELECT %s::sparsevec::text", (last.to_text(),)).scalar_one()
    assert sent == f"{{{DIMENSIONS}:1}}/{DIMENSIONS}"


def test_a_word_a_skill_and_a_word_of_a_title_are_counted_apart():
    assert len({skill_term("python"), *title_terms(["python"]), *title_keys(["python"])}) == 3


def test_the_keys_of_titles_are_those_of_their_words_in_whatever_form_and_order():
    assert title_keys(["Nurse manager"]) == title_keys(["Managers", "of nurses"])
    assert len(title_keys(["Nurse manager"])) == 2


def test_a_word_said_more_often_tells_more_and_each_time_less():
    once, twice, thrice = (weight(FILLING + "python " * times, "python") for times in (1, 2, 3))
    assert once < twice < thrice
    assert thrice - twice < twice - once


def test_a_word_tells_less_in_a_longer_text():
    assert weight("python " + FILLING, "python") > weight("python " + 3 * FILLING, "python")


def test_a_word_in_the_title_tells_more_than_one_in_the_text():
    assert weight(FILLING, "python", ["Python"]) > weight(FILLING + "python", "python")


def test_a_text_of_a_word_or_two_does_not_say_it_wholly():
    assert weight("python", "python") < 1
    assert weight("python", "python") == weight("python ward", "python")


def test_a_question_that_repeats_a_word_asks_for_it_more_but_not_in_proportion():
    [once] = asked_terms("nurse").values()
    [thrice] = asked_terms("nurse nurses nursed").values()
    assert once < thrice < 3 * once


def test_title_terms_stand_once_and_in_order():
    nurse, manager = title_terms(["nurse", "manager"])
    assert title_terms(["Nurse manager", "Managers of nurses"]) == [nurse, manager]


def test_terms_are_the_same_in_every_process_and_thread():
    text = "Staff nurses, Krankenpfleger, C++ and naïveté"
    code = (
        "import sys; from search.reading.words import text_terms;"
        "print(sorted(text_terms([], sys.argv[1]).items()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, text], capture_output=True, text=True, check=True
    )
    mine = sorted(text_terms([], text).items())
    assert run.stdout.strip() == str(mine)
    with ThreadPoolExecutor(4) as threads:
        found = threads.map(lambda _: sorted(text_terms([], text).items()), range(20))
    assert all(each == mine for each in found)


@pytest.mark.parametrize("unit", ["nurse ", "nurse", "+", "C++", "a" * 50 + " "])
def test_reading_takes_time_in_proportion_to_the_text(unit):
    assert growth(lambda text: text_terms([], text), unit, 200_000) < LINEAR
