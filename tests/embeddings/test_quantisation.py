import numpy as np
import pytest

from embeddings.quantisation import Smoothing, gptq, rounded_rows


@pytest.fixture
def inputs():
    """Correlated inputs, as those of a trained network are."""
    random = np.random.default_rng(7)
    return (random.normal(size=(400, 24)) @ random.normal(size=(24, 96))).astype(np.float32)


@pytest.fixture
def weight():
    return np.random.default_rng(8).normal(size=(40, 96)).astype(np.float32)


def second_moments(inputs):
    return (inputs.T @ inputs).astype(np.float64)


def error(inputs, weight, quantised):
    restored = quantised.values * quantised.scale[:, None]
    return np.linalg.norm(inputs @ (weight - restored).T)


def test_gptq_loses_less_of_the_products_than_rounding_to_nearest(inputs, weight):
    careful = error(inputs, weight, gptq(weight, second_moments(inputs)))
    careless = error(inputs, weight, rounded_rows(weight))
    assert careful < careless / 2


def test_gptq_of_unrelated_inputs_is_rounding_to_nearest(weight):
    quantised = gptq(weight, np.eye(96))
    assert np.array_equal(quantised.values, rounded_rows(weight).values)


def test_an_output_without_weights_stays_zero(inputs, weight):
    weight[3] = 0
    assert not gptq(weight, second_moments(inputs)).values[3].any()


def test_rounding_is_off_by_half_a_step_at_most(weight):
    rounded = rounded_rows(weight)
    restored = rounded.values * rounded.scale[:, None]
    assert np.all(np.abs(weight - restored) <= rounded.scale[:, None] * 0.501)


@pytest.mark.parametrize("copies", [None, np.array([1, 3] + [1] * 94)])
def test_smoothing_that_is_countered_changes_no_result(inputs, weight, copies):
    random = np.random.default_rng(9)
    shift, scale = random.normal(size=96), random.uniform(1, 9, size=96)
    smoothing = Smoothing(shift.astype(np.float32), scale.astype(np.float32), copies)
    bias = random.normal(size=40).astype(np.float32)
    countered, countered_bias = smoothing.countered(weight, bias)
    results = smoothing.applied(inputs) @ countered.T + countered_bias
    assert np.allclose(results, inputs @ weight.T + bias, atol=1e-3)
