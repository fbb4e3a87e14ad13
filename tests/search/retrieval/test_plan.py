"""Exact and approximate answers over thousands of random vectors, in the real database."""

from collections import Counter
from uuid import UUID

import numpy as np
import pytest
from pgvector import SparseVector
from sqlalchemy import text

from models.place import Place
from models.tables import CANDIDATES, LISTINGS
from search.indexing.vector_index import ensure_vector_indexes
from search.reading.words import DIMENSIONS
from search.retrieval.filters import Area, Filters, RemoteWish, Unknown
from search.retrieval.plan import BLOCK, EXACT_TO, Search, count, retrieve
from tests.search.retrieval.rows import insert_keys, insert_rows

MODEL = "tests/random"
ROWS = 12_600
TENANT = "plan"
NEIGHBOUR = "plan-neighbour"
DIM = 32
GB = Filters(countries=("GB",))
FRANCE = Filters(countries=("FR",))
ON_SITE = Filters(remote=RemoteWish.ON_SITE_ONLY)
RARE, COMMON = 11, 12
WORDS = {RARE: 0.7, COMMON: 0.3}


def unit_vectors(count, seed):
    vectors = np.random.default_rng(seed).standard_normal((count, DIM)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def facts_of(number):
    """Five in six are in Britain; one in twenty-five says where the work is done."""
    said = said_by(number)
    return {
        "countries": ["FR"] if number % 6 == 0 else ["GB"],
        "remote": {0: "on_site", 1: "remote"}.get(number % 25),
        "words": SparseVector(said, DIMENSIONS) if said else None,
    }


def said_by(number):
    """One in 97 says the rare word, one in three the common one."""
    said = {COMMON: 0.25} if number % 3 == 0 else {}
    return {**said, RARE: (1 + number % 10) / 16} if number % 97 == 0 else said


@pytest.fixture(scope="module")
def vectors(database):
    """The vectors of the tenant, by id; a neighbour has the very same under other ids."""
    made = unit_vectors(ROWS, 1)
    facts = [facts_of(number) for number in range(ROWS)]
    with database.transaction(TENANT) as connection:
        ids = insert_rows(connection, TENANT, made, MODEL, facts)
        insert_keys(connection, TENANT, {ids[n]: said_by(n) for n in range(ROWS)})
    with database.transaction(NEIGHBOUR) as connection:
        others = insert_rows(connection, NEIGHBOUR, made[:500], MODEL, facts[:500])
        insert_keys(connection, NEIGHBOUR, {others[n]: said_by(n) for n in range(500)})
    with database.owner() as owner:  # an index is built in less time than it is filled
        ensure_vector_indexes(owner, MODEL, DIM)
        owner.execute(text("ANALYZE listing_vectors"))  # else the planner takes it for empty
    return dict(zip(ids, made, strict=True))


@pytest.fixture
def reading(database, vectors):
    with database.transaction(TENANT, read_only=True) as connection:
        yield connection


def asked(seed=2, filters=None, *, exact=False, collection=LISTINGS, terms=None, keys=()):
    [vector] = unit_vectors(1, seed)
    return Search(collection, MODEL, vector, filters or Filters(), exact, terms or {}, keys)


def asked_in_words(filters=None, **options):
    return asked(filters=filters, terms=WORDS, **{"keys": (RARE,), **options})


def ids(retrieval):
    return [found.id for found in retrieval.found]


def bounded(number):
    """What is counted of so many."""
    return min(number, EXACT_TO + 1)


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
        assert count(reading, asked(seed, filters)) == bounded(exact.total)
        overlaps.append(len(set(ids(approximate)[:20]) & set(ids(exact)[:20])) / 20)
    assert np.mean(overlaps) >= 0.95


def test_what_the_index_returns_passes_the_filter(reading, vectors):
    found = retrieve(reading, asked(filters=GB))
    assert not found.exact
    numbers = {id_: number for number, id_ in enumerate(vectors)}
    assert all(numbers[each.id] % 6 for each in found.found)
    assert len(found.found) == found.considered == BLOCK


def test_few_matching_rows_are_compared_one_by_one(reading, vectors):
    search = asked(filters=FRANCE)
    found = retrieve(reading, search)
    assert found.exact
    assert found.considered == found.total == ROWS // 6 < EXACT_TO
    expected = nearest(vectors, search.vector, lambda number: number % 6 == 0)
    assert len(set(ids(found)[:20]) & set(expected[:20])) >= 19


def test_what_passes_comes_before_what_is_unknown(reading):
    search = asked(filters=ON_SITE)
    first = retrieve(reading, search)
    passing = ROWS // 25
    assert count(reading, search) == bounded(ROWS - passing)  # the remote ones fail
    assert [found.passes for found in first.found] == [True] * BLOCK
    full, rest = divmod(passing, BLOCK)
    last = retrieve(reading, search, block=full)
    assert [found.passes for found in last.found] == [True] * rest + [False] * (BLOCK - rest)


def test_what_is_unknown_is_left_out_on_request(reading):
    filters = Filters(remote=RemoteWish.ON_SITE_ONLY, unknown=Unknown.EXCLUDE)
    found = retrieve(reading, asked(filters=filters))
    assert found.total == ROWS // 25
    assert all(each.passes for each in found.found)


SEARCHES = {
    "everything, exactly": asked(exact=True),
    "few": asked(filters=FRANCE),
    "with unknown ones, exactly": asked(filters=ON_SITE, exact=True),
    "many": asked(filters=GB),
    "with unknown ones": asked(filters=ON_SITE),
    "everything, in words": asked_in_words(),
    "everything, in words and exactly": asked_in_words(exact=True),
    "few, in words": asked_in_words(FRANCE),
    "with unknown ones, in words": asked_in_words(ON_SITE),
}


def blocks_of(connection, search):
    """Every block of a search, to the one that says that it is the last."""
    blocks = [retrieve(connection, search)]
    while not blocks[-1].is_last:
        blocks.append(retrieve(connection, search, len(blocks)))
        assert len(blocks) <= ROWS // BLOCK + 2
    return blocks


@pytest.mark.parametrize("search", SEARCHES.values(), ids=SEARCHES.keys())
def test_blocks_neither_repeat_nor_skip_and_tell_the_true_total_or_none(reading, search):
    blocks = blocks_of(reading, search)
    found = [each for block in blocks for each in block.found]
    assert [id_ for id_, times in Counter(each.id for each in found).items() if times > 1] == []
    matching = {GB: ROWS - ROWS // 6, FRANCE: ROWS // 6, ON_SITE: ROWS - ROWS // 25}
    true_total = matching.get(search.filters, ROWS)
    assert len(found) == true_total
    assert count(reading, search) == bounded(true_total)
    few = search.exact or true_total <= EXACT_TO
    assert {each.total for each in blocks} <= ({true_total} if few else {None, true_total})
    passes = [any(each.passes for each in block.found) for block in blocks]
    unknown = [not all(each.passes for each in block.found) for block in blocks]
    assert passes == sorted(passes, reverse=True)
    assert unknown == sorted(unknown)
    assert sum(p and u for p, u in zip(passes, unknown, strict=True)) <= 1


def test_a_block_beyond_the_end_is_empty(reading):
    assert retrieve(reading, asked(filters=GB, exact=True), 10**9).found == ()


def test_another_tenants_rows_never_appear(reading, vectors):
    for search in (asked(), asked(exact=True), asked(filters=FRANCE)):
        assert set(ids(retrieve(reading, search))) <= vectors.keys()


def test_another_models_vectors_are_never_compared(connection, tenant):
    insert_rows(connection, tenant, unit_vectors(3, 5), "tests/other", [{}] * 3)
    assert retrieve(connection, asked()).found == ()


def test_excluded_ids_are_not_found(reading):
    best = ids(retrieve(reading, asked(exact=True)))[:3]
    for exact in (True, False):
        found = retrieve(reading, asked(filters=Filters(exclude_ids=tuple(best)), exact=exact))
        assert not set(best) & set(ids(found))
        assert found.total in (None, ROWS - 3)


def test_an_empty_collection_answers_exactly_nothing(reading):
    found = retrieve(reading, asked(collection=CANDIDATES))
    assert (found.found, found.total, found.exact, found.considered) == ((), 0, True, 0)
    assert found.is_last


MANY = 2 * EXACT_TO + 3_000
MANY_ROWS = {
    "listings": """
        INSERT INTO listings
               (tenant_id, listing_id, source, external_id, content_hash, title, content)
        SELECT :tenant, gen_random_uuid(), 'tests', number::text, '', 'a title', '{}'
          FROM generate_series(1, :many) AS number""",
    "listing_vectors": """
        INSERT INTO listing_vectors
               (tenant_id, listing_id, model_id, embedding, text_hash, remote)
        SELECT tenant_id, listing_id, 'tests/many',
               format('[%s,%s]', cos(external_id::int / 9e3), sin(external_id::int / 9e3))::halfvec,
               '', CASE WHEN external_id::int % 2 = 0 THEN 'on_site' END
          FROM listings""",
}


@pytest.fixture(scope="module")
def many(database):
    """A tenant of more listings than are counted; every other one is unknown."""
    with database.transaction("plan-many") as connection:
        for statement in MANY_ROWS.values():
            connection.execute(text(statement), {"tenant": "plan-many", "many": MANY})
    with database.transaction("plan-many", read_only=True) as connection:
        yield connection


def among_many(filters=None, *, exact=False):
    vector = np.array([1, 0], np.float32)
    return Search(LISTINGS, "tests/many", vector, filters or Filters(), exact)


def test_many_are_counted_no_further_than_a_bound_unless_all_are_compared(many):
    search = among_many()
    assert count(many, search) == EXACT_TO + 1
    found = retrieve(many, search)
    assert found.total is None
    assert not found.is_last
    assert retrieve(many, among_many(exact=True)).total == MANY


def test_what_passes_comes_first_however_far_one_pages(many):
    last = MANY // 2 // BLOCK  # the block in which the last that pass stand
    found = {block: retrieve(many, among_many(ON_SITE), block) for block in range(52, last + 2)}
    for block in range(52, last):
        assert [each.passes for each in found[block].found] == [True] * BLOCK, block
    rest = MANY // 2 - last * BLOCK
    assert sum(each.passes for each in found[last].found) == rest
    assert not any(each.passes for each in found[last + 1].found)
    seen = [each.id for block in found.values() for each in block.found]
    assert len(seen) == len(set(seen)) == len(found) * BLOCK


def test_the_distance_to_the_nearest_wanted_place_is_told(connection, tenant):
    leeds = Place("Leeds", "GB", "GB-ENG", 53.8, -1.55)
    facts = [{"lat": 53.8, "lon": -1.55}, {"countries": ["GB"], "lat": 53.96, "lon": -1.08}]
    near, far = insert_rows(connection, tenant, unit_vectors(2, 4), MODEL, facts)
    found = retrieve(connection, asked(filters=Filters(locations=(Area(leeds, 50.0),))))
    distances: dict[UUID, float | None] = {each.id: each.distance_km for each in found.found}
    assert distances[near] == pytest.approx(0, abs=0.01)
    assert distances[far] == pytest.approx(35.6, abs=1)


# --- words ----------------------------------------------------------------------------------


def said_of(number):
    """How much of the question a document says."""
    return sum(WORDS[term] * weight for term, weight in said_by(number).items())


def saying(vectors, wanted=lambda number: True):
    """The ids of those that say the rare word."""
    named = enumerate(vectors)
    return {id_ for number, id_ in named if RARE in said_by(number) and wanted(number)}


def test_a_rare_word_fetches_every_document_that_the_vectors_miss(reading, vectors):
    without, found = retrieve(reading, asked()), retrieve(reading, asked_in_words())
    expected = saying(vectors)
    assert not expected <= set(ids(without))
    assert expected <= set(ids(found))
    assert set(ids(found)) == {*ids(without), *expected}


def test_how_much_of_the_question_is_said_is_told_of_every_document(reading, vectors):
    numbers = {id_: number for number, id_ in enumerate(vectors)}
    for each in retrieve(reading, asked_in_words()).found:
        assert each.said == pytest.approx(said_of(numbers[each.id]), abs=1e-6)


def test_without_words_nothing_is_said(reading):
    assert {each.said for each in retrieve(reading, asked()).found} == {0.0}


def test_without_a_key_words_fetch_nothing(reading):
    found = retrieve(reading, asked_in_words(keys=()))
    assert set(ids(found)) == set(ids(retrieve(reading, asked())))


def test_an_exact_search_fetches_what_says_most_without_a_key(reading, vectors):
    found = retrieve(reading, asked_in_words(keys=(), exact=True))
    said = sorted((said_of(number) for number in range(ROWS)), reverse=True)
    most = {id_ for number, id_ in enumerate(vectors) if said_of(number) > said[BLOCK]}
    assert len(most) > BLOCK / 4
    assert most <= set(ids(found))
    assert found.considered == found.total == ROWS


def test_what_words_fetch_fails_no_filter(reading, vectors):
    found = retrieve(reading, asked_in_words(GB))
    britain = saying(vectors, lambda number: number % 6)
    assert britain <= set(ids(found))
    assert not set(ids(found)) & (saying(vectors) - britain)


def test_what_words_fetch_is_not_among_the_excluded(reading, vectors):
    [first, *others] = saying(vectors)
    found = set(ids(retrieve(reading, asked_in_words(Filters(exclude_ids=(first,))))))
    assert first not in found
    assert found >= set(others)


def test_words_fetch_nothing_unknown_while_enough_passes(reading):
    first = retrieve(reading, asked_in_words(ON_SITE))
    assert len(first.found) > BLOCK
    assert all(each.passes for each in first.found)


def test_words_fetch_what_is_unknown_where_little_passes(reading, vectors):
    few = Filters(remote=RemoteWish.ON_SITE_ONLY, countries=("FR",))
    numbers = {id_: number for number, id_ in enumerate(vectors)}
    found = retrieve(reading, asked_in_words(few))
    expected = saying(vectors, lambda number: number % 6 == 0 and number % 25 != 1)
    assert expected <= set(ids(found))
    assert all(each.passes == (numbers[each.id] % 25 == 0) for each in found.found)


def test_what_an_index_and_the_words_returned_was_considered(reading):
    found = retrieve(reading, asked_in_words(GB))
    assert not found.exact
    assert found.considered == len(found.found) > BLOCK


def test_words_fetch_no_document_of_another_tenant_or_model(reading, connection, tenant, vectors):
    assert set(ids(retrieve(reading, asked_in_words()))) <= vectors.keys()
    facts = [{"words": SparseVector({RARE: 0.5}, DIMENSIONS)}]
    [other] = insert_rows(connection, tenant, unit_vectors(1, 6), "tests/other", facts)
    insert_keys(connection, tenant, {other: [RARE]})
    assert retrieve(connection, asked_in_words()).found == ()


def test_a_document_that_a_key_fetches_and_that_says_nothing_is_left(connection, tenant):
    facts = [{"words": None}, {"words": SparseVector({5: 0.5}, DIMENSIONS)}]
    made = insert_rows(connection, tenant, unit_vectors(2, 7), MODEL, facts)
    insert_keys(connection, tenant, {id_: [RARE] for id_ in made})
    found = retrieve(connection, asked_in_words())
    assert {each.id: each.said for each in found.found} == dict.fromkeys(made, 0.0)


def test_the_facts_that_rank_are_told_as_they_are_kept(connection, tenant):
    facts = {
        "pay_min": 1.0, "pay_max": 2.0, "skills": ["Go", "SQL"], "must_skills": ["SQL"],
        "seniority": "senior", "years": 3.5, "title_terms": [4, 2], "signature": b"12",
        "company": "acme",
    }  # fmt: skip
    insert_rows(connection, tenant, unit_vectors(1, 8), MODEL, [facts])
    [found] = retrieve(connection, asked()).found
    assert {name: getattr(found, name) for name in facts} == facts
