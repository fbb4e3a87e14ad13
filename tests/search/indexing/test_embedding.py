"""Titles and passages within the model's window, and the vector of the whole made of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.hashing_embedder import HashingEmbedder
from models.errors import InvalidInput
from models.evidence import Span
from search.indexing.embedding import (
    MOST_PASSAGES,
    MOST_TITLES,
    PASSAGE_TOKENS,
    Text,
    embedded_documents,
    embedded_query,
)

HASHING = HashingEmbedder()


class WatchingEmbedder(HashingEmbedder):
    """Keeps the texts that it embeds, and counts how often it is called."""

    def __init__(self):
        self.texts = []
        self.calls = 0

    def embed_documents(self, texts):
        self.texts += texts
        self.calls += 1
        return super().embed_documents(texts)


class NarrowEmbedder(WatchingEmbedder):
    """Reads less at once than a passage may hold."""

    window = 7


def whole(body, titles=(), faint=()):
    [embedded] = embedded_documents(HASHING, [Text(body, titles, faint)])
    return embedded.whole


WORDS = st.text("ab .,\n-é漢", max_size=2_000).filter(lambda text: text.strip())
TITLES = st.lists(st.text("ab -é漢", min_size=1).filter(lambda text: text.strip()), max_size=7)


@settings(deadline=None, max_examples=100)
@given(body=WORDS, titles=TITLES.map(tuple))
def test_a_passage_never_exceeds_the_window_nor_what_a_passage_may_hold(body, titles):
    for embedder in (WatchingEmbedder(), NarrowEmbedder()):
        [embedded] = embedded_documents(embedder, [Text(body, titles)])
        most = min(embedder.window, PASSAGE_TOKENS)
        assert all(len(embedder.token_spans(each.text)) <= most for each in embedded.passages)
        assert embedder.texts == [
            *titles[:MOST_TITLES],
            *(each.text for each in embedded.passages),
        ]


@settings(deadline=None, max_examples=100)
@given(body=WORDS, titles=TITLES.map(tuple))
def test_every_vector_is_of_unit_length_and_stands_for_one_piece(body, titles):
    [embedded] = embedded_documents(HASHING, [Text(body, titles)])
    assert embedded.vectors.shape == (len(embedded.passages), HASHING.dim)
    assert embedded.titles.shape == (min(len(titles), MOST_TITLES), HASHING.dim)
    for row in (embedded.whole, *embedded.vectors, *embedded.titles):
        assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)


def test_real_tokens_keep_to_the_size_of_a_passage_too(int8_embedder):
    body = "Pflege\u00adbedürftigkeitsfeststellung, 2×täglich — naïveté! " * 100

    class Watching:
        model_id, dim, window = int8_embedder.model_id, int8_embedder.dim, int8_embedder.window
        token_spans = staticmethod(int8_embedder.token_spans)
        embed_documents = staticmethod(HASHING.embed_documents)

    [embedded] = embedded_documents(Watching(), [Text(body)])
    assert len(embedded.passages) > 5
    for passage in embedded.passages:
        assert 0 < len(int8_embedder.token_spans(passage.text)) <= PASSAGE_TOKENS


def test_passages_are_stretches_of_the_body():
    body = "One sentence of several words. " * 100
    [embedded] = embedded_documents(HASHING, [Text(body, ("Nurse",))])
    assert len(embedded.passages) > 1
    assert all(body[each.start : each.end] == each.text for each in embedded.passages)


def test_of_a_very_long_text_the_first_passages_are_embedded():
    body = "word " * (PASSAGE_TOKENS * (MOST_PASSAGES + 3))
    embedder = WatchingEmbedder()
    [embedded] = embedded_documents(embedder, [Text(body)])
    assert len(embedded.passages) == len(embedder.texts) == MOST_PASSAGES
    assert embedded.passages[0].start == 0


def test_the_whole_is_near_to_what_most_of_the_text_says():
    cooking, nursing = "You cook for the guests. " * 60, "You nurse the patients. " * 20
    vector = whole(cooking + "\n\n" + nursing)
    assert vector @ whole(cooking) > vector @ whole(nursing)


def test_a_title_draws_the_whole_towards_itself():
    body, title = "You care for the patients of our ward. " * 20, "Respiratory physiotherapist"
    assert whole(body, (title,)) @ whole(title) > whole(body) @ whole(title)
    assert whole(body, (title,)) @ whole(body) > whole(body, (title,)) @ whole(title)


def test_titles_beyond_the_most_count_for_nothing():
    titles = tuple(f"Nurse {number}" for number in range(MOST_TITLES))
    [embedded] = embedded_documents(HASHING, [Text("The body.", (*titles, "Welder"))])
    assert len(embedded.titles) == MOST_TITLES
    assert np.array_equal(embedded.whole, whole("The body.", titles))


def test_what_every_ad_says_counts_for_less_and_for_something():
    work, faint = "You care for the patients of our ward. " * 40, "We are an equal employer. " * 40
    span = Span(len(work), len(work) + len(faint))
    vectors = [whole(work + faint, faint=spans) for spans in ((), (span,))]
    alone = whole(work)
    assert vectors[0] @ alone < vectors[1] @ alone < 0.9999
    assert vectors[1] @ whole(faint) > alone @ whole(faint)


def test_a_text_that_says_only_what_every_ad_says_has_a_vector():
    body = "We are an equal opportunity employer."
    assert np.allclose(whole(body, faint=(Span(0, len(body)),)), whole(body), atol=1e-6)


def test_documents_keep_their_own_vectors_in_one_call_of_the_model():
    embedder = WatchingEmbedder()
    texts = [
        Text("Short.", ("A",)),
        Text("Long words. " * 300, ("B", "C")),
        Text("Short."),
    ]
    together = embedded_documents(embedder, texts)
    assert embedder.calls == 1
    for text, embedded in zip(texts, together, strict=True):
        [alone] = embedded_documents(HASHING, [text])
        for name in ("vectors", "titles", "whole"):
            assert np.array_equal(getattr(alone, name), getattr(embedded, name))
        assert alone.passages == embedded.passages


def test_no_documents_have_no_vectors():
    assert embedded_documents(HASHING, []) == []


def test_a_question_is_embedded_as_a_document_is_where_the_model_makes_no_difference():
    text = Text("You care for the patients of our ward. " * 30, ("Nurse",))
    [document] = embedded_documents(HASHING, [text])
    assert np.array_equal(embedded_query(HASHING, text).whole, document.whole)


@pytest.mark.parametrize("blank", ["", " \n\t\u00a0"])
def test_a_blank_text_is_refused_by_a_sentence(blank):
    with pytest.raises(InvalidInput, match="blank"):
        embedded_query(HASHING, Text(blank, ("A title",)))
