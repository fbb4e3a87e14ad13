import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.errors import EmbeddingError
from embeddings.hashing_embedder import HashingEmbedder

embedder = HashingEmbedder()


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=5))
def test_every_text_gets_a_vector_of_unit_length(texts):
    vectors = embedder.embed_documents(texts)
    assert vectors.shape == (len(texts), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@given(st.text(min_size=1).filter(str.strip))
def test_a_text_searches_and_is_found_with_the_same_vector(text):
    assert np.array_equal(embedder.embed_queries([text]), embedder.embed_documents([text]))


def test_texts_that_share_words_are_nearer_than_those_that_share_none():
    nurse, sister, welder = embedder.embed_documents(["night nurse", "Nurse, days", "TIG welding"])
    assert nurse @ sister > nurse @ welder + 0.1


def test_the_order_of_words_counts():
    one, other = embedder.embed_documents(["dog bites man", "man bites dog"])
    assert one @ other < 0.99


@pytest.mark.parametrize("blank", ["", " \n"])
def test_a_blank_text_is_refused(blank):
    with pytest.raises(EmbeddingError, match="blank text"):
        embedder.embed_queries([blank])


@given(st.text())
def test_tokens_stand_where_their_spans_say(text):
    spans = embedder.token_spans(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())


def test_another_process_computes_the_same_vector():
    code = (
        "from embeddings.hashing_embedder import HashingEmbedder\n"
        "print(HashingEmbedder().embed_queries(['night nurse']).tobytes().hex())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == embedder.embed_queries(["night nurse"]).tobytes().hex()
