"""What the positions of a résumé say together."""

from datetime import date

import pytest

from search.reading.resume import read_resume


def profile_of(text):
    return read_resume(text, today=date(2026, 11, 22)).profile


EXPERIENCE = """Work Experience
Data Engineer, Acme Ltd, 01/2020 - 12/2021
Python and SQL.
Developer, Beta Ltd, 01/2018 - 06/2020
Python and Java (5 years).

Skills
Python, Docker, Git (3 years)
"""


@pytest.mark.parametrize(
    ("skill", "years"), [("Python", 4.0), ("Java", 2.5), ("Docker", None), ("Git", 3.0)]
)
def test_a_skill_has_the_years_of_the_positions_that_name_it(skill, years):
    [reading] = [each for each in profile_of(EXPERIENCE).skills if each.skill == skill]
    assert reading.years == years


@pytest.mark.parametrize(
    ("work", "step"),
    [
        ("Senior Nurse 2010 - 2012", "senior"),
        ("Junior Developer 2010 - 2025", "junior"),
        ("Cook 01/2025 - 12/2025", "junior"),
        ("Cook 2020 - 2024", "mid"),
        ("Cook 2010 - 2024", "senior"),
        ("Senior Cook 2010 - 2012\nTrainee Baker 2024 - present", "intern"),
        ("Cook", None),
    ],
)
def test_seniority_is_that_of_the_latest_title_or_by_years(work, step):
    assert (
        profile_of(f"Summary\nLikes soups and stews\nWork Experience\n{work}\n").seniority == step
    )


def test_lengths_of_time_count_where_no_dates_tell():
    text = "Work Experience\nCook, Blue Door (3 years)\nBaker, Red Door (18 months)"
    assert profile_of(text).years == 4.5


def test_dates_count_before_claims():
    profile = profile_of("Cook with 20 years of experience\nExperience\nCook, 2010 - 2012\n")
    assert profile.years == 2.0
    assert profile.claimed_years.years == 20.0


@pytest.mark.parametrize("aside", ["Ausbildung zur Köchin", "Elternzeit", "not in paid work"])
def test_training_and_leave_are_no_years_of_work(aside):
    text = f"Work experience\n2018 – 2020: Cook, Mill Ltd, Leeds\n2012 – 2016: {aside}\n"
    assert read_resume(text, today=date(2026, 1, 1)).profile.years == 2.0


def test_the_step_is_that_of_the_title_at_the_head_where_no_job_goes_on():
    text = (
        "Wren Muster\nBaker\n\nWork experience\n2010 – 2014: Director of Sales, Mill Ltd, Leeds\n"
    )
    assert read_resume(text, today=date(2026, 1, 1)).profile.seniority == "mid"
