import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.listing import EmploymentType
from search.reading.employment import employment_type_named, read_employment
from search.reading.seniority import Seniority, read_seniority


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurse (part-time)", EmploymentType.PART_TIME),
        ("Full-time or part-time", EmploymentType.FULL_TIME),
        ("Part-time / full-time", EmploymentType.FULL_TIME),
        ("Software Engineering Intern", EmploymentType.INTERN),
        ("Contract role, outside IR35", EmploymentType.CONTRACTOR),
        ("12 months fixed-term contract", EmploymentType.TEMPORARY),
        ("Entwickler (m/w/d) in Vollzeit", EmploymentType.FULL_TIME),
        ("Comptable – temps partiel", EmploymentType.PART_TIME),
        ("Camarero, jornada completa", EmploymentType.FULL_TIME),
    ],
)
def test_the_kind_of_employment_is_read(text, expected):
    assert read_employment(text).employment_type is expected


@pytest.mark.parametrize("text", ["", "Software Engineer", "Full stack developer", "Temporal data"])
def test_a_text_that_names_no_kind_gives_nothing(text):
    assert read_employment(text) is None


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
