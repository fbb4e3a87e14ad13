"""Where a person lives and what pay they hope for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.pay import Period
from models.salary import Salary
from search.reading.person.home import read_home
from search.reading.person.masking import mask
from search.reading.person.wishes import read_expected_salary


@pytest.mark.parametrize(
    ("head", "town"),
    [
        ("Alex Example\n14 Sample Terrace, Leeds LS0 0XX\nTel: +44 20 7946 0123", "Leeds"),
        ("Petra Muster\nWohnort: Regensburg\nE-Mail: petra@example.com", "Regensburg"),
        ("Noor Muster\nBerlin, Germany | noor.muster@example.com", "Berlin"),
        ("Jo Example\nFront office clerk\nI like villages.", None),
        ("Name: Jo Example\nTown: Crewe\nPhone: 555-0134", "Crewe"),
        ("Jo Example\nDate of birth: 3 May 1990\nwelder", None),
    ],
)
def test_home_is_the_town_among_the_contact_details(head, town):
    home = read_home(mask(head))
    assert [place.name for place in home] == ([town] if town else [])


@pytest.mark.parametrize(
    ("text", "salary"),
    [
        ("Salary expectation €75,000.", Salary(75_000, 75_000, "EUR", Period.YEAR)),
        ("Gehaltsvorstellung: 3.800 € brutto im Monat", Salary(3800, 3800, "EUR", Period.MONTH)),
        ("Saved £75,000 a year in energy.", None),
        ("Previous job, salary: $40,000 a year", None),
    ],
)
def test_pay_counts_only_where_it_is_asked_for(text, salary):
    assert read_expected_salary(text, ()) == salary


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    masked = mask(text)
    assert read_expected_salary(text, read_home(masked)) == read_expected_salary(
        text, read_home(masked)
    )


@pytest.mark.parametrize("head", ["Max Muster\ngeb. 12.03.1985 in Frankfurt", "Olga", "Florence"])
def test_a_place_of_birth_or_a_first_name_is_no_home(head):
    assert [place.name for place in read_home(mask(f"{head}\nMoscow"))] == ["Moscow"]
