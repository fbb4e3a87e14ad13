from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.evidence import Span
from models.profile import Profile, SkillReading
from models.requirements import Requirements
from search.ranking.evidence import LONGEST_CONTEXT, NEAR, evidence
from search.ranking.resume_facts import ResumeFacts
from search.ranking.support import RequirementKind, Support
from search.reading.ad.requirements import read_requirements
from search.reading.ad.sections import read_ad_sections
from search.reading.resume import read_resume

RESUME = """Software Engineer, Example Ltd, January 2015 - December 2018
- Built services in Python and PostgreSQL.

BSc Computer Science, 2013
"""
AD = """Requirements
- Python, PostgreSQL and Kubernetes
- A bachelor's degree in computing
- 8 years of professional experience

Nice to have
- Rust
"""


def facts(text):
    return ResumeFacts(read_resume(text, today=date(2024, 1, 1)).profile, text)


def evidence_of(ad, resume=RESUME, pairs=(), most=8):
    requirements = read_requirements(ad, read_ad_sections(ad))
    return evidence(requirements, ad, facts(resume), pairs, most)


def told(found):
    return [(each.requirement, each.match, each.met) for each in found]


def skill_list(ad, *skills, required=True):
    """Requirements for skills that stand in `ad` under their own names."""
    return tuple(
        SkillReading(skill, Span(ad.index(skill), ad.index(skill) + len(skill)), required)
        for skill in skills
    )


def profile_of(text, *skills):
    return ResumeFacts(Profile(skills=skill_list(text, *skills, required=None)), text)


def pair(ad, words, similarity):
    start = ad.index(words)
    return Support(
        kind=RequirementKind.PASSAGE,
        names=(),
        requirement=words,
        requirement_span=Span(start, start + len(words)),
        context_span=Span(start, start + len(words)),
        required=None,
        match="Ran [name]'s clusters",
        match_span=Span(3, 20),
        similarity=similarity,
        met=None,
    )


def test_each_fact_is_quoted_beside_the_words_that_answer_it():
    assert told(evidence_of(AD)) == [
        ("Python", "Python", True),
        ("PostgreSQL", "PostgreSQL", True),
        ("Kubernetes", None, False),
        ("bachelor's degree in computing", "BSc Computer Science", True),
        ("8 years", "January 2015 - December 2018", False),
        ("Rust", None, False),
    ]


def test_each_fact_says_its_kind_its_name_and_how_firmly_it_is_asked_for():
    found = evidence_of(AD)
    assert [(each.kind.value, each.names, each.required) for each in found] == [
        ("skill", ("Python",), True),
        ("skill", ("PostgreSQL",), True),
        ("skill", ("Kubernetes",), True),
        ("degree", ("bachelor",), True),
        ("years", (), True),
        ("skill", ("Rust",), False),
    ]


def test_the_line_around_a_fact_is_pointed_at():
    contexts = [AD[e.context_span.start : e.context_span.end] for e in evidence_of(AD)]
    assert contexts[2:4] == [
        "- Python, PostgreSQL and Kubernetes",
        "- A bachelor's degree in computing",
    ]


def test_of_several_sentences_on_a_line_only_the_one_around_a_fact_is_pointed_at():
    [found] = evidence_of("We are kind. You must know Kubernetes well. We pay on time.")
    assert found.context_span == Span(13, 43)


@pytest.mark.parametrize(("words", "is_whole"), [(125, True), (400, False)])
def test_of_a_long_sentence_only_the_words_of_the_fact_are_pointed_at(words, is_whole):
    ad = "You must know Kubernetes " + "x" * words
    [found] = evidence_of(ad)
    assert found.context_span == (Span(0, len(ad)) if is_whole else found.requirement_span)


def test_what_is_named_has_similarity_one_and_what_is_missing_none():
    assert [each.similarity for each in evidence_of(AD)] == [1.0, 1.0, 0.0, 1.0, 1.0, 0.0]


def test_a_missing_skill_is_matched_by_the_passage_nearest_to_the_one_that_asks_for_it():
    line, other = "- Python, PostgreSQL and Kubernetes", "Nice to have\n- Rust"
    found = evidence_of(AD, pairs=[pair(AD, line, 0.7), pair(AD, other, 0.9)])
    assert (found[2].match, found[2].match_span) == ("Ran [name]'s clusters", Span(3, 20))
    assert (found[2].similarity, found[2].met) == (0.7, False)


def test_a_passage_that_is_not_near_matches_no_missing_skill():
    found = evidence_of(AD, pairs=[pair(AD, AD, NEAR - 0.01)])
    assert (found[2].match, found[2].similarity) == (None, 0.0)


def test_a_passage_matches_neither_what_is_named_nor_what_is_no_skill():
    ad = "You must have Python, an NMC registration and 9 years of experience."
    found = evidence_of(ad, "Python, Perl and other languages", [pair(ad, ad, 0.9)])
    assert {each.kind.value: each.match for each in found} == {
        "skill": "Python",
        "licence": None,
        "years": None,
    }


def test_must_haves_come_first_and_nice_to_haves_last():
    ad = "Rust Python Java Kotlin"
    requirements = Requirements(
        skills=(
            *skill_list(ad, "Rust", required=False),
            *skill_list(ad, "Python", required=None),
            *skill_list(ad, "Java", "Kotlin"),
        )
    )
    found = evidence(requirements, ad, profile_of("Rust", "Rust"))
    assert [each.requirement for each in found] == ["Java", "Kotlin", "Python", "Rust"]


def test_a_missing_must_have_is_not_hidden_behind_nice_to_haves_that_are_met():
    ad = "Rust Python Kotlin"
    requirements = Requirements(
        skills=(
            *skill_list(ad, "Rust", "Python", required=False),
            *skill_list(ad, "Kotlin"),
        )
    )
    found = evidence(requirements, ad, profile_of("Rust Python", "Rust", "Python"), most=2)
    assert told(found) == [("Kotlin", None, False), ("Rust", "Rust", True)]


def test_where_room_is_short_what_is_met_and_what_is_missing_share_it():
    ad = "Rust Python Java Kotlin Scala Perl"
    requirements = Requirements(skills=skill_list(ad, *ad.split()))
    found = evidence(
        requirements, ad, profile_of("Java Scala Perl", "Java", "Scala", "Perl"), (), 4
    )
    assert [each.requirement for each in found] == ["Rust", "Python", "Java", "Scala"]


def test_what_is_met_leaves_the_room_that_it_does_not_need():
    ad = "Rust Python Java Kotlin Scala Perl"
    requirements = Requirements(skills=skill_list(ad, *ad.split()))
    found = evidence(requirements, ad, profile_of("Perl", "Perl"), (), 4)
    assert [each.requirement for each in found] == ["Rust", "Python", "Java", "Perl"]


def test_where_room_is_short_personal_skills_give_way_to_others_and_these_to_other_facts():
    ad = "You must have: teamwork, Python, Java and an NMC registration."
    assert [each.requirement for each in evidence_of(ad, most=2)][-1].startswith("NMC")
    assert "teamwork" not in [each.requirement for each in evidence_of(ad, most=3)]


def test_alternatives_are_one_requirement():
    [found] = evidence_of("You must know Java, Python or Scala.")
    assert found.names == ("Java", "Python", "Scala")
    assert told([found]) == [("Java, Python or Scala", "Python", True)]


def test_of_degrees_the_lowest_is_asked_for_and_a_higher_one_wished():
    ad = "A bachelor's degree is required, a master's degree is preferred."
    found = evidence_of(ad)
    assert [(each.names, each.required, each.met) for each in found] == [
        (("bachelor",), True, True),
        (("master",), False, False),
    ]


def test_of_years_the_most_that_are_needed_count():
    ad = "Requirements\n- 2 years of experience in a team\n- 5 years of professional experience"
    assert [each.requirement for each in evidence_of(ad)] == ["5 years"]


def test_years_asked_of_a_skill_are_not_asked_of_all_work_too():
    [found] = evidence_of("You must have 5+ years of Python.")
    assert (found.kind, found.requirement, found.met) == (RequirementKind.SKILL, "Python", False)


def test_a_licence_that_is_a_skill_of_the_vocabulary_too_is_asked_for_once():
    found = evidence_of("A full UK driving licence is required.")
    assert [each.kind for each in found] == [RequirementKind.LICENCE]


def test_without_requirements_or_without_a_profile_there_is_nothing_to_quote():
    assert evidence(Requirements(), AD, ResumeFacts(Profile(), "")) == []
    requirements = read_requirements(AD, read_ad_sections(AD))
    found = evidence(requirements, AD, ResumeFacts(Profile(), ""))
    assert {each.match for each in found} == {None}
    assert {each.met for each in found if each.kind is not RequirementKind.YEARS} == {False}


def test_no_more_is_given_than_asked_for():
    assert evidence_of(AD, most=0) == []
    assert len(evidence_of(AD, most=5)) == 5


PHRASES = st.sampled_from(
    [
        *("Python", "Java or Kotlin", "SQL, ", "teamwork", "Requirements\n", "Nice to have:\n- "),
        *("5+ years of experience ", "is required", "Bachelor's degree", "MSc", "or ", "\n", ". "),
        *("driving licence (B)", "NMC registration", "CISSP / CISM", "SC clearance", "DV cleared"),
        *(
            "fluent German",
            "Spanish: C1",
            "English",
            "Jan 2015 - Dec 2019",
            "Nurse, ",
            "İ",
            "\u2028",
        ),
    ]
)
TEXTS = st.lists(PHRASES | st.text(max_size=8), max_size=25).map(" ".join)


@given(ad=TEXTS, resume=TEXTS, most=st.integers(0, 10))
def test_spans_always_hold_the_words_that_are_quoted(ad, resume, most):
    resume += " worked for years with people"
    found = evidence_of(ad, resume, most=most)
    assert len(found) <= most
    for each in found:
        start, end = each.requirement_span.start, each.requirement_span.end
        assert ad[start:end] == each.requirement != ""
        assert each.context_span.start <= start < end <= each.context_span.end <= len(ad)
        length = each.context_span.end - each.context_span.start
        assert length <= max(LONGEST_CONTEXT, end - start)
        assert (each.match is None) is (each.match_span is None)
        if each.match_span is not None:
            assert resume[each.match_span.start : each.match_span.end] == each.match != ""


@given(ad=TEXTS, resume=TEXTS)
def test_nothing_that_is_asked_for_less_firmly_comes_before_what_is_firmer(ad, resume):
    firmness = {True: 0, None: 1, False: 2}
    order = [
        firmness[e.required] for e in evidence_of(ad, resume + " worked for years with people")
    ]
    assert order == sorted(order)
