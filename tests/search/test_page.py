"""Pages of whatever sizes, cut from blocks of whatever sizes, hold every result once."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from search.page import cut_page
from search.ranked import Ranked
from search.retrieval.cursor import BEGINNING, Position
from search.retrieval.plan import Found, Retrieval


def ranked(number):
    found = Found(
        id=UUID(int=number), similarity=0.0, said=0.0, passes=True, distance_km=None, pay_min=None,
        pay_max=None, posted_at=None, skills=(), must_skills=(), seniority=None, years=None,
        title_terms=(), signature=None, company=None,
    )  # fmt: skip
    return Ranked(found, {}, {})


def blocks_of(sizes):
    """Blocks of results that are numbered throughout; those behind the last are empty."""
    results = [ranked(number) for number in range(sum(sizes))]

    def block(number):
        start = sum(sizes[:number])
        own = results[start : start + sizes[number]] if number < len(sizes) else []
        is_last = number >= len(sizes) - 1
        found = tuple(each.found for each in own)
        return Retrieval(found, is_last, len(results), exact=True, considered=number), own

    return block


def numbers(page):
    return [each.found.id.int for each in page.ranked]


SIZES = st.lists(st.integers(0, 9), min_size=1, max_size=6)


@given(SIZES, st.lists(st.integers(1, 12), min_size=1, max_size=5))
def test_pages_of_any_sizes_give_the_same_sequence(sizes, limits):
    block, seen, at, turn = blocks_of(sizes), [], BEGINNING, 0
    while at is not None:
        limit = limits[turn % len(limits)]
        page = cut_page(block, at, limit)
        seen += numbers(page)
        assert len(page.ranked) == limit or page.end is None
        assert page.end is None or page.end > at
        at, turn = page.end, turn + 1
    assert seen == list(range(sum(sizes)))


@given(SIZES, st.integers(1, 60))
def test_the_first_page_holds_as_many_as_asked_for_or_all(sizes, limit):
    page = cut_page(blocks_of(sizes), BEGINNING, limit)
    assert numbers(page) == list(range(min(limit, sum(sizes))))
    assert (page.end is None) or sum(sizes) >= limit


@given(SIZES, st.builds(Position, st.integers(0, 9), st.integers(0, 30)), st.integers(1, 9))
def test_a_position_behind_the_end_begins_a_page_without_results(sizes, beginning, limit):
    page = cut_page(blocks_of(sizes), beginning, limit)
    if beginning.block >= len(sizes):
        assert (page.ranked, page.end) == ((), None)


def test_a_page_tells_how_the_first_of_its_blocks_was_found():
    page = cut_page(blocks_of([4, 4, 4]), Position(1, 2), 5)
    assert page.retrieval.considered == 1
    assert numbers(page) == [6, 7, 8, 9, 10]
    assert page.end == Position(2, 3)


def test_no_block_is_made_that_no_result_is_taken_from():
    made, block = [], blocks_of([4, 4, 4])

    def watched(number):
        made.append(number)
        return block(number)

    cut_page(watched, BEGINNING, 4)
    assert made == [0]
