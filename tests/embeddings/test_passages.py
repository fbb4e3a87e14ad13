from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.hashing_embedder import HashingEmbedder
from embeddings.passages import split_passages, token_ranges


class SmallWindow(HashingEmbedder):
    def __init__(self, window):
        self.window = window


texts = st.text(st.sampled_from("ab é.,!?\n\t 　–'\"\u200b0"), max_size=200) | st.text()
windows = st.integers(1, 12)


@given(texts, windows)
def test_a_passage_is_the_stretch_of_the_text_that_it_names(text, window):
    for passage in split_passages(text, SmallWindow(window)):
        assert text[passage.start : passage.end] == passage.text


@given(texts, windows)
def test_passages_hold_every_character_that_is_not_white_space_once(text, window):
    passages = split_passages(text, SmallWindow(window))
    assert "".join("".join(p.text for p in passages).split()) == "".join(text.split())


@given(texts, windows)
def test_no_passage_has_more_tokens_than_the_window(text, window):
    embedder = SmallWindow(window)
    for passage in split_passages(text, embedder):
        assert 0 <= len(embedder.token_spans(passage.text)) <= window


@given(texts, windows, st.integers(1, 20))
def test_a_passage_may_be_kept_smaller_than_the_window_and_never_larger(text, window, most):
    embedder = SmallWindow(window)
    passages = split_passages(text, embedder, most_tokens=most)
    assert passages == split_passages(text, SmallWindow(min(window, most)))
    assert all(len(embedder.token_spans(each.text)) <= min(window, most) for each in passages)


@given(texts, windows)
def test_passages_follow_one_another_without_overlap(text, window):
    passages = split_passages(text, SmallWindow(window))
    assert all(a.end <= b.start for a, b in pairwise(passages))


@given(texts, windows)
def test_token_ranges_adjoin_and_hold_every_token(text, window):
    spans = HashingEmbedder().token_spans(text)
    ranges = token_ranges(text, spans, window)
    assert [i for first, last in ranges for i in range(first, last)] == list(range(len(spans)))


@given(st.text(max_size=400))
def test_the_real_tokens_cover_every_character_that_is_split(int8_embedder, text):
    passages = split_passages(text, int8_embedder)
    assert "".join("".join(p.text for p in passages).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["nurse", "Kranführer", "unbelievably", "C++", "10,000", "\n"])))
def test_real_passages_are_read_whole_by_the_model(int8_embedder, words):
    text = " ".join(words * 60)
    for passage in split_passages(text, int8_embedder):
        assert len(int8_embedder.token_spans(passage.text)) <= int8_embedder.window


@pytest.mark.parametrize("blank", ["", " ", "\n\t  \n"])
def test_a_blank_text_has_no_passages(blank):
    assert split_passages(blank, HashingEmbedder()) == []


def test_a_text_that_fits_is_one_passage():
    assert [p.text for p in split_passages("  two words ", SmallWindow(2))] == ["two words"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a b c\n\nd e\nf. g h i", "a b c"),
        ("a b c d e\nf. g h i j k", "a b c d e"),
        ("a b c. d e f g h i", "a b c."),
        ("a b 'c.' d e f g h i", "a b 'c.'"),
        ("a b c d e f g h i", "a b c d e f"),
    ],
)
def test_the_first_cut_is_the_best_in_the_second_half_of_the_window(text, first):
    assert split_passages(text, SmallWindow(6))[0].text == first


def test_an_early_paragraph_end_does_not_leave_a_tiny_passage():
    assert split_passages("a\n\nb c d e f g h", SmallWindow(6))[0].text == "a\n\nb c d e f"


def test_a_word_is_cut_only_where_it_is_longer_than_the_window():
    text = "one,two " + ",".join("abcdefgh")
    assert [p.text for p in split_passages(text, SmallWindow(4))] == [
        "one,two",
        "a,b,",
        "c,d,",
        "e,f,",
        "g,h",
    ]


def test_a_long_advert_is_split_at_its_paragraphs(int8_embedder):
    paragraph = "We keep lifts running in the old town. " * 15 + "Call us."
    passages = split_passages("\n\n".join([paragraph] * 4), int8_embedder)
    assert [p.text for p in passages] == [paragraph] * 4
