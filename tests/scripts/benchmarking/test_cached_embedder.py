import numpy as np
import pytest

from embeddings.hashing_embedder import HashingEmbedder
from scripts.benchmarking.cached_embedder import CachedEmbedder


@pytest.fixture
def cached(tmp_path):
    return lambda: CachedEmbedder(HashingEmbedder(), tmp_path)


TEXTS = ["night nurse", "line cook", "night nurse"]


def test_a_text_is_embedded_once(cached):
    first = cached()
    vectors = first.embed_documents(TEXTS)
    assert first.embedded == 2
    again = cached()
    assert np.array_equal(again.embed_documents(TEXTS), vectors)
    assert again.embedded == 0


def test_vectors_are_those_of_the_embedder_but_for_half_precision(cached):
    vectors = cached().embed_documents(TEXTS)
    plain = HashingEmbedder().embed_documents(TEXTS)
    assert np.allclose(vectors, plain, atol=1e-3)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_a_text_that_searches_is_kept_apart_from_one_that_is_found(cached):
    embedder = cached()
    embedder.embed_documents(["night nurse"])
    embedder.embed_queries(["night nurse"])
    assert embedder.embedded == 2


def test_nothing_embedded_is_nothing(cached):
    assert cached().embed_documents([]).shape == (0, 384)


def test_what_another_process_added_meanwhile_harms_nothing(cached):
    one, other = cached(), cached()
    one.embed_documents(["night nurse"])
    other.embed_documents(["night nurse", "line cook"])
    again = cached()
    again.embed_documents(TEXTS)
    assert again.embedded == 0
