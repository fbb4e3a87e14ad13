import base64
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InvalidInput
from search.retrieval.cursor import BEGINNING, Position, fingerprint, make_cursor, read_cursor

SEARCH = fingerprint("nurses in Leeds")


def encoded(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


POSITIONS = st.builds(Position, st.integers(0, 10**9), st.integers(0, 10**12))


@given(POSITIONS, st.text(max_size=20))
def test_a_cursor_leads_back_to_where_it_was_made(position, question):
    search = fingerprint(question)
    assert read_cursor(make_cursor(position, search), search) == position


@given(POSITIONS, POSITIONS)
def test_positions_are_ordered_as_results_are(one, other):
    assert (one < other) is ((one.block, one.offset) < (other.block, other.offset))
    assert one >= BEGINNING


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=())),
        st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.just(SEARCH),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner),
        ).map(encoded),
    )
)
def test_any_other_text_is_refused_by_a_sentence(text):
    with suppress(InvalidInput):
        assert read_cursor(text, SEARCH) >= BEGINNING


@pytest.mark.parametrize(
    "cursor",
    [
        base64.urlsafe_b64encode(b"[" * 100_000).decode(),
        base64.urlsafe_b64encode(b"9" * 10_000).decode(),
        encoded([-1, 0, SEARCH]),
        encoded([0, -1, SEARCH]),
        encoded([1.5, 0, SEARCH]),
        encoded([0, True, SEARCH]),
        encoded([10**30, 0, SEARCH]),
        encoded([20, SEARCH]),
        encoded({"a": 1, "b": 2}),
        "",
        "é",
    ],
)
def test_a_forged_cursor_is_refused(cursor):
    with pytest.raises(InvalidInput):
        read_cursor(cursor, SEARCH)


def test_a_cursor_of_another_search_is_refused():
    cursor = make_cursor(Position(0, 20), fingerprint("cooks in Leeds"))
    with pytest.raises(InvalidInput, match="another search"):
        read_cursor(cursor, SEARCH)
