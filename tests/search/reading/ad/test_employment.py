from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.listing import EmploymentType
from search.reading.ad.employment import employment_type_named, read_employment
from search.reading.ad.listing_employment import listing_employment
from search.reading.seniority import Seniority, read_seniority
from tests.search.reading.growth import LINEAR, growth


def golden():
    """Texts of our own with the kind that they offer."""
    rows = Path(__file__).with_name("employment.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [[*row.split("\t"), ""][:2] for row in rows]


@pytest.mark.parametrize(("text", "kind"), golden())
def test_the_kind_of_employment_is_read(text, kind):
    reading = read_employment(text)
    assert (reading and reading.employment_type.value) == (kind or None)


@pytest.mark.parametrize(
    "unit", ["a contract ", "part-time, ", "interim a ", "6 month ", "bank staff ", "temporary "]
)
def test_long_hostile_texts_are_read_in_linear_time(unit):
    assert growth(read_employment, unit, 100_000) < LINEAR


def test_interns_in_a_long_description_are_not_the_job():
    assert read_employment("You lead a team of interns and students. " * 10) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("FULL_TIME", EmploymentType.FULL_TIME),
        ("Full-time", EmploymentType.FULL_TIME),
        ("CONTRACTOR", EmploymentType.CONTRACTOR),
        ("internship", EmploymentType.INTERN),
        ("permanent", EmploymentType.FULL_TIME),
        ("something else", None),
    ],
)
def test_a_fields_value_is_understood(word, expected):
    assert employment_type_named(word) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Data Science Intern", Seniority.INTERN),
        ("Junior Accountant", Seniority.JUNIOR),
        ("Mid-level Designer", Seniority.MID),
        ("Senior Staff Nurse", Seniority.SENIOR),
        ("Sr. Engineer", Seniority.SENIOR),
        ("Lead Developer", Seniority.LEAD),
        ("Staff Software Engineer", Seniority.LEAD),
        ("Senior Director of Sales", Seniority.DIRECTOR),
        ("Head of Marketing", Seniority.DIRECTOR),
        ("Chief Technology Officer", Seniority.EXECUTIVE),
        ("Head Chef", Seniority.LEAD),
        ("Sales Head", Seniority.DIRECTOR),
        ("Managing Director", Seniority.EXECUTIVE),
        ("Teamleiter Bäckerei", Seniority.LEAD),
        ("Abteilungsleiterin Einkauf", Seniority.DIRECTOR),
        ("Geschäftsführer (m/w/d)", Seniority.EXECUTIVE),
        ("Auszubildende zum Bäcker", Seniority.INTERN),
        ("Assistant to the CEO", None),
        ("Executive Assistant", None),
        ("PA to the Managing Director", None),
        ("Headhunter", None),
        ("Lead Generation Specialist", None),
        ("Staff Nurse", None),
        ("Plumber", None),
    ],
)
def test_seniority_is_read_from_a_title(title, expected):
    assert read_seniority(title) is expected


@given(st.text(max_size=300))
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text):
    reading = read_employment(text)
    assert reading == read_employment(text)
    assert read_seniority(text) == read_seniority(text)
    if reading:
        assert 0 <= reading.span.start < reading.span.end <= len(text)


def test_a_field_with_several_kinds_in_one_text_names_each():
    read = listing_employment({"employment_type": "FULL_TIME, PART_TIME"}, "Nurse", "")
    assert read.types == (EmploymentType.FULL_TIME, EmploymentType.PART_TIME)
