from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.profile import Degree
from search.reading.file.unreadable_resume import UnreadableResume
from search.reading.resume import read_resume
from tests.search.reading.growth import LINEAR, growth

TODAY = date(2026, 11, 22)
ENGLISH = """Jane Roe
Senior Software Engineer
jane.roe@example.org | +44 20 7946 0958

Professional Experience
Senior Software Engineer, Acme Ltd | 03/2019 – present
Built services in Python and PostgreSQL.

Software Developer at Beta GmbH
Jan 2015 to Feb 2019

Education
University of Somewhere
BSc Computer Science, 2011 - 2014

Languages: English (native), German (B2)
"""
GERMAN = """Max Muster

Berufserfahrung
2018 - heute   Altenpfleger, Haus Sonne, Köln
2012 - 2018    Krankenpflegehelfer bei Klinik Nord

Ausbildung
2009 - 2012    Ausbildung zum Altenpfleger

Sprachen
Deutsch, Englisch, Türkisch
"""
FRENCH = """Expérience professionnelle
Infirmière – CHU de Lyon
de mars 2016 à juin 2020

Formation
Licence en soins infirmiers, 2012 - 2015

Langues
Français, anglais courant
"""
SPANISH = """Experiencia laboral
Camarero, Hotel Sol
junio de 2019 - actualidad

Formación
Bachillerato, 2015 - 2017

Idiomas
Español, inglés
"""


def profile_of(text):
    return read_resume(text, today=TODAY).profile


@pytest.mark.parametrize(
    ("text", "titles", "years", "languages"),
    [
        (ENGLISH, ("Senior Software Engineer", "Software Developer"), 11.9, ["en", "de"]),
        (GERMAN, ("Altenpfleger", "Krankenpflegehelfer"), 14.9, ["de", "en", "tr"]),
        (FRENCH, ("Infirmière",), 4.3, ["fr", "en"]),
        (SPANISH, ("Camarero",), 7.5, ["es", "en"]),
    ],
    ids=["English", "German", "French", "Spanish"],
)
def test_titles_years_and_languages_are_read(text, titles, years, languages):
    profile = profile_of(text)
    assert profile.titles == titles
    assert profile.years == years
    assert [reading.language for reading in profile.languages] == languages


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        (ENGLISH, Degree.BACHELOR),
        (GERMAN, Degree.VOCATIONAL),
        (FRENCH, Degree.BACHELOR),
        (SPANISH, Degree.SECONDARY),
        ("Jane Roe, Ph.D. in Chemistry of Polymers", Degree.DOCTORATE),
        ("Education\nMaster of Science in Physics", Degree.MASTER),
    ],
)
def test_the_degree_is_read(text, degree):
    assert degree in {education.degree for education in profile_of(text).education}


def test_a_position_keeps_its_dates_and_its_words():
    position = profile_of(ENGLISH).positions[0]
    assert position.stretch is not None
    assert position.stretch.start == date(2019, 3, 1)
    assert position.stretch.end == date(2026, 11, 1)
    assert position.stretch.is_current
    assert ENGLISH[position.span.start : position.span.end] == "Senior Software Engineer"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2016 – 2018 Staff Nurse, County Hospital", "Staff Nurse"),
        ("Warehouse Operative at Depot North | 2016 – 2018", "Warehouse Operative"),
        ("Softwareentwicklerin bei Nord GmbH\n2016 – 2018", "Softwareentwicklerin"),
        ("2016 – 2018\nPflegehelfer*in", "Pflegehelfer*in"),
        ("Comptable chez Durand\t2016 – 2018", "Comptable"),
        ("Technicien de maintenance – Lyon\n2016 – 2018", "Technicien de maintenance"),
    ],
)
def test_a_title_is_cut_out_of_its_line(line, title):
    assert profile_of(f"Work Experience\n{line}\n").titles == (title,)


def test_prose_beside_dates_gives_no_title():
    text = "Work Experience\n2016 – 2018\nI am a friend of every engineer.\nof nurses\n"
    assert profile_of(text).titles == ()


def test_a_line_of_languages_is_read_to_its_end():
    line = "Languages: a little of this, that and some more, English, at last German"
    assert [r.language for r in profile_of(f"Jane Roe\n\n{line}").languages] == ["en", "de"]


def test_a_language_that_is_only_mentioned_is_not_spoken():
    assert profile_of("Cook of French and Italian dishes in a hotel").languages == ()


def test_skills_are_named_once_each():
    skills = [reading.skill for reading in profile_of(ENGLISH + "Python, python").skills]
    assert skills.count("Python") == 1
    assert {"Python", "PostgreSQL"} <= set(skills)


def test_months_of_two_jobs_at_a_time_count_once():
    text = "Work Experience\nCook, 01/2010 - 12/2012\nWaiter, 01/2012 - 12/2014\n"
    assert profile_of(text).years == 5.0


def test_years_at_school_are_no_work():
    text = "Experience\nCook, 01/2010 - 12/2012\nEducation\nCollege, 2000 - 2009\n"
    assert profile_of(text).years == 3.0


def test_years_that_are_only_claimed_are_believed():
    assert profile_of("Nurse with over 12 years of experience in care").years == 12.0


def test_a_resume_without_dates_or_claims_has_no_years():
    assert profile_of("Jane Roe, a cook who likes soups and stews").years is None


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        ("03/2019 – 02/2020", 1.0),
        ("2015-2018", 3.0),
        ("2019-03 - 2020-02", 1.0),
        ("Sept. 2018 until Aug. 2019", 1.0),
        ("Juni 2018 bis Mai 2019", 1.0),
        ("01.03.2019 - 28.02.2020", 1.0),
        ("March 5, 2019 - February 2020", 1.0),
        ("septembre 2018 à août 2019", 1.0),
        ("enero de 2018 - diciembre de 2018", 1.0),
        ("Dec '25 to date", 1.0),
        ("seit 12/2025", 1.0),
        ("2021 → 2023", 2.0),
        ("2030 - 2035", None),
        ("2018 - 2012", None),
    ],
)
def test_ranges_of_dates_add_up(dates, years):
    assert profile_of(f"Experience\nCook in a small hotel\n{dates}\n").years == years


@pytest.mark.parametrize("text", ["", " \n", "Jane Roe", "12 34 56 78 90"])
def test_a_resume_that_says_almost_nothing_is_refused(text):
    with pytest.raises(UnreadableResume) as caught:
        read_resume(text)
    assert caught.value.code == "empty_resume"


def test_the_masked_text_holds_no_name():
    masked = read_resume(ENGLISH, today=TODAY).masked.text
    assert "Roe" not in masked
    assert "Acme" in masked


LETTERS = " a resume of more than twenty letters"


@pytest.mark.parametrize(
    "unit", ["2015-2016 ", "2015-2016\nnurse\n", "Languages: English\n", "nurse, ", "\t", "at "]
)
def test_hostile_text_is_read_in_linear_time(unit):
    assert growth(lambda text: profile_of(text + LETTERS), unit, 64_000) < LINEAR


@given(st.text(min_size=20))
def test_any_text_gives_a_profile_whose_spans_lie_in_it(text):
    profile = profile_of(text + "abcdefghijklmnopqrst")
    for fact in (*profile.positions, *profile.skills, *profile.languages, *profile.education):
        assert 0 <= fact.span.start < fact.span.end <= len(text) + 20
