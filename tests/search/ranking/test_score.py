"""Points that add up to the score, whatever is known of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ranking.score import mean, weighed
from search.ranking.weights import FOR_CANDIDATE, FOR_LISTING, PARTS, WEIGHTS, Kind

EVEN = dict.fromkeys(PARTS, 1.0)
WEIGHTED = st.fixed_dictionaries({name: st.floats(0.1, 1000) for name in PARTS}) | st.sampled_from(
    [*WEIGHTS.values(), EVEN]
).map(lambda weights: {name: weight or 1.0 for name, weight in weights.items()})
VALUES = st.dictionaries(st.sampled_from(PARTS), st.floats(0, 1), min_size=1)
NAMES = st.sets(st.sampled_from(PARTS), min_size=1).map(sorted)


@given(VALUES, WEIGHTED)
def test_the_points_sum_exactly_to_the_total(values, weights):
    scored = weighed(values, weights)
    assert round(10 * scored.total) == sum(round(10 * part.points) for part in scored.components)
    assert scored.total == round(sum(part.points for part in scored.components), 1)


@given(VALUES, WEIGHTED)
def test_documents_are_ordered_by_what_the_total_rounds(values, weights):
    assert abs(100 * mean(values, weights) - weighed(values, weights).total) <= 0.051


@given(VALUES, WEIGHTED)
def test_a_score_and_its_sides_lie_between_0_and_100(values, weights):
    scored = weighed(values, weights)
    sides = scored.two_way.for_candidate, scored.two_way.for_listing
    assert all(0 <= score <= 100 for score in (scored.total, *sides) if score is not None)
    assert all(0 <= part.points <= 100 for part in scored.components)


@given(NAMES, WEIGHTED)
def test_a_perfect_fit_scores_100_whatever_is_known(names, weights):
    scored = weighed(dict.fromkeys(names, 1.0), weights)
    sides = {scored.two_way.for_candidate, scored.two_way.for_listing}
    assert scored.total == 100
    assert sides <= {100.0, None}


@given(NAMES, WEIGHTED)
def test_a_part_without_data_shares_its_weight_among_the_others(names, weights):
    scored = weighed(dict.fromkeys(names, 1.0), weights)
    assert sum(part.weight for part in scored.components) == pytest.approx(100, abs=0.05)
    whole = sum(weights[name] for name in names)
    for part in scored.components:
        assert part.weight == pytest.approx(100 * weights[part.name] / whole, abs=0.006)


@given(VALUES, WEIGHTED, st.sampled_from([0.5, 3.0]))
def test_only_the_proportion_of_weights_counts(values, weights, times):
    scaled = {name: times * weight for name, weight in weights.items()}
    assert mean(values, weights) == pytest.approx(mean(values, scaled))


def test_nothing_known_is_worth_nothing():
    scored = weighed({}, EVEN)
    assert (scored.total, scored.components, mean({}, EVEN)) == (0, (), 0)
    assert (scored.two_way.for_candidate, scored.two_way.for_listing) == (None, None)


@given(VALUES, WEIGHTED)
def test_each_side_is_the_mean_of_its_own_parts(values, weights):
    two_way = weighed(values, weights).two_way
    sides = (two_way.for_candidate, FOR_CANDIDATE), (two_way.for_listing, FOR_LISTING)
    for score, names in sides:
        own = {name: value for name, value in values.items() if name in names}
        if own:
            assert score == pytest.approx(100 * mean(own, weights), abs=0.051)
        else:
            assert score is None


def test_what_serves_one_side_alone_leaves_the_other_untold():
    pay_and_skills = weighed({"salary": 1.0}, EVEN).two_way, weighed({"skills": 0.0}, EVEN).two_way
    assert [(each.for_candidate, each.for_listing) for each in pay_and_skills] == [
        (100, None),
        (None, 0),
    ]


@pytest.mark.parametrize("kind", Kind)
def test_the_components_stand_in_the_order_of_the_values(kind):
    values = dict.fromkeys(reversed([name for name in PARTS if WEIGHTS[kind][name]]), 0.3)
    assert [part.name for part in weighed(values, WEIGHTS[kind]).components] == list(values)
