from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from search.ranking.folding import Fold, folded
from search.reading.ad.signature import likeness, signature, title_part

WORDS = [f"word{number}" for number in range(300)]


@dataclass(frozen=True)
class Ad:
    name: str
    signature: bytes | None


def ad(name, title="Baker", start=0, town="Leeds"):
    """An ad whose text differs from that of another start by so many words at both ends."""
    text = " ".join([*WORDS[start : start + 200], town])
    return Ad(name, signature(title, text))


def names(folds):
    return [(fold.first.name, [other.name for other in fold.others]) for fold in folds]


def test_the_same_ad_for_another_town_folds_into_the_best_ranked():
    nurse = ad("nurse", "Nurse", start=90)
    best, york = ad("best"), ad("york", "Baker - York (12345)", town="York")
    assert folded([best, nurse, york]) == [Fold(best, (york,)), Fold(nurse, ())]


def test_another_job_under_the_same_words_keeps_its_place():
    band_5, band_6 = ad("5", "Band 5 Nurse"), ad("6", "Band 6 Nurse")
    assert names(folded([band_5, band_6])) == [("5", []), ("6", [])]


def test_another_text_under_the_same_title_keeps_its_place():
    assert names(folded([ad("one"), ad("other", start=60)])) == [("one", []), ("other", [])]


def test_what_is_near_only_to_another_of_the_fold_does_not_follow_it():
    best, near, next_to_near = ad("best"), ad("near", start=14), ad("next", start=28)
    assert names(folded([best, near, next_to_near])) == [("best", ["near"]), ("next", [])]


def test_ads_without_signature_or_without_words_fold_with_nothing():
    empty = signature("Baker", "")
    ads = [Ad("1", None), Ad("2", empty), Ad("3", None), Ad("4", empty)]
    assert names(folded(ads)) == [("1", []), ("2", []), ("3", []), ("4", [])]


def test_nothing_folds_into_nothing():
    assert folded([]) == []


CHOICES = st.tuples(
    st.sampled_from(["Baker", "Driver"]), st.sampled_from([0, 8, 16, 24, 60]), st.booleans()
)


@given(st.lists(CHOICES, max_size=20))
def test_every_item_is_once_in_a_fold_in_order_and_near_to_its_first(choices):
    made = {choice: ad("", choice[0], choice[1]).signature for choice in set(choices)}
    ads = [Ad(str(rank), made[each] if each[2] else None) for rank, each in enumerate(choices)]
    folds = folded(ads)
    ranks = [int(fold.first.name) for fold in folds]
    assert ranks == sorted(ranks)
    together = [item for fold in folds for item in (fold.first, *fold.others)]
    assert sorted(int(item.name) for item in together) == list(range(len(ads)))
    for fold in folds:
        within = [int(item.name) for item in (fold.first, *fold.others)]
        assert within == sorted(within)
        for other in fold.others:
            assert title_part(fold.first.signature) == title_part(other.signature)
            assert likeness(fold.first.signature, other.signature) >= 0.8
    for rank, fold in enumerate(folds):
        for later in folds[rank + 1 :]:
            one, other = fold.first.signature, later.first.signature
            if one and other and title_part(one) == title_part(other):
                assert likeness(one, other) < 0.8
