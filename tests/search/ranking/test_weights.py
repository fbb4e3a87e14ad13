import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InvalidInput
from search.ranking.weights import FOR_CANDIDATE, FOR_LISTING, PARTS, WEIGHTS, Kind, chosen

KINDS = st.sampled_from(Kind)


def test_every_kind_weighs_every_part():
    for kind in Kind:
        assert list(WEIGHTS[kind]) == list(PARTS)
        assert all(weight >= 0 for weight in WEIGHTS[kind].values())
        assert any(WEIGHTS[kind].values())


def test_every_part_belongs_to_a_side_of_the_match():
    assert set(PARTS) == FOR_CANDIDATE | FOR_LISTING


@pytest.mark.parametrize("asked", [None, {}])
@pytest.mark.parametrize("kind", Kind)
def test_without_a_wish_the_measured_weights_count(kind, asked):
    assert chosen(kind, asked) == WEIGHTS[kind]


@given(KINDS, st.dictionaries(st.sampled_from(PARTS), st.floats(0.1, 1000), min_size=1))
def test_a_wish_changes_the_parts_that_it_names_and_no_other(kind, asked):
    weights = chosen(kind, asked)
    assert weights == {name: asked.get(name, WEIGHTS[kind][name]) for name in PARTS}


@pytest.mark.parametrize("name", ["meanings", "", "Meaning", "total"])
def test_a_part_that_does_not_exist_is_refused_by_name(name):
    with pytest.raises(InvalidInput, match="no part of a score") as raised:
        chosen(Kind.RESUME, {"meaning": 1.0, name: 1.0})
    assert raised.value.field == f"weights.{name}"
    assert all(part in str(raised.value) for part in PARTS)


def test_weights_that_leave_every_part_out_are_refused():
    with pytest.raises(InvalidInput, match="above 0") as raised:
        chosen(Kind.SENTENCE, dict.fromkeys(PARTS, 0.0))
    assert raised.value.field == "weights"


def test_all_but_one_part_may_be_left_out():
    weights = chosen(Kind.LISTING, {**dict.fromkeys(PARTS, 0.0), "title": 1.0})
    assert [name for name, weight in weights.items() if weight] == ["title"]
