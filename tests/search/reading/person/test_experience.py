"""Lengths of time, and the years of experience that a text claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.person.experience import read_claimed_years, read_months
from tests.search.reading.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("(3 years)", 36),
        ("3 years 6 months", 42),
        ("5 Years, 11 Months", 71),
        ("2 yrs and 3 mos", 27),
        ("8 months", 8),
        ("2.5 years", 30),
        ("drei Jahre", 36),
        ("2 Jahre und 4 Monate", 28),
        ("deux ans", 24),
        ("1 año y 6 meses", 18),
        ("2015", None),
        ("$3,000 a year", None),
    ],
)
def test_a_length_of_time_is_read_in_months(text, months):
    assert read_months(text) == months


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Nurse with over 12 years of experience", 12.0),
        ("8+ Yrs. of exp in testing", 8.0),
        ("Total experience of 7.3years", 7.3),
        ("three years' experience and 10 years of work experience", 10.0),
        ("11 months experience as a cook", 0.9),
        ("Zehn Jahre Berufserfahrung", 10.0),
        ("5 ans d'expérience", 5.0),
        ("Más de 15 años de experiencia", 15.0),
        ("The firm is 40 years old", None),
        ("99 years of experience", None),
        ("Grew sales in 3 years. Experience with tills", None),
    ],
)
def test_claimed_years_are_the_most_that_a_text_tells_of_work(text, years):
    claim = read_claimed_years(text)
    assert (claim and claim.years) == years


@pytest.mark.parametrize("unit", ["3 years ", "year ", "3 years of experience ", "1 "])
def test_hostile_text_is_read_in_linear_time(unit):
    assert growth(read_claimed_years, unit, 64_000) < LINEAR


@given(st.text() | st.text(alphabet="12 .,yearsmonthxpic"))
def test_any_text_gives_a_claim_that_stands_in_it(text):
    claim = read_claimed_years(text)
    assert claim == read_claimed_years(text)
    if claim is not None:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
