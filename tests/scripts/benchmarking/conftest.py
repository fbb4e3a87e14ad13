import pytest

from embeddings.hashing_embedder import HashingEmbedder
from scripts.benchmarking.cached_embedder import CachedEmbedder
from scripts.benchmarking.corpus import Corpus
from scripts.benchmarking.workplace import Workplace

LISTINGS = 200


@pytest.fixture(scope="session")
def workplace(server, tmp_path_factory):
    """Few listings and an embedder without weights, beside the tests' own PostgreSQL."""
    home = tmp_path_factory.mktemp("benchmark")
    embedder = CachedEmbedder(HashingEmbedder(), home)
    return Workplace(home, embedder, server.ensure(), Corpus(LISTINGS))


@pytest.fixture(scope="session")
def questions(workplace):
    return workplace.questions(5)
