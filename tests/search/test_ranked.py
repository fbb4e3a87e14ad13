"""What was found, in its order: scored, folded and varied."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.tables import LISTINGS
from search.engine import Request
from search.ranked import Scored, arranged
from search.ranking.score import mean
from search.ranking.weights import PARTS, WEIGHTS, Kind
from search.reading.ad.signature import signature
from search.reading.resume import read_resume
from search.retrieval.plan import Found
from tests.search.conftest import listing

WEIGHED = WEIGHTS[Kind.RESUME]
TEXTS = [f"{word} " * 3 + "and something else" for word in ("bake", "weld", "teach", "drive")]


def scored(number, value=0.5, *, passes=True, text=None, company=None):
    found = Found(
        id=UUID(int=number), similarity=0.5, said=0.0, passes=passes, distance_km=None,
        pay_min=None, pay_max=None, posted_at=None, skills=(), must_skills=(), seniority=None,
        years=None, title_terms=(), company=company,
        signature=None if text is None else signature("Job", text),
    )  # fmt: skip
    values = {"meaning": value, "words": value}
    return Scored(found, values, mean(values, WEIGHED))


def numbers(ranked):
    return [each.found.id.int for each in ranked]


def test_the_order_is_kept_where_nothing_is_folded_or_varied():
    given_ = [scored(number, 1 - number / 9) for number in range(9)]
    assert numbers(arranged(given_, WEIGHED, None)) == list(range(9))


def test_a_near_duplicate_goes_into_the_best_of_its_kind():
    given_ = [scored(number, text=TEXTS[number % 2]) for number in range(5)]
    first, second = arranged(given_, WEIGHED, None)
    assert (first.found.id.int, [each.id.int for each in first.folded]) == (0, [2, 4])
    assert (second.found.id.int, [each.id.int for each in second.folded]) == (1, [3])


def test_one_that_passes_stands_for_its_unknown_duplicates():
    given_ = [scored(0, 0.2, text=TEXTS[0]), scored(1, 0.9, passes=False, text=TEXTS[0])]
    [one] = arranged(given_, WEIGHED, 1)
    assert one.found.passes
    assert [each.passes for each in one.folded] == [False]


ITEMS = st.lists(
    st.tuples(
        st.booleans(),
        st.floats(0, 1),
        st.none() | st.sampled_from(TEXTS),
        st.none() | st.sampled_from(["acme", "zeta"]),
    ),
    max_size=30,
).map(
    lambda items: [
        scored(number, value, passes=passes, text=text, company=company)
        for number, (passes, value, text, company) in enumerate(
            sorted(items, key=lambda item: (not item[0], -item[1]))
        )
    ]
)


@given(ITEMS, st.none() | st.integers(1, 5))
def test_everything_that_was_found_stands_in_one_place(items, most):
    ranked = arranged(items, WEIGHED, most)
    places = [found.id.int for each in ranked for found in (each.found, *each.folded)]
    assert sorted(places) == list(range(len(items)))


@given(ITEMS, st.none() | st.integers(1, 5))
def test_what_is_unknown_never_comes_before_what_passes(items, most):
    passes = [each.found.passes for each in arranged(items, WEIGHED, most)]
    assert passes == sorted(passes, reverse=True)


@given(ITEMS)
def test_the_score_of_each_is_that_of_its_own_parts(items):
    by_id = {each.found.id: each for each in items}
    for each in arranged(items, WEIGHED, None):
        own = by_id[each.found.id]
        assert each.score.total == pytest.approx(100 * own.mean, abs=0.051)


# --- with what the database holds -----------------------------------------------------------

RESUME = """Alex Roe

EXPERIENCE
Welder, Acme Ltd, Leeds, 2018 - 2024
Steel frames.

Lighthouse keeper, Coast Board, York, 2012 - 2018
Lamps and logs.
"""


def value_of(match, name):
    values = {part.name: part.value for part in match.score.components}
    return values.get(name)


def test_the_nearest_of_several_titles_counts(engine, tenant, load):
    titles = ["Lighthouse keeper", "Welder", "Pastry cook"]
    load(*[listing(title, title=title) for title in titles])
    answer = engine.match_resume(tenant, read_resume(RESUME), Request(limit=9))
    values = {match.document.content.title: value_of(match, "title") for match in answer.matches}
    assert values["Lighthouse keeper"] == values["Welder"] == 1
    assert values["Pastry cook"] < 0.5


def test_a_sentence_is_held_against_the_words_of_titles(engine, tenant, load):
    load(listing("a", title="Welder"), listing("b", title="Pastry cook"))
    answer = engine.search(tenant, "pastry cook", LISTINGS, Request())
    values = {match.document.content.title: value_of(match, "title") for match in answer.matches}
    assert values["Pastry cook"] == 1
    assert values["Welder"] == 0
    [match, _] = engine.search(tenant, "indoors", LISTINGS, Request()).matches
    assert value_of(match, "title") is None


def test_a_word_that_few_listings_say_counts_for_more(engine, tenant, load):
    text = "You work with all of our good colleagues, {}, and go home at five."
    load(
        *[listing(str(n), description=text.format("in the harbour")) for n in range(9)],
        listing("lamp", description=text.format("at the lamp")),
    )
    weights = {name: float(name == "words") for name in PARTS}
    answer = engine.search(tenant, "harbour lamp", LISTINGS, Request(weights=weights))
    first, second, *_ = answer.matches
    assert first.document.content.external_id == "lamp"
    assert first.score.total > second.score.total
