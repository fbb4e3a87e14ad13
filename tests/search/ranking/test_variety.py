from collections import Counter
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from search.ranking.variety import FARTHEST, WINDOW, varied


@dataclass(frozen=True)
class Ad:
    rank: int
    company: str | None


def ads(companies):
    return [Ad(rank, company) for rank, company in enumerate(companies)]


RANKED = st.lists(st.sampled_from(["A", "A", "A", "B", "C", "D", "E", None]), max_size=120).map(ads)
MOST = st.integers(1, 5)


def test_what_a_company_has_beyond_its_share_waits_for_others():
    made = varied(ads("AAAABCD"), 2)
    assert [item.company for item in made] == list("AABCDAA")


def test_a_company_has_room_again_a_page_later_or_when_its_result_is_due():
    others = [f"other {number}" for number in range(3 * WINDOW)]
    made = [item.company for item in varied(ads(["A", "A", "A", *others]), 1)]
    assert [place for place, company in enumerate(made) if company == "A"] == [0, 20, 22]


def test_a_bad_result_does_not_rise_from_far_below():
    made = varied(ads(["A"] * 100 + ["B"]), 3)
    assert [item.company for item in made].index("B") == 100 - FARTHEST


def test_few_results_of_a_company_stay_where_they_are():
    ranked = ads("AABBCAB")
    assert varied(ranked, 3) == ranked


def test_results_without_a_company_are_not_counted_together():
    ranked = ads([None] * 50)
    assert varied(ranked, 1) == ranked


@given(RANKED, MOST)
def test_nothing_is_lost_and_nothing_is_shown_twice(ranked, most):
    assert sorted(item.rank for item in varied(ranked, most)) == list(range(len(ranked)))


@given(RANKED, MOST)
def test_results_of_one_company_keep_their_order(ranked, most):
    made = varied(ranked, most)
    for company in {item.company for item in ranked}:
        ranks = [item.rank for item in made if item.company == company]
        assert ranks == sorted(ranks)


@given(RANKED, MOST)
def test_no_result_moves_by_more_than_a_page(ranked, most):
    for place, item in enumerate(varied(ranked, most)):
        assert abs(place - item.rank) <= FARTHEST
        assert item.company is not None or place <= item.rank


@given(RANKED, MOST)
def test_a_company_has_more_than_its_share_only_where_no_other_is_near_or_a_result_is_due(
    ranked, most
):
    made = varied(ranked, most)
    for place, item in enumerate(made):
        before = Counter(each.company for each in made[max(0, place - WINDOW + 1) : place])
        if item.company is None or before[item.company] < most or place - item.rank == FARTHEST:
            continue
        near = [each for each in made[place:] if each.rank <= place + FARTHEST]
        assert all(each.company is not None and before[each.company] >= most for each in near)


@given(RANKED, MOST)
def test_the_order_is_that_of_the_ranks_where_every_company_has_room(ranked, most):
    few = [item for item in ranked if item.company is None or item.rank % 7 == 0][:most]
    assert varied(few, most) == few
