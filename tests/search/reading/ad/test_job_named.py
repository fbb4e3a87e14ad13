import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.ad.job_named import LONGEST_TITLE, job_named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Care Assistant (Nights)", "CARE ASSISTANT - nights"),
        ("Delivery Driver - Leeds", "Delivery Driver – Newcastle upon Tyne"),
        ("Delivery Driver, Manchester", "Delivery Driver"),
        ("Delivery Driver - Leeds - Northern Vans", "Delivery Driver - York - Northern Vans"),
        ("Baker (ref AB 1234 X)", "Baker"),
        ("Baker - 20417", "Baker (20533)"),
        ("Graduate Trainee 2025/2026", "Graduate Trainee 2024"),
    ],
)
def test_places_references_and_signs_do_not_name_the_job(one, other):
    assert job_named(one) == job_named(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Band 5 Nurse", "Band 6 Nurse"),
        ("Nurse (Band 5)", "Nurse (Band 6)"),
        ("Theatre Nurse - Scrub", "Theatre Nurse - Anaesthetics"),
        ("Theatre Nurse - Recovery", "Theatre Nurse"),
        ("Java Developer", "Java 8 Developer"),
        ("Developer - IT", "Developer - HR"),
        ("Senior Baker", "Baker"),
    ],
)
def test_grades_and_specialties_name_the_job(one, other):
    assert job_named(one) != job_named(other)


def test_a_title_that_is_a_place_keeps_its_words():
    assert job_named("Reading") == ("reading",)


@given(st.text(max_size=2 * LONGEST_TITLE))
def test_any_title_has_a_tuple_of_words_in_lower_case(title):
    words = job_named(title)
    assert all(word and word == word.casefold() for word in words)


def test_a_very_long_title_is_read_in_part():
    assert job_named("(1" * 100_000) == job_named("(1" * LONGEST_TITLE)
