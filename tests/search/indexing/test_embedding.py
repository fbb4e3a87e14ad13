"""Passages never exceed the model's window, and their mean is the document."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.hashing_embedder import HashingEmbedder
from models.errors import InvalidInput
from search.indexing.embedding import HEADING_TOKENS, embedded_documents, embedded_query


class WatchingEmbedder(HashingEmbedder):
    """Keeps the texts that it embeds."""

    def __init__(self):
        self.texts = []

    def embed_documents(self, texts):
        self.texts += texts
        return super().embed_documents(texts)


WORDS = st.text("ab .,\n-é漢", max_size=2_000)


@settings(deadline=None, max_examples=100)
@given(heading=WORDS, text=WORDS.filter(lambda text: text.strip()))
def test_a_passage_with_its_heading_never_exceeds_the_window(heading, text):
    embedder = WatchingEmbedder()
    embedded_documents(embedder, [(heading, text)])
    assert all(len(embedder.token_spans(each)) <= embedder.window for each in embedder.texts)


def test_real_tokens_keep_to_the_window_too(int8_embedder):
    heading = "Oberschwester für Anästhesie- und Intensivpflege (m/w/d) " * 20
    text = "Pflege\u00adbedürftigkeitsfeststellung, 2×täglich — naïveté! " * 300
    watched = []

    class Watching:
        model_id, dim, window = int8_embedder.model_id, int8_embedder.dim, int8_embedder.window
        token_spans = staticmethod(int8_embedder.token_spans)

        @staticmethod
        def embed_documents(texts):
            watched.extend(texts)
            return HashingEmbedder().embed_documents(texts)

    embedded_documents(Watching(), [(heading, text)])
    assert len(watched) > 5
    assert all(len(int8_embedder.token_spans(each)) <= int8_embedder.window for each in watched)


def test_a_long_title_is_cut_in_the_heading():
    embedder = WatchingEmbedder()
    title = " ".join(f"word{number}" for number in range(HEADING_TOKENS + 20))
    embedded_documents(embedder, [(title, "The text.")])
    assert embedder.texts == [" ".join(title.split()[:HEADING_TOKENS]) + "\nThe text."]


def test_each_passage_stands_under_the_heading_and_is_a_stretch_of_the_text():
    embedder = WatchingEmbedder()
    text = "One sentence of several words. " * 100
    [embedded] = embedded_documents(embedder, [("Nurse", text)])
    assert len(embedded.passages) == len(embedder.texts) > 1
    for passage, sent in zip(embedded.passages, embedder.texts, strict=True):
        assert sent == f"Nurse\n{text[passage.start : passage.end]}"


def test_the_documents_vector_is_the_mean_of_its_passages_and_of_unit_length():
    [embedded] = embedded_documents(HashingEmbedder(), [("", "Different words in each. " * 200)])
    assert len(embedded.vectors) > 1
    assert np.linalg.norm(embedded.mean) == pytest.approx(1, abs=1e-6)
    assert embedded.mean @ embedded.vectors.sum(axis=0) > 0


def test_documents_keep_their_own_vectors():
    texts = [("A", "Short."), ("B", "Long words. " * 300), ("", "Short.")]
    together = embedded_documents(HashingEmbedder(), texts)
    for text, embedded in zip(texts, together, strict=True):
        [alone] = embedded_documents(HashingEmbedder(), [text])
        assert np.array_equal(alone.vectors, embedded.vectors)


@pytest.mark.parametrize("blank", ["", " \n\t\u00a0"])
def test_a_blank_text_is_refused_by_a_sentence(blank):
    with pytest.raises(InvalidInput, match="blank"):
        embedded_query(HashingEmbedder(), blank)
