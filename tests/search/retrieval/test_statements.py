"""What comes back from the database, beside what plans are made of."""

import numpy as np
import pytest
from sqlalchemy import insert

from models.pay import Period
from models.tables import LISTINGS
from search.retrieval import statements
from search.retrieval.filters import Filters, RemoteWish, SalaryFilter
from tests.search.retrieval.rows import insert_row

DIM = 384


def unit(seed):
    vector = np.random.default_rng(seed).standard_normal(DIM).astype(np.float32)
    return vector / np.linalg.norm(vector)


def insert_passage(connection, tenant, listing_id, number, vector, part="text"):
    row = {
        "tenant_id": tenant, "listing_id": listing_id, "model_id": "tests", "passage_no": number,
        "part": part, "start": 10 * number, "end": 10 * number + 5, "embedding": vector,
        "text_hash": b"",
    }  # fmt: skip
    connection.execute(insert(LISTINGS.passages), row)


def test_a_vector_comes_back_as_it_was_kept(connection, tenant):
    listing_id = insert_row(connection, tenant, unit(1))
    row = connection.execute(statements.vectors(LISTINGS, "tests", [listing_id])).one()
    vector = statements.as_vector(row.embedding)
    assert (vector.shape, vector.dtype) == ((DIM,), np.float32)
    assert np.allclose(vector, unit(1), atol=1e-3)


def test_many_vectors_come_back_as_rows(connection, tenant):
    listing_id = insert_row(connection, tenant)
    for number in (2, 0, 1):
        insert_passage(connection, tenant, listing_id, number, unit(number))
    found = statements.passages(LISTINGS, "tests", [listing_id], part="text")
    rows = connection.execute(found).all()
    together = statements.as_vectors([row.embedding for row in rows])
    assert together.shape == (3, DIM)
    for number, row in enumerate(rows):
        assert np.array_equal(together[number], statements.as_vector(row.embedding))
        assert np.allclose(together[number], unit(number), atol=1e-3)


def test_no_vectors_are_no_rows():
    assert len(statements.as_vectors([])) == 0


def test_titles_and_texts_are_passages_apart_in_their_order(connection, tenant):
    listing_id = insert_row(connection, tenant)
    for number, part in ((2, "text"), (0, "title"), (1, "text")):
        insert_passage(connection, tenant, listing_id, number, unit(number), part)
    for part, starts in (("title", [0]), ("text", [10, 20])):
        found = statements.passages(LISTINGS, "tests", [listing_id], part=part)
        assert [row.start for row in connection.execute(found)] == starts


@pytest.mark.parametrize(
    ("facts", "verdicts"),
    [
        ({}, {"salary": "unknown", "remote": "unknown"}),
        ({"pay_max": 60_000, "remote": "on_site"}, {"salary": "pass", "remote": "fail"}),
        ({"pay_min": 10_000, "remote": "remote"}, {"salary": "fail", "remote": "pass"}),
    ],
)
def test_each_condition_is_judged_for_each_document(connection, tenant, facts, verdicts):
    filters = Filters(
        salary=SalaryFilter(50_000, None, "EUR", Period.YEAR), remote=RemoteWish.REMOTE_ONLY
    )
    listing_id = insert_row(connection, tenant, **facts)
    found = statements.judged(LISTINGS, "tests", filters, [listing_id])
    row = connection.execute(found).one()
    assert row.id == listing_id
    assert {name: getattr(row, name) for name in verdicts} == verdicts
