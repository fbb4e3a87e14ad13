"""Exact and approximate answers over thousands of random vectors, in the real database."""

from collections import Counter
from uuid import UUID

import numpy as np
import pytest
from sqlalchemy import text

from models.place import Place
from models.tables import CANDIDATES, LISTINGS
from search.indexing.vector_index import ensure_vector_indexes
from search.retrieval.filters import Area, Filters, RemoteWish, Unknown
from search.retrieval.plan import BLOCK, COUNTED_TO, EXACT_TO, Search, retrieve
from tests.search.retrieval.rows import insert_row, insert_rows

MODEL = "tests/random"
ROWS = 5_040
TENANT = "plan"
NEIGHBOUR = "plan-neighbour"
DIM = 384
GB = Filters(countries=("GB",))
ON_SITE = Filters(remote=RemoteWish.ON_SITE_ONLY)


def unit_vectors(count, seed):
    vectors = np.random.default_rng(seed).standard_normal((count, DIM)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def facts_of(number):
    """Five in six are in Britain; one in twenty says where the work is done."""
    return {
        "countries": ["FR"] if number % 6 == 0 else ["GB"],
        "remote": {0: "on_site", 1: "remote"}.get(number % 20),
    }


@pytest.fixture(scope="module")
def vectors(database):
    """The vectors of the tenant, by id; a neighbour has the very same under other ids."""
    made = unit_vectors(ROWS, 1)
    facts = [facts_of(number) for number in range(ROWS)]
    with database.transaction(TENANT) as connection:
        ids = insert_rows(connection, TENANT, made, MODEL, facts)
    with database.transaction(NEIGHBOUR) as connection:
        insert_rows(connection, NEIGHBOUR, made[:500], MODEL, facts[:500])
    with database.owner() as owner:  # an index is built in less time than it is filled
        ensure_vector_indexes(owner, MODEL, DIM)
    return dict(zip(ids, made, strict=True))


@pytest.fixture
def reading(database, vectors):
    with database.transaction(TENANT, read_only=True) as connection:
        yield connection


def asked(seed=2, filters=None, *, exact=False, collection=LISTINGS):
    [vector] = unit_vectors(1, seed)
    return Search(collection, MODEL, vector, filters or Filters(), exact)


def ids(retrieval):
    return [found.id for found in retrieval.found]


def nearest(vectors, vector, wanted=lambda number: True):
    """The ids in the order of similarity, by another program than the one under test."""
    named = [pair for number, pair in enumerate(vectors.items()) if wanted(number)]
    similarity = np.stack([each for _, each in named]) @ vector
    return [named[row][0] for row in np.argsort(-similarity)]


def test_an_exact_scan_finds_the_nearest_in_their_order(reading, vectors):
    search = asked(exact=True)
    found = retrieve(reading, search)
    assert found.exact
    assert found.considered == ROWS
    # Half precision may exchange neighbours, and no more.
    assert len(set(ids(found)[:50]) & set(nearest(vectors, search.vector)[:50])) >= 49
    similarities = [each.similarity for each in found.found]
    assert similarities == sorted(similarities, reverse=True)
    assert similarities[0] == pytest.approx(vectors[found.found[0].id] @ search.vector, abs=2e-3)


@pytest.mark.parametrize("filters", [Filters(), GB], ids=["unfiltered", "filtered"])
def test_the_index_agrees_with_the_exact_answer(reading, filters):
    overlaps = []
    for seed in range(10, 20):
        approximate = retrieve(reading, asked(seed, filters))
        exact = retrieve(reading, asked(seed, filters, exact=True))
        assert not approximate.exact
        assert exact.exact
        assert approximate.total == exact.total
        overlaps.append(len(set(ids(approximate)[:20]) & set(ids(exact)[:20])) / 20)
    assert np.mean(overlaps) >= 0.95


def test_what_the_index_returns_passes_the_filter(reading, vectors):
    found = retrieve(reading, asked(filters=GB))
    assert not found.exact
    numbers = {id_: number for number, id_ in enumerate(vectors)}
    assert all(numbers[each.id] % 6 for each in found.found)
    assert len(found.found) == found.considered == BLOCK


def test_few_matching_rows_are_compared_one_by_one(reading, vectors):
    search = asked(filters=Filters(countries=("FR",)))
    found = retrieve(reading, search)
    assert found.exact
    assert found.considered == found.total == ROWS // 6 < EXACT_TO
    expected = nearest(vectors, search.vector, lambda number: number % 6 == 0)
    assert len(set(ids(found)[:20]) & set(expected[:20])) >= 19


def test_what_passes_comes_before_what_is_unknown(reading):
    search = asked(filters=ON_SITE)
    first = retrieve(reading, search)
    passing = ROWS // 20
    assert first.total == ROWS - passing  # the remote ones fail
    assert [found.passes for found in first.found] == [True] * BLOCK
    second = retrieve(reading, search, block=1)
    assert [found.passes for found in second.found] == (
        [True] * (passing - BLOCK) + [False] * (2 * BLOCK - passing)
    )


def test_what_is_unknown_is_left_out_on_request(reading):
    filters = Filters(remote=RemoteWish.ON_SITE_ONLY, unknown=Unknown.EXCLUDE)
    found = retrieve(reading, asked(filters=filters))
    assert found.total == ROWS // 20
    assert all(each.passes for each in found.found)


@pytest.mark.parametrize(
    "search",
    [
        asked(exact=True),
        asked(filters=Filters(countries=("FR",))),
        asked(filters=ON_SITE, exact=True),
    ],
    ids=["everything", "few", "with unknown ones"],
)
def test_the_blocks_of_an_exact_search_neither_repeat_nor_skip(reading, search):
    seen, block = [], 0
    while found := ids(retrieve(reading, search, block)):
        seen += found
        block += 1
    total = retrieve(reading, search).total
    assert Counter(seen).most_common(1)[0][1] == 1
    assert len(seen) == total


def test_a_block_beyond_the_end_is_empty(reading):
    assert retrieve(reading, asked(filters=GB, exact=True), 10**9).found == ()


def test_another_tenants_rows_never_appear(reading, vectors):
    for search in (asked(), asked(exact=True), asked(filters=Filters(countries=("FR",)))):
        assert set(ids(retrieve(reading, search))) <= vectors.keys()


def test_another_models_vectors_are_never_compared(connection, tenant):
    insert_rows(connection, tenant, unit_vectors(3, 5), "tests/other", [{}] * 3)
    assert retrieve(connection, asked()).found == ()


def test_excluded_ids_are_not_found(reading):
    best = ids(retrieve(reading, asked(exact=True)))[:3]
    for exact in (True, False):
        found = retrieve(reading, asked(filters=Filters(exclude_ids=tuple(best)), exact=exact))
        assert not set(best) & set(ids(found))
        assert found.total == ROWS - 3


def test_an_empty_collection_answers_exactly_nothing(reading):
    found = retrieve(reading, asked(collection=CANDIDATES))
    assert (found.found, found.total, found.exact, found.considered) == ((), 0, True, 0)
    assert found.total_is_exact


MANY = {
    "listings": """
        INSERT INTO listings
               (tenant_id, listing_id, source, external_id, content_hash, title, content)
        SELECT tenant_id, gen_random_uuid(), source, number::text, content_hash, title, content
          FROM listings, generate_series(2, :more) AS number""",
    "listing_vectors": """
        INSERT INTO listing_vectors (tenant_id, listing_id, model_id, embedding, text_hash)
        SELECT l.tenant_id, l.listing_id, v.model_id, v.embedding, v.text_hash
          FROM listings l, listing_vectors v WHERE l.listing_id <> v.listing_id""",
}


def test_totals_are_exact_up_to_a_bound_and_a_lower_bound_beyond(connection, tenant):
    vector = np.eye(1, DIM)[0]
    insert_row(connection, tenant, vector, "tests/many")
    for table in ("listings", "listing_vectors"):
        connection.execute(text(MANY[table]), {"more": COUNTED_TO + 5})
    found = retrieve(connection, Search(LISTINGS, "tests/many", vector, Filters()))
    assert (found.total, found.total_is_exact) == (COUNTED_TO, False)


def test_the_distance_to_the_nearest_wanted_place_is_told(connection, tenant):
    leeds = Place("Leeds", "GB", "GB-ENG", 53.8, -1.55)
    facts = [{"lat": 53.8, "lon": -1.55}, {"countries": ["GB"], "lat": 53.96, "lon": -1.08}]
    near, far = insert_rows(connection, tenant, unit_vectors(2, 4), MODEL, facts)
    found = retrieve(connection, asked(filters=Filters(locations=(Area(leeds, 50.0),))))
    distances: dict[UUID, float | None] = {each.id: each.distance_km for each in found.found}
    assert distances[near] == pytest.approx(0, abs=0.01)
    assert distances[far] == pytest.approx(35.6, abs=1)
