import numpy as np
import pytest

from models.evidence import Span
from search.ranking.support import RequirementKind, Stretch, supports


def stretch(text, *vector):
    vector = np.array(vector, np.float32)
    return Stretch(text, Span(0, len(text)), vector / np.linalg.norm(vector))


NURSING = stretch("Care for patients", 1, 0, 0)
COOKING = stretch("Cook for guests", 0, 1, 0)
DRIVING = stretch("Drive a lorry", 0, 0, 1)


def test_each_requirement_is_supported_by_its_nearest_stretch():
    nurse = stretch("Ten years on a ward", 5, 1, 0)
    cook = stretch("Two years in a kitchen", 1, 5, 0)
    found = supports([COOKING, NURSING], [nurse, cook])
    assert {each.requirement: each.match for each in found} == {
        NURSING.text: nurse.text,
        COOKING.text: cook.text,
    }


def test_the_best_supported_requirements_come_first():
    resume = [stretch("A ward and a bit of a kitchen", 3, 2, 1)]
    found = supports([DRIVING, COOKING, NURSING], resume)
    assert [each.requirement for each in found] == [NURSING.text, COOKING.text, DRIVING.text]
    assert found[0].similarity == pytest.approx(3 / np.sqrt(14), abs=1e-4)
    assert found[0].match_span == resume[0].span
    assert found[0].requirement_span == NURSING.span


def test_without_stretches_on_either_side_there_is_no_support():
    assert supports([], [NURSING]) == []
    assert supports([NURSING], []) == []


def test_a_pair_of_passages_says_how_near_they_are_and_not_whether_anything_is_met():
    [found] = supports([NURSING], [NURSING])
    assert (found.kind, found.similarity) == (RequirementKind.PASSAGE, 1.0)
    assert (found.names, found.required, found.met) == ((), None, None)
    assert found.context_span == found.requirement_span
