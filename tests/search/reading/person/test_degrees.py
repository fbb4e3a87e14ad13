"""Degrees with their ISCED 2011 level, subject and year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.profile import Degree
from search.reading.person.degrees import read_education
from tests.search.reading.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "degree", "isced", "subject", "year"),
    [
        ("Ph.D. in Chemistry, 2011", Degree.DOCTORATE, 8, "Chemistry", 2011),
        ("Promotion zum Dr. in Köln (2009)", Degree.DOCTORATE, 8, None, 2009),
        ("Doctorado en Derecho, 2012", Degree.DOCTORATE, 8, "Derecho", 2012),
        ("Master of Science in Physics", Degree.MASTER, 7, "Physics", None),
        ("M.B.A. (Finance), 2010", Degree.MASTER, 7, "Finance", 2010),
        ("Education\nMA in History, 1999 - 2001", Degree.MASTER, 7, "History", 2001),
        ("Diplom-Informatiker (FH), 2004", Degree.MASTER, 7, None, 2004),
        ("Máster en Logística, 2015", Degree.MASTER, 7, "Logística", 2015),
        ("BSc Computer Science, 2011 - 2014", Degree.BACHELOR, 6, "Computer Science", 2014),
        ("B.Tech in Civil Engineering", Degree.BACHELOR, 6, "Civil Engineering", None),
        ("Bachelor of Arts : Economics 2008", Degree.BACHELOR, 6, "Economics", 2008),
        ("bachelor degree in computer science", Degree.BACHELOR, 6, "computer science", None),
        ("Licence en droit, 2012 - 2015", Degree.BACHELOR, 6, "droit", 2015),
        ("Grado en Derecho, 2014", Degree.BACHELOR, 6, "Derecho", 2014),
        ("Meisterbrief Elektrotechnik 2015", Degree.VOCATIONAL, 6, "Elektrotechnik", 2015),
        ("Associate of Arts in Nursing 2009", Degree.VOCATIONAL, 5, "Nursing", 2009),
        ("Education\nBTS, 2010", Degree.VOCATIONAL, 5, None, 2010),
        ("Diploma in Bookkeeping\n2012", Degree.VOCATIONAL, 4, "Bookkeeping", 2012),
        ("Ausbildung zum Altenpfleger 2009 - 2012", Degree.VOCATIONAL, 3, "Altenpfleger", 2012),
        ("Formación Profesional, 2007", Degree.VOCATIONAL, 3, None, 2007),
        ("High School Diploma, 1992", Degree.SECONDARY, 3, None, 1992),
        ("Abitur, Note 1,8 (2001)", Degree.SECONDARY, 3, None, 2001),
        ("A-Levels in Maths and Physics", Degree.SECONDARY, 3, "Maths and Physics", None),
        ("Education\n12th in Mathematics\n2013", Degree.SECONDARY, 3, "Mathematics", 2013),
        ("Baccalauréat scientifique 2008", Degree.SECONDARY, 3, None, 2008),
        ("Mittlere Reife 1998", Degree.SECONDARY, 2, None, 1998),
        ("Lincoln High School 1998", Degree.SECONDARY, 3, None, 1998),
    ],
)
def test_a_degree_is_read_with_level_subject_and_year(text, degree, isced, subject, year):
    [education] = read_education(text)
    assert (education.degree, education.isced) == (degree, isced)
    assert (education.subject, education.year) == (subject, year)


@pytest.mark.parametrize(
    "text",
    [
        "MS Office and MS Word",
        "Boston, MA",
        "To be in time",
        "J.D. Edwards",
        "Taught high school students",
        "on the 10th floor",
        "Intermediate English",
        "Sales Associate in a shop",
    ],
)
def test_what_only_looks_like_a_degree_is_none(text):
    assert read_education(text) == []


def test_a_school_counts_by_its_name_only_where_no_degree_is_told():
    text = "Bachelor of Science in Biology, 2005\nLincoln High School"
    assert [education.degree for education in read_education(text)] == [Degree.BACHELOR]


def test_the_institution_is_no_subject():
    [education] = read_education("Bachelor of Science Business Administration Hill University")
    assert education.subject == "Business Administration"


@pytest.mark.parametrize("unit", ["BSc ", "Education\n10th\n", "Master of ", "High School ", "B. "])
def test_hostile_text_is_read_in_linear_time(unit):
    assert growth(read_education, unit, 32_000) < LINEAR


@given(st.text() | st.lists(st.sampled_from(["Education", "MS", "BSc in", "10th", "2011"])))
def test_any_text_gives_degrees_whose_spans_lie_in_it(words):
    text = words if isinstance(words, str) else "\n".join(words)
    found = read_education(text)
    assert found == read_education(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "My mother has a PhD.",
        "Started but did not complete a PhD in Physics",
        "Planned a bachelor party",
        "Master of ceremonies at weddings",
    ],
)
def test_a_degree_that_the_person_does_not_hold_is_none(text):
    assert read_education(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Mediation course 2024. A levels in Law and Art.", None),
        ("Bachelor in Geology, 2020. First aid course, 2023.", 2020),
        ("A levels: Art\n\nLaboratory experience\nTechnician, July 2025", None),
    ],
)
def test_year_is_that_of_the_degrees_own_sentence(text, year):
    assert [education.year for education in read_education(text)] == [year]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Doctor of Physical Therapy, 2020", "Physical Therapy"),
        ("MSc Eng. Computer Science, 2017", "Computer Science"),
        ("BTEC Extended Diploma in Music, 2021", "Music"),
        ("Bachelor of Science Biology Biology", "Biology"),
    ],
)
def test_subject_is_whole_and_stands_once(text, subject):
    assert subject in [education.subject for education in read_education(text)]
