"""Each part of a score: from 0 to 1, and absent where either side has no data."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.pay import Period
from models.place import Place
from search.ranking.parts import parts
from search.ranking.wanted import Person, Wanted
from search.ranking.weights import (
    MEANING_RANGE,
    PARTS,
    RECENCY_HALF_LIFE_DAYS,
    TITLE_RANGE,
    Kind,
)
from search.reading.seniority import Seniority
from search.reading.words import skill_term, title_terms
from search.retrieval.filters import Area, Filters, SalaryFilter
from search.retrieval.plan import Found
from search.retrieval.rarity import Rarity

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LEEDS = Area(Place("Leeds", "GB", "GB-ENG", 53.8, -1.55), 40.0)
FIFTY = SalaryFilter(50_000, None, "EUR", Period.YEAR)
COMMON, RARE = "Communication", "Perfusion"
SKILL_NAMES = (COMMON, RARE, "Python", "SQL", *(f"skill {number}" for number in range(10)))
RARITY = Rarity(
    1_000,
    1_000,
    {skill_term(COMMON): 900, skill_term(RARE): 3, **dict.fromkeys(title_terms(["senior"]), 400)},
)


def found(similarity=0.5, **facts):
    nothing = {
        "said": 0.0, "distance_km": None, "pay_min": None, "pay_max": None, "posted_at": None,
        "skills": (), "must_skills": (), "seniority": None, "years": None, "title_terms": (),
        "signature": None, "company": None,
    }  # fmt: skip
    return Found(id=uuid4(), similarity=similarity, passes=True, **{**nothing, **facts})


def wanted(kind=Kind.RESUME, *, roles=(), words_asked=0, filters=None, weights=None, **person):
    filters = filters or Filters()
    return Wanted(
        kind=kind,
        person=Person(**person),
        roles=roles,
        words_asked=words_asked,
        rarity=RARITY,
        skill_rarity={name: RARITY[skill_term(name)] for name in SKILL_NAMES},
        filters=filters,
        annual_euro=filters.salary.annual_euro() if filters.salary else (None, None),
        weights=weights or dict.fromkeys(PARTS, 1.0),
        now=NOW,
    )


def test_missing_data_invents_no_part():
    asked = wanted(
        Kind.SENTENCE,
        filters=Filters(salary=FIFTY, locations=(LEEDS,)),
        skills=frozenset({RARE}),
        seniority="senior",
        years=3.0,
    )
    assert parts(found(), asked, None).keys() == {"meaning"}


def test_what_was_not_asked_for_is_no_part():
    document = found(
        pay_min=1.0, pay_max=2.0, distance_km=3.0, seniority="senior", years=2.0, said=0.4,
        title_terms=title_terms(["Senior nurse"]), skills=[RARE],
    )  # fmt: skip
    assert parts(document, wanted(Kind.SENTENCE), None).keys() == {"meaning"}


def test_a_part_without_weight_is_left_out():
    weights = {**dict.fromkeys(PARTS, 1.0), "meaning": 0.0}
    document = found(posted_at=NOW)
    assert parts(document, wanted(weights=weights), None).keys() == {"recency"}


@pytest.mark.parametrize(("name", "bounds"), [("meaning", MEANING_RANGE), ("title", TITLE_RANGE)])
@pytest.mark.parametrize(("place", "value"), [(-1.0, 0), (0.0, 0), (0.5, 0.5), (1.0, 1), (2.0, 1)])
def test_a_cosine_counts_by_its_place_in_the_range(name, bounds, place, value):
    cosine = bounds[0] + place * (bounds[1] - bounds[0])
    assert parts(found(cosine), wanted(), cosine)[name] == pytest.approx(value)


# --- words ----------------------------------------------------------------------------------


def words(said, asked):
    return parts(found(said=said), wanted(words_asked=asked), None).get("words")


def test_the_more_of_the_question_is_said_the_better_up_to_all_that_an_ad_can_say():
    assert words(0.0, 10) == 0
    assert words(0.0, 10) < words(0.1, 10) < words(0.2, 10) < words(1.0, 10) == 1


def test_of_a_long_question_less_must_be_said():
    assert words(0.05, 48) > words(0.05, 4)


def test_a_question_without_words_has_no_part_for_them():
    assert words(0.0, 0) is None


# --- skills ---------------------------------------------------------------------------------


def skills(there, asked, must=(), kind=Kind.SENTENCE):
    """The value for a document that has these skills and a question that asks for those."""
    document = found(skills=there)
    return parts(document, wanted(kind, skills=frozenset(asked), must_skills=frozenset(must)), None)


def listed(asked, has, must=()):
    """The value for a listing that asks for these skills and a résumé that has those."""
    document = found(skills=asked, must_skills=must)
    return parts(document, wanted(Kind.RESUME, skills=frozenset(has)), None)


def test_all_that_a_sentence_asks_for_is_everything_and_none_of_it_nothing():
    assert skills(["Python", "SQL", "Go"], ["Python", "SQL"])["skills"] == pytest.approx(1)
    assert skills(["Go"], ["Python", "SQL"])["skills"] == 0


def test_a_rare_skill_tells_more_than_a_common_one():
    assert skills([RARE], [RARE, COMMON])["skills"] > skills([COMMON], [RARE, COMMON])["skills"]
    assert listed([RARE, COMMON], [RARE])["skills"] > listed([RARE, COMMON], [COMMON])["skills"]


def test_a_must_have_counts_for_more_than_another_skill():
    asked, has = ["Python", "SQL"], ["SQL"]
    for value in (
        lambda must: listed(asked, has, must)["skills"],
        lambda must: skills(has, asked, must, Kind.LISTING)["skills"],
    ):
        assert value(["SQL"]) > value([]) > value(["Python"])


def test_who_has_the_only_skill_of_an_ad_fits_less_than_who_has_nine_of_ten():
    many = [f"skill {number}" for number in range(10)]
    assert listed(many[:1], many)["skills"] < listed(many, many[:9])["skills"] < 1


@pytest.mark.parametrize(("asked", "has"), [([], ["SQL"]), (["SQL"], []), ([], [])])
def test_skills_that_one_side_does_not_name_are_no_part(asked, has):
    assert "skills" not in skills(has, asked)
    assert "skills" not in listed(asked, has)


# --- title ----------------------------------------------------------------------------------


def title(titles, *roles, cosine=None):
    asked = wanted(Kind.SENTENCE, roles=[title_terms([role]) for role in roles])
    return parts(found(title_terms=title_terms(titles)), asked, cosine).get("title")


def test_a_title_that_names_the_role_fits_wholly():
    assert title(["Senior Nurse (m/f)"], "senior nurse") == pytest.approx(1)


def test_a_title_with_none_of_the_role_does_not_fit():
    assert title(["Van driver"], "senior nurse") == 0


def test_the_head_of_a_role_counts_for_more_than_what_stands_before_it():
    assert title(["Kitchen porter"], "kitchen assistant") < title(
        ["Care assistant"], "kitchen assistant"
    )


def test_any_of_the_roles_is_enough():
    assert title(["Plumber"], "electrician", "plumber") == title(["Plumber"], "plumber")


def test_a_role_that_says_a_word_twice_counts_it_once():
    asked = wanted(Kind.SENTENCE, roles=[[5, 7, 5]])
    assert parts(found(title_terms=[5, 7]), asked, None)["title"] == pytest.approx(1)


def test_without_a_role_or_titles_there_is_no_part_for_them():
    assert title(["Nurse"]) is None


def test_vectors_of_titles_tell_more_than_their_words():
    assert title(["Van driver"], "nurse", cosine=1.0) == 1


# --- seniority ------------------------------------------------------------------------------


def seniority(document, **person):
    kind = person.pop("kind", Kind.RESUME)
    return parts(document, wanted(kind, **person), None).get("seniority")


def test_a_step_fits_the_less_the_further_it_is():
    steps = [seniority(found(seniority=step.value), seniority="intern") for step in Seniority]
    assert steps[0] == 1
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] == 0


def test_enough_years_fit_wholly_and_fewer_in_proportion():
    for had, asked, value in ((5.0, 5.0, 1), (9.0, 5.0, 1), (2.0, 5.0, 0.4), (0.0, 5.0, 0)):
        of_listing = seniority(found(years=asked), years=had)
        of_resume = seniority(found(years=had), years=asked, kind=Kind.LISTING)
        assert of_listing == of_resume == pytest.approx(value)


def test_no_years_asked_are_always_had():
    assert seniority(found(years=0.0), years=0.0) == 1


def test_step_and_years_count_alike():
    document = found(seniority="senior", years=10.0)
    both = seniority(document, seniority="senior", years=5.0)
    assert both == pytest.approx((1 + 0.5) / 2)


@pytest.mark.parametrize(
    ("document", "person"),
    [
        ({"seniority": "senior"}, {}),
        ({}, {"seniority": "senior"}),
        ({"years": 2.0}, {}),
        ({}, {"years": 2.0}),
        ({"seniority": "chair"}, {"seniority": "senior"}),
    ],
)
def test_a_step_or_years_that_one_side_does_not_tell_are_no_part(document, person):
    assert seniority(found(**document), **person) is None


# --- salary, location, recency --------------------------------------------------------------


def salary(low, high):
    document = found(pay_min=low, pay_max=high)
    return parts(document, wanted(filters=Filters(salary=FIFTY)), None)["salary"]


@pytest.mark.parametrize(
    ("low", "high"), [(50_000, 60_000), (None, 55_000), (55_000, None), (50_000, 50_000)]
)
def test_an_offer_within_what_is_wanted_fits_wholly(low, high):
    assert salary(low, high) == 1


@pytest.mark.parametrize(("low", "high"), [(10_000, 20_000), (None, 49_999), (20_000, None)])
def test_an_offer_beside_what_is_wanted_does_not_fit(low, high):
    assert salary(low, high) == 0


def test_an_offer_fits_the_better_the_more_of_it_is_wanted():
    assert 0 < salary(30_000, 50_000) < salary(40_000, 60_000) < salary(45_000, 95_000) < 1


@pytest.mark.parametrize(("km", "value"), [(0, 1), (40, 0.5), (80, 0), (500, 0)])
def test_nearness_is_halved_at_the_rim_of_the_circle(km, value):
    asked = wanted(filters=Filters(locations=(LEEDS,)))
    assert parts(found(distance_km=km), asked, None)["location"] == value


def test_the_widest_circle_measures_nearness():
    asked = wanted(filters=Filters(locations=(LEEDS, Area(LEEDS.place, 100.0))))
    assert parts(found(distance_km=100.0), asked, None)["location"] == 0.5


@pytest.mark.parametrize(
    ("days", "value"), [(0, 1), (RECENCY_HALF_LIFE_DAYS, 0.5), (2 * RECENCY_HALF_LIFE_DAYS, 0.25)]
)
def test_an_ad_is_half_as_fresh_after_its_half_life(days, value):
    document = found(posted_at=NOW - timedelta(days=days))
    assert parts(document, wanted(), None)["recency"] == value


def test_an_ad_from_the_future_is_no_fresher_than_one_of_today():
    document = found(posted_at=NOW + timedelta(days=9))
    assert parts(document, wanted(), None)["recency"] == 1


# --- whatever is known ----------------------------------------------------------------------

SKILLS = st.lists(st.sampled_from([RARE, COMMON, "Python", "SQL"]), unique=True)
STEPS = st.none() | st.sampled_from([step.value for step in Seniority])
YEARS = st.none() | st.floats(0, 80)
TERMS = st.lists(st.integers(1, 9), unique=True)
PAY = st.none() | st.floats(0, 1e9)


@given(
    document=st.builds(
        found,
        similarity=st.floats(-1, 1),
        said=st.floats(0, 1),
        pay_min=PAY,
        pay_max=PAY,
        distance_km=st.none() | st.floats(0, 20_000),
        posted_at=st.none() | st.floats(-4e3, 4e4).map(lambda days: NOW - timedelta(days=days)),
        skills=SKILLS,
        must_skills=SKILLS,
        seniority=STEPS,
        years=YEARS,
        title_terms=TERMS,
    ),
    asked=st.builds(
        wanted,
        kind=st.sampled_from(Kind),
        roles=st.lists(TERMS.filter(bool)),
        words_asked=st.integers(0, 48),
        filters=st.builds(
            Filters,
            salary=st.none()
            | st.builds(SalaryFilter, PAY, PAY, st.just("EUR"), st.just(Period.YEAR)),
            locations=st.just((LEEDS,)),
        ),
        skills=SKILLS.map(frozenset),
        must_skills=SKILLS.map(frozenset),
        seniority=STEPS,
        years=YEARS,
    ),
    cosine=st.none() | st.floats(-1, 1),
)
def test_every_part_lies_between_0_and_1(document, asked, cosine):
    values = parts(document, asked, cosine)
    assert values.keys() <= set(PARTS)
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in values.values())
