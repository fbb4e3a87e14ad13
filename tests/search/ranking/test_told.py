from datetime import date

import pytest

from models.evidence import Span
from models.profile import Degree, LanguageLevel, SkillReading
from models.requirements import (
    ClearanceAsked,
    DegreeAsked,
    LanguageAsked,
    LicenceAsked,
    YearsAsked,
)
from search.ranking.resume_facts import ResumeFacts
from search.ranking.told import (
    UNNAMED,
    UNTOLD,
    clearance_told,
    degree_told,
    language_told,
    licence_told,
    skill_told,
    years_told,
)
from search.reading.resume import read_resume

PLACE = Span(0, 1)
RESUME = """Ada Byron

Experience
Software Engineer, Example Ltd, January 2015 - December 2018
- Built services in Python and PostgreSQL.
Junior Developer, Sample plc, January 2014 - December 2014
- Wrote tools in Perl.

Education
BSc Computer Science, 2013

Languages
German: B2
French
"""


def facts(text):
    return ResumeFacts(read_resume(text, today=date(2024, 1, 1)).profile, text)


def words(told, resume):
    return None if told.span is None else resume.text[told.span.start : told.span.end]


@pytest.fixture(scope="module")
def ada():
    return facts(RESUME)


def asked_skill(name, years=None):
    return SkillReading(name, PLACE, years=years)


def asked_years(least):
    return YearsAsked(least, None, None, PLACE)


def asked_degree(degree, *, or_experience=False):
    return DegreeAsked(degree, None, or_experience, PLACE)


def asked_licence(name):
    return LicenceAsked(name, None, PLACE)


def asked_clearance(name, *, obtainable=False):
    return ClearanceAsked(name, obtainable, None, PLACE)


def asked_language(code, level=None):
    return LanguageAsked(code, level, None, PLACE)


def test_a_skill_that_the_resume_names_is_met_by_its_words(ada):
    told = skill_told(asked_skill("PostgreSQL"), ada)
    assert (words(told, ada), told.met) == ("PostgreSQL", True)


def test_a_skill_that_the_resume_does_not_name_is_not_met(ada):
    assert skill_told(asked_skill("Kubernetes"), ada) == UNNAMED


@pytest.mark.parametrize(("years", "met"), [(3, True), (4, True), (6, False)])
def test_the_years_asked_of_a_skill_are_held_against_the_positions_that_used_it(ada, years, met):
    assert skill_told(asked_skill("Python", years), ada).met is met


def test_the_years_of_a_skill_without_a_dated_position_cannot_be_told():
    resume = facts("Skills\nPython, SQL and Docker for all kinds of services")
    told = skill_told(asked_skill("Python", 3), resume)
    assert (words(told, resume), told.met) == ("Python", None)


@pytest.mark.parametrize(("least", "met"), [(3, True), (5, True), (8, False)])
def test_years_of_work_by_dates_quote_those_of_the_longest_position(ada, least, met):
    told = years_told(asked_years(least), ada)
    assert (words(told, ada), told.met) == ("January 2015 - December 2018", met)


def test_years_that_the_resume_claims_are_quoted_where_they_decide():
    resume = facts("A nurse with 8 years of experience on acute wards.")
    told = years_told(asked_years(5), resume)
    assert (words(told, resume), told.met) == ("8 years", True)
    assert years_told(asked_years(10), resume).met is False


def test_a_claim_of_fewer_years_than_the_dates_give_does_not_stand_against_them():
    resume = facts(RESUME + "\nSummary\n2 years of experience in banking.")
    told = years_told(asked_years(5), resume)
    assert (words(told, resume), told.met) == ("January 2015 - December 2018", True)


def test_years_cannot_be_told_of_a_resume_without_dates():
    assert years_told(asked_years(5), facts("A nurse who likes people and wards.")) == UNTOLD


@pytest.mark.parametrize(
    ("degree", "met"), [(Degree.VOCATIONAL, True), (Degree.BACHELOR, True), (Degree.MASTER, False)]
)
def test_a_degree_is_met_by_one_as_high(ada, degree, met):
    told = degree_told(asked_degree(degree), ada)
    assert (words(told, ada), told.met) == ("BSc Computer Science", met)


def test_a_lower_degree_does_not_tell_where_experience_may_stand_in(ada):
    assert degree_told(asked_degree(Degree.MASTER, or_experience=True), ada).met is None


def test_a_degree_is_not_met_by_a_resume_that_names_none():
    assert (
        degree_told(asked_degree(Degree.BACHELOR), facts("A nurse on wards for many years."))
        == UNNAMED
    )


def test_a_licence_is_found_in_a_resume_by_the_words_of_ads():
    resume = facts("Nurse in Leeds.\nRegistered with the Nursing and Midwifery Council since 2012.")
    told = licence_told(asked_licence("NMC registration"), resume)
    assert told.met is True
    assert "Nursing and Midwifery Council" in words(told, resume)


def test_a_licence_that_the_resume_denies_is_not_met():
    resume = facts("Developer in Leeds, no driving licence.")
    assert licence_told(asked_licence("Driving licence"), resume) == UNNAMED


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("Driving licence", True),
        ("Driving licence (B)", True),
        ("Driving licence (C+E)", None),
        ("CSCS card", False),
    ],
)
def test_another_category_of_a_licence_cannot_be_told(asked, met):
    resume = facts("Fitter in Leeds with a driving licence (B) and tools.")
    assert licence_told(asked_licence(asked), resume).met is met


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("security clearance", True),
        ("BPSS", True),
        ("SC", True),
        ("DV", False),
        ("Secret", False),
    ],
)
def test_a_clearance_covers_those_below_it_in_its_country(asked, met):
    resume = facts("Analyst in Bristol, SC cleared until 2027.")
    assert clearance_told(asked_clearance(asked), resume).met is met


def test_a_clearance_of_no_kind_cannot_be_told_from_the_one_that_is_asked_for():
    resume = facts("Analyst in Bristol with security clearance and reports.")
    told = clearance_told(asked_clearance("SC"), resume)
    assert (words(told, resume), told.met) == ("security clearance", None)


def test_whether_a_clearance_could_be_obtained_cannot_be_told(ada):
    assert clearance_told(asked_clearance("SC", obtainable=True), ada) == UNTOLD
    assert clearance_told(asked_clearance("SC"), ada) == UNNAMED


def test_who_is_eligible_for_a_clearance_meets_no_more_than_that():
    resume = facts("Analyst in Bristol, eligible for SC clearance.")
    assert clearance_told(asked_clearance("SC", obtainable=True), resume).met is True
    assert clearance_told(asked_clearance("SC"), resume).met is None


@pytest.mark.parametrize(
    ("level", "met"),
    [(None, True), (LanguageLevel.B1, True), (LanguageLevel.B2, True), (LanguageLevel.C1, False)],
)
def test_a_language_is_met_at_its_level_or_a_higher_one(ada, level, met):
    told = language_told(asked_language("de", level), ada)
    assert (words(told, ada), told.met) == ("German: B2", met)


def test_a_language_without_a_level_cannot_be_told_to_reach_one(ada):
    told = language_told(asked_language("fr", LanguageLevel.B1), ada)
    assert (words(told, ada), told.met) == ("French", None)


def test_a_language_that_is_not_named_is_not_met_unless_the_resume_is_written_in_it():
    resume = facts("I have worked for the city of Leeds and with the people of the north for years")
    assert language_told(asked_language("es"), resume) == UNNAMED
    assert language_told(asked_language("en", LanguageLevel.C1), resume) == UNTOLD
