"""What is searched with, however it comes, is one question."""

import numpy as np
import pytest

from models.errors import InvalidInput
from models.tables import CANDIDATES, LISTINGS
from search.question import (
    Source,
    question_of_listing,
    question_of_resume,
    question_of_sentence,
    question_of_stored,
)
from search.ranking.weights import Kind
from search.reading.resume import read_resume
from search.reading.words import asked_terms, skill_term, title_keys, title_terms
from tests.search.conftest import listing

RESUME = """Jane Miller
jane.miller@example.com

EXPERIENCE
Data analyst, Acme Ltd, Leeds, 2018 - 2024
Dashboards and reports in Python and SQL.

Shop assistant, Corner Ltd, York, 2015 - 2018
Counter and stock.
"""
AD = """About the job
You build reports in Python for our teams.

Requirements
You must have SQL. Tableau is a plus.
At least 3 years of experience as an analyst are required.

Benefits
25 days of leave and a pension.
"""


@pytest.fixture
def resume():
    return read_resume(RESUME)


def test_a_sentence_names_its_jobs_skills_and_step(embedder):
    question = question_of_sentence(embedder, "senior data analyst who knows Python", LISTINGS)
    asked = question.asked
    assert (asked.kind, asked.searched) == (Kind.SENTENCE, LISTINGS)
    assert list(asked.roles) == [title_terms(["senior data analyst"])]
    assert asked.person.seniority == "senior"
    assert "Python" in asked.person.skills
    assert asked.person.must_skills == frozenset()
    assert len(question.titles) == 0
    assert (asked.facts, asked.requirements) == (None, None)


def test_any_word_of_a_sentence_may_fetch_by_a_title(embedder):
    question = question_of_sentence(embedder, "analyst who knows Python", CANDIDATES)
    assert question.keys == title_keys(["analyst who knows Python"]) | {
        skill_term(skill) for skill in question.asked.person.skills
    }


@pytest.mark.parametrize("sentence", ["the", "…", "who is it for"])
def test_a_sentence_without_words_asks_for_none(embedder, sentence):
    question = question_of_sentence(embedder, sentence, LISTINGS)
    assert (dict(question.terms), question.keys) == ({}, frozenset())


def test_a_resume_is_asked_without_its_owner(embedder, resume):
    question = question_of_resume(embedder, resume)
    assert (question.asked.kind, question.asked.searched) == (Kind.RESUME, LISTINGS)
    assert not {*title_terms(["jane", "miller"])} & question.terms.keys()
    assert question.terms == asked_terms(resume.masked.text)
    assert all("jane" not in stretch.text.lower() for stretch in question.stretches)


def test_a_resume_asks_with_its_titles_skills_and_years(embedder, resume):
    question = question_of_resume(embedder, resume)
    titles = resume.profile.titles
    assert len(question.titles) == len(titles) == 2
    assert question.keys >= title_keys(titles)
    assert question.asked.person.skills >= {"Python", "SQL"}
    assert question.asked.person.years == pytest.approx(9, abs=1)
    assert question.asked.facts is not None


def test_an_ad_asks_for_its_skills_must_haves_and_years(embedder):
    question = question_of_listing(embedder, AD)
    person = question.asked.person
    assert (question.asked.kind, question.asked.searched) == (Kind.LISTING, CANDIDATES)
    assert person.skills >= {"Python", "SQL", "Tableau"}
    assert person.must_skills == {"SQL"}
    assert person.years == 3
    assert question.asked.requirements is not None


def test_what_every_ad_says_is_faint_in_a_question_too(embedder):
    faint = question_of_listing(embedder, AD).asked.text.faint
    assert "pension" in "".join(AD[span.start : span.end] for span in faint)


@pytest.mark.parametrize("blank", ["", " \n\t"])
def test_a_blank_text_is_no_question(embedder, blank):
    with pytest.raises(InvalidInput, match="blank"):
        question_of_sentence(embedder, blank, LISTINGS)
    with pytest.raises(InvalidInput, match="blank"):
        question_of_listing(embedder, blank)


def stored_question(engine, tenant, owner, document_id):
    stored = engine.get(tenant, owner, document_id)
    with engine.database.transaction(tenant, read_only=True) as connection:
        return question_of_stored(connection, engine.embedder.model_id, owner, stored)


def test_a_candidate_who_is_kept_asks_as_the_resume_does(engine, tenant, resume):
    by_text = question_of_resume(engine.embedder, resume)
    kept = engine.add_candidate(tenant, resume, "files")
    by_id = stored_question(engine, tenant, CANDIDATES, kept.id)
    assert by_id.asked.kind is Kind.RESUME
    assert (by_id.terms, by_id.keys) == (by_text.terms, by_text.keys)
    assert by_id.asked.person == by_text.asked.person
    assert [each.text for each in by_id.stretches] == [each.text for each in by_text.stretches]
    assert np.allclose(by_id.vector, by_text.vector, atol=2e-3)
    assert np.allclose(by_id.titles, by_text.titles, atol=2e-3)


def test_a_listing_that_is_kept_asks_with_its_title_too(engine, tenant, load):
    made = load(listing("a", title="Data analyst", description=AD))
    question = stored_question(engine, tenant, LISTINGS, made["a"])
    assert question.asked.kind is Kind.LISTING
    assert len(question.titles) == 1
    assert question.keys >= title_keys(["Data analyst"])
    assert question.asked.person.must_skills == {"SQL"}


def test_questions_of_different_texts_have_different_names(embedder, resume):
    names = {
        question_of_sentence(embedder, "nurse", LISTINGS).name,
        question_of_sentence(embedder, "cook", LISTINGS).name,
        question_of_resume(embedder, resume).name,
        question_of_listing(embedder, AD).name,
    }
    assert len(names) == 4


def test_a_passage_of_a_resume_points_into_the_original(resume):
    source = Source(resume.text, resume.masked)
    start = source.embedded.index("Dashboards")
    stretch = source.stretch(start, start + len("Dashboards"), np.zeros(3, np.float32))
    assert resume.text[stretch.span.start : stretch.span.end] == stretch.text == "Dashboards"
