"""Signatures of ads made of numbered words, so that what they have in common is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.ad.signature import SIZE, likeness, likenesses, signature, title_part

AD = " ".join(f"word{number}" for number in range(400))


def changed(first_words):
    """The ad with other words at its beginning."""
    kept = AD.split()[first_words:]
    return " ".join([f"other{number}" for number in range(first_words)] + kept)


def jaccard(first_words):
    """Of the threes of words of the ad and of `changed`."""
    common = 400 - first_words - 2
    return common / (2 * 398 - common)


def test_a_signature_is_the_same_on_every_machine_and_in_every_release():
    made = signature("Baker", "Bread, rolls & CAKES since 1950").hex()
    assert made == (
        "cb0b6dd78465b104c3d5212543ffbf511971271513f92b25c9fb63831f0393d1"
        "ebd391fdcbdde1155b894193fbd325af0f43f1bdcb4b4fc5dfff8bcff3a5bf73"
        "cb4b575ff34747691f516723933bdb77998d831133e9a3434fdddd9357ebdfe3"
        "21d135d3193d2f016ff33b075db5cb43e7e3b3e983413d850fd5adadaf579ff3"
    )


@given(st.text(max_size=50), st.text())
def test_a_signature_has_one_length_whatever_the_text(title, text):
    assert len(signature(title, text)) == SIZE <= 128


@pytest.mark.parametrize("first_words", [0, 20, 45, 80, 150, 300])
def test_likeness_estimates_the_share_of_threes_in_common(first_words):
    estimate = likeness(signature("", AD), signature("", changed(first_words)))
    assert estimate == pytest.approx(jaccard(first_words), abs=0.12)


def test_texts_with_nothing_in_common_are_unlike():
    assert likeness(signature("", AD), signature("", changed(400))) < 0.05


def test_case_signs_and_spaces_do_not_count():
    one = signature("", "We bake bread; you’ll love it.\nApply now")
    assert one == signature("", "WE BAKE BREAD – you'll love it!   Apply, now")


def test_the_order_of_words_counts():
    turned = " ".join(reversed(AD.split()))
    assert likeness(signature("", AD), signature("", turned)) < 0.05


def test_the_title_does_not_count_for_likeness_but_has_a_part_of_its_own():
    baker, driver = signature("Baker", AD), signature("Driver", AD)
    assert likeness(baker, driver) == 1.0
    assert title_part(baker) != title_part(driver)
    assert title_part(baker) == title_part(signature("BAKER - Leeds", "Anything else"))


@pytest.mark.parametrize("text", ["", " \n", "--- * ---"])
def test_without_words_a_text_is_like_no_other_not_even_itself(text):
    empty = signature("Baker", text)
    assert likenesses(empty, [empty, signature("Baker", AD)]).tolist() == [0.0, 0.0]
    assert likeness(signature("Baker", AD), empty) == 0.0


@pytest.mark.parametrize("text", ["bake", "bake bread", "烘焙师", "a" * 100_000])
def test_a_text_of_a_word_or_two_is_like_itself_alone(text):
    assert likeness(signature("", text), signature("", text)) == 1.0
    assert likeness(signature("", text), signature("", "drive lorries")) < 0.1


def test_halves_of_characters_are_no_error():
    assert likeness(signature("\ud800", "bake \udc00 bread"), signature("", AD)) == 0.0


@given(st.lists(st.text(max_size=80), max_size=6))
def test_likenesses_lie_between_0_and_1_and_are_those_of_each_pair(texts):
    one, others = signature("", AD[:80]), [signature("", text) for text in texts]
    found = likenesses(one, others)
    assert found.shape == (len(texts),)
    assert ((found >= 0) & (found <= 1)).all()
    assert found.tolist() == [likeness(other, one) for other in others]
