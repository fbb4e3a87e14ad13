"""Loading: what is new is embedded, what changed is renewed, what is there is left alone."""

from threading import Barrier, Thread

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from sqlalchemy.exc import StatementError

from embeddings.hashing_embedder import HashingEmbedder
from models.tables import LISTINGS
from search.engine import Engine
from search.indexing.indexer import Status
from search.reading.words import skill_term, title_keys
from tests.search.conftest import listing


class CountingEmbedder(HashingEmbedder):
    """Counts the passages that it embeds."""

    def __init__(self):
        self.passages = 0

    def embed_documents(self, texts):
        self.passages += len(texts)
        return super().embed_documents(texts)


class OtherModel(CountingEmbedder):
    model_id = "tests/other-model"


class FailingEmbedder(HashingEmbedder):
    """Gives up at the first text that speaks of a failure."""

    def embed_documents(self, texts):
        if any("failure" in text for text in texts):
            raise RuntimeError("The model is gone.")
        return super().embed_documents(texts)


@pytest.fixture
def counting(database):
    return Engine(database, CountingEmbedder())


def statuses(engine, tenant, *raws):
    return [outcome.status for outcome in engine.add_listings(tenant, raws, "tests")]


def rows_of(database, tenant, table):
    with database.transaction(tenant) as connection:
        return connection.execute(select(table)).all()


def passages_of(database, tenant, part="text"):
    return [row for row in rows_of(database, tenant, LISTINGS.passages) if row.part == part]


def keys_of(database, tenant):
    return {row.key for row in rows_of(database, tenant, LISTINGS.keys)}


def vector_row(database, tenant):
    [row] = rows_of(database, tenant, LISTINGS.vectors)
    return row


def test_a_listing_is_created_then_unchanged_then_updated(counting, tenant):
    assert statuses(counting, tenant, listing("a")) == [Status.CREATED]
    assert statuses(counting, tenant, listing("a")) == [Status.UNCHANGED]
    assert statuses(counting, tenant, listing("a", title="Senior nurse")) == [Status.UPDATED]


def test_loading_what_is_there_embeds_nothing_and_touches_nothing(counting, database, tenant):
    raws = [listing(str(number)) for number in range(5)]
    statuses(counting, tenant, *raws)
    before = rows_of(database, tenant, LISTINGS.documents)
    counting.embedder.passages = 0
    assert set(statuses(counting, tenant, *raws)) == {Status.UNCHANGED}
    assert counting.embedder.passages == 0
    assert rows_of(database, tenant, LISTINGS.documents) == before


def test_changed_pay_changes_the_facts_and_keeps_the_vectors(counting, database, tenant):
    statuses(counting, tenant, listing("a", salary_text="£30,000 per annum"))
    before = vector_row(database, tenant)
    counting.embedder.passages = 0
    assert statuses(counting, tenant, listing("a", salary_text="£60,000 per annum")) == [
        Status.UPDATED
    ]
    after = vector_row(database, tenant)
    assert counting.embedder.passages == 0
    assert after.pay_min == pytest.approx(2 * before.pay_min)
    assert after.embedding == before.embedding
    assert len(rows_of(database, tenant, LISTINGS.passages)) == 2


def test_changed_words_replace_the_vectors(counting, database, tenant):
    long = "You care for the patients of our ward. " * 100
    statuses(counting, tenant, listing("a", description=long))
    assert len(passages_of(database, tenant)) > 2
    before = vector_row(database, tenant)
    statuses(counting, tenant, listing("a", description="You cook for the guests of our house."))
    after = vector_row(database, tenant)
    assert after.embedding != before.embedding
    assert after.words != before.words
    assert len(passages_of(database, tenant)) == 1


def test_the_title_has_a_vector_of_its_own(counting, database, tenant):
    statuses(counting, tenant, listing("a", title="Ward sister"))
    [row] = passages_of(database, tenant, "title")
    [vector] = counting.embedder.embed_documents(["Ward sister"])
    assert np.allclose(row.embedding, vector, atol=1e-3)
    assert (row.start, row.end) == (0, 0)


def test_a_document_is_fetched_by_the_words_of_its_title_and_its_skills(counting, database, tenant):
    text = "Our team needs somebody who knows Python and SQL well."
    statuses(counting, tenant, listing("a", title="Data analyst", description=text))
    skills = {skill_term(skill) for skill in vector_row(database, tenant).skills}
    assert len(skills) >= 2
    assert keys_of(database, tenant) == title_keys(["Data analyst"]) | skills


def test_what_fetches_a_document_changes_with_it_and_goes_with_it(counting, database, tenant):
    first, second, other = (title_keys([title]) for title in ("Data analyst", "Cook", "Welder"))
    statuses(counting, tenant, listing("a", title="Data analyst"), listing("b", title="Welder"))
    assert keys_of(database, tenant) >= first | other
    [outcome] = counting.add_listings(tenant, [listing("a", title="Cook")], "tests")
    assert keys_of(database, tenant) >= second | other
    assert not keys_of(database, tenant) & first
    counting.erase(tenant, LISTINGS, outcome.id)
    assert keys_of(database, tenant) >= other
    assert not keys_of(database, tenant) & second


def test_another_model_embeds_anew_and_leaves_the_first_ones_vectors(counting, database, tenant):
    statuses(counting, tenant, listing("a"))
    other = Engine(database, OtherModel())
    assert statuses(other, tenant, listing("a")) == [Status.UPDATED]
    assert other.embedder.passages == 2  # the title and the text
    assert statuses(other, tenant, listing("a")) == [Status.UNCHANGED]
    assert statuses(counting, tenant, listing("a")) == [Status.UNCHANGED]
    models = {row.model_id for row in rows_of(database, tenant, LISTINGS.vectors)}
    assert models == {CountingEmbedder.model_id, OtherModel.model_id}


def test_vectors_of_an_older_text_are_never_taken_for_new(counting, database, tenant):
    statuses(counting, tenant, listing("a"))
    with database.transaction(tenant) as connection:
        connection.execute(update(LISTINGS.vectors).values(text_hash=b"of an older text"))
    assert statuses(counting, tenant, listing("a")) == [Status.UPDATED]


def test_of_listings_with_one_id_the_last_counts(counting, database, tenant):
    raws = [listing("a", title="Nurse"), listing("b"), listing("a", title="Cook")]
    outcomes = counting.add_listings(tenant, raws, "tests")
    assert [outcome.external_id for outcome in outcomes] == ["a", "b", "a"]
    assert outcomes[0].id == outcomes[2].id
    titles = {row.external_id: row.title for row in rows_of(database, tenant, LISTINGS.documents)}
    assert titles == {"a": "Cook", "b": "Staff nurse"}


def test_a_bad_listing_is_rejected_with_a_reason_and_harms_no_other(counting, tenant):
    raws = [listing("a"), listing("b", description=""), "no object", listing("c")]
    outcomes = counting.add_listings(tenant, raws, "tests")
    assert [outcome.status for outcome in outcomes] == [
        Status.CREATED,
        Status.REJECTED,
        Status.REJECTED,
        Status.CREATED,
    ]
    assert outcomes[1].external_id == "b"
    assert "description" in outcomes[1].reason
    assert "JSON object" in outcomes[2].reason


def test_nothing_to_load_is_nothing_to_do(counting, tenant):
    assert counting.add_listings(tenant, [], "tests") == []
    assert statuses(counting, tenant, listing("a", title="")) == [Status.REJECTED]


def test_the_same_listing_of_two_tenants_is_two(counting, database, tenant):
    statuses(counting, tenant, listing("a"))
    assert statuses(counting, f"{tenant}-other", listing("a")) == [Status.CREATED]
    assert len(rows_of(database, tenant, LISTINGS.documents)) == 1


def test_two_loads_of_the_same_listings_at_once_write_each_once(database, tenant):
    raws = [listing(str(number), title=f"Nurse {number}") for number in range(60)]
    start, failures = Barrier(2), []

    def load(raws):
        engine = Engine(database, HashingEmbedder())
        start.wait()
        try:
            for first in range(0, 60, 20):
                engine.add_listings(tenant, raws[first : first + 20], "tests")
        except Exception as error:
            failures.append(error)

    threads = [Thread(target=load, args=(each,)) for each in (raws, raws[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failures
    for table in (LISTINGS.documents, LISTINGS.vectors):
        assert len(rows_of(database, tenant, table)) == 60
    for part in ("title", "text"):
        assert len(passages_of(database, tenant, part)) == 60


def test_a_load_that_breaks_off_leaves_whole_batches_and_goes_on_from_there(database, tenant):
    engine = Engine(database, FailingEmbedder())
    first = [listing(f"a{number}") for number in range(3)]
    second = [listing("b0"), listing("b1", title="A failure")]
    statuses(engine, tenant, *first)
    with pytest.raises(RuntimeError):
        statuses(engine, tenant, *second)
    assert len(rows_of(database, tenant, LISTINGS.documents)) == 3
    again = statuses(Engine(database, HashingEmbedder()), tenant, *first, *second)
    assert again == [Status.UNCHANGED] * 3 + [Status.CREATED] * 2


def test_a_transaction_that_fails_writes_neither_document_nor_vector(database, tenant):
    class TooLong(HashingEmbedder):
        def embed_documents(self, texts):
            vectors = super().embed_documents(texts)
            vectors[-1] = 70_000  # more than a half-precision number holds
            return vectors

    with pytest.raises(StatementError, match="INTO listing_passages"):
        statuses(Engine(database, TooLong()), tenant, listing("a"), listing("b"))
    with database.transaction(tenant) as connection:
        for table in (LISTINGS.documents, LISTINGS.vectors, LISTINGS.passages, LISTINGS.keys):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0


TEXT_FIELDS = (
    *("external_id", "source", "title", "company", "url", "location", "salary_text", "remote"),
    *("employment_type", "seniority", "posted_at", "expires_at"),
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    fields=st.fixed_dictionaries(
        {"description": ANYTHING.map(lambda text: text + " and more words than that")},
        optional=dict.fromkeys(TEXT_FIELDS, ANYTHING),
    )
)
def test_whatever_a_source_sends_is_written_or_rejected(counting, tenant, fields):
    raw = {"title": "Nurse", **fields}
    [outcome] = counting.add_listings(tenant, [raw], "tests")
    if outcome.status is Status.REJECTED:
        assert outcome.reason
    else:
        assert counting.get(tenant, LISTINGS, outcome.id).content.title


HARD_TO_EMBED = [
    "\u200b\u200b",
    "\u00ad",
    "🙂",
    "…",
    "\u0301",
    "漢字",
    "a" * 400,
    "\ue000",
    "\u202e x",
]


@pytest.mark.parametrize("title", HARD_TO_EMBED)
def test_a_title_without_a_word_is_written_or_rejected(database, int8_embedder, tenant, title):
    for engine in (Engine(database, int8_embedder), Engine(database, HashingEmbedder())):
        [outcome] = engine.add_listings(tenant, [listing("a", title=title)], "tests")
        assert outcome.id or outcome.reason


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01", 253402300799]
)
def test_a_moment_at_the_edge_of_the_calendar_can_be_read_again(counting, tenant, moment):
    [outcome] = counting.add_listings(tenant, [listing("a", posted_at=moment)], "tests")
    if outcome.status is not Status.REJECTED:
        counting.get(tenant, LISTINGS, outcome.id)
        vector_row(counting.database, tenant)
