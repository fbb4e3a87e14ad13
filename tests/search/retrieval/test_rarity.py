from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from models.tables import CANDIDATES, LISTINGS, term_counts
from search.reading.words import COUNTED, MOST_ASKED, THERE
from search.retrieval.rarity import FETCHED, Rarity, read_rarity, shares, telling

COUNTS = st.dictionaries(st.integers(1, 60), st.integers(1, 10_000), max_size=60)
ASKED = st.dictionaries(st.integers(1, 90), st.floats(1, 9), max_size=90)


def rarity(counts, counted=10_000, there=None):
    return Rarity(counted, counted if there is None else there, counts)


def test_the_fewer_documents_say_a_term_the_rarer_it_is():
    of = rarity({1: 1, 2: 100, 3: 5_000, 4: 10_000})
    assert of[9] > of[1] > of[2] > of[3] > of[4] > 0


def test_rarity_is_that_of_okapi():
    assert rarity({1: 30}, counted=1_000)[1] == pytest.approx(log(1 + 970.5 / 30.5))


def test_where_nothing_was_counted_every_term_is_as_rare():
    of = Rarity(0, 0, {})
    assert of[1] == of[2] > 0
    assert of.documents(1) == 0


def test_a_sample_tells_how_many_documents_say_a_term():
    assert rarity({1: 50}, counted=1_000, there=20_000).documents(1) == 1_000


@given(ASKED, COUNTS)
def test_the_shares_of_a_question_sum_to_one(asked, counts):
    found = shares(asked, rarity(counts))
    assert found.keys() <= asked.keys()
    assert len(found) == min(len(asked), MOST_ASKED)
    if asked:
        assert sum(found.values()) == pytest.approx(1)
        assert all(share > 0 for share in found.values())


def test_what_is_rarer_or_said_more_often_is_more_of_the_question():
    found = shares({1: 1.0, 2: 1.0, 3: 2.0}, rarity({1: 100, 2: 5, 3: 5}))
    assert found[1] < found[2] < found[3]


def test_of_a_long_question_the_least_telling_terms_are_left_out():
    counts = {term: 10 * term for term in range(1, MOST_ASKED + 20)}
    found = shares(dict.fromkeys(counts, 1.0), rarity(counts))
    assert set(found) == set(range(1, MOST_ASKED + 1))


@given(st.sets(st.integers(1, 90)), COUNTS)
def test_what_fetches_documents_is_rare_and_fetches_no_more_than_is_affordable(keys, counts):
    of = rarity(counts, there=20_000)
    chosen = telling(keys, of)
    assert set(chosen) <= keys
    assert sum(map(of.documents, chosen)) <= FETCHED
    left = keys - set(chosen)
    if left:
        rarest = min(map(of.documents, left))
        assert all(of.documents(key) <= rarest for key in chosen)
        assert sum(map(of.documents, chosen)) + rarest > FETCHED


def test_a_key_that_too_many_documents_have_fetches_none():
    assert telling([1, 2], rarity({1: FETCHED + 1, 2: 7})) == (2,)


def test_rarity_is_read_of_one_collection_of_one_tenant(connection, database, tenant):
    owner = {"tenant_id": tenant}
    rows = [
        {"collection": "listings", "term": COUNTED, "documents": 40},
        {"collection": "listings", "term": THERE, "documents": 90},
        {"collection": "listings", "term": 5, "documents": 7},
        {"collection": "listings", "term": 6, "documents": 8},
        {"collection": "candidates", "term": 5, "documents": 3},
    ]
    connection.execute(insert(term_counts), [{**owner, **row} for row in rows])
    assert read_rarity(connection, LISTINGS, {5, 9}) == Rarity(40, 90, {5: 7})
    assert read_rarity(connection, CANDIDATES, [5]) == Rarity(0, 0, {5: 3})
    connection.rollback()


def test_another_tenants_rarity_is_never_read(database, tenant):
    row = {"collection": "listings", "term": 5, "documents": 7}
    with database.transaction(tenant) as mine:
        mine.execute(insert(term_counts), {"tenant_id": tenant, **row})
    with database.transaction(f"{tenant}-other") as other:
        assert read_rarity(other, LISTINGS, [5]) == Rarity(0, 0, {})
