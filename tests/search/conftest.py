"""An engine over the real database and an embedder without weights."""

import pytest

from embeddings.hashing_embedder import HashingEmbedder
from search.engine import Engine
from search.indexing.vector_index import ensure_vector_indexes


@pytest.fixture(scope="session")
def embedder():
    return HashingEmbedder()


@pytest.fixture(scope="session")
def engine(database, embedder):
    with database.owner() as owner:
        ensure_vector_indexes(owner, embedder.model_id, embedder.dim)
    return Engine(database, embedder)


def listing(external_id, **fields):
    """A listing in the fields of POST /listings."""
    return {
        "external_id": external_id,
        "title": "Staff nurse",
        "description": "You care for the patients of our ward, day and night, as one of the team.",
        **fields,
    }


@pytest.fixture
def load(engine, tenant):
    """Loads listings; gives back their ids by external id."""

    def loaded(*raws):
        outcomes = engine.add_listings(tenant, raws, "tests")
        assert all(outcome.id for outcome in outcomes), outcomes
        return {outcome.external_id: outcome.id for outcome in outcomes}

    return loaded
