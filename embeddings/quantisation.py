"""Weights in 8 bits that lose as little as can be.

Four published ideas, in the order applied to each projection:

- Outlier Suppression+ (Wei et al., 2023): move each input channel to the middle of its range and
  let the bias make up for it, since the largest channels are often large on one side only.
- SmoothQuant (Xiao et al., 2023): divide each input channel by a factor and multiply the weight's
  column by it, so that no channel stretches the range that all inputs share.
- Outlier channel splitting (Zhao et al., 2019): a channel that is still too large is computed
  several times, each copy carrying its share.
- GPTQ (Frantar et al., 2023): round one column at a time and let the columns not yet rounded make
  up for the error, as far as the inputs seen in calibration allow.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

_LARGEST: Final = 127
_DAMPING: Final = 0.1  # of the mean diagonal; the .01 of the paper fits our few texts too well
_BLOCK: Final = 64  # columns whose corrections are handed on together


@dataclass(frozen=True, slots=True)
class Smoothing:
    """What is done to the inputs of one projection before they are rounded."""

    shift: Floats
    """Shape (in,): subtracted from each channel."""
    scale: Floats
    """Shape (in,): each channel is then divided by it."""
    copies: NDArray[np.int64] | None = None
    """Shape (in,): how often each channel is computed. None: once."""

    def applied(self, inputs: Floats) -> Floats:
        """Inputs of shape (rows, in) as the projection will see them: (rows, sum of copies)."""
        smooth = (inputs - self.shift) / self.scale
        return smooth if self.copies is None else np.repeat(smooth, self.copies, axis=1)

    def countered(self, weight: Floats, bias: Floats) -> tuple[Floats, Floats]:
        """The weight (out, in) and bias that give the same results from `applied` inputs."""
        bias = bias + weight @ self.shift
        weight = weight * self.scale
        if self.copies is None:
            return weight, bias
        shared = np.repeat(weight / self.copies, self.copies, axis=1)
        return shared.astype(np.float32), bias


@dataclass(frozen=True, slots=True)
class QuantisedWeight:
    """A weight matrix (out, in) as whole numbers, with one scale for each output."""

    values: NDArray[np.int8]
    scale: Floats

    def repeated(self, copies: NDArray[np.int64]) -> "QuantisedWeight":
        """Each output as often as `copies` (shape (out,)) says."""
        return QuantisedWeight(
            np.repeat(self.values, copies, axis=0), np.repeat(self.scale, copies)
        )


def rounded_rows(table: Floats) -> QuantisedWeight:
    """Each row rounded to nearest by a scale of its own: for tables that are looked up."""
    scale = _row_scales(table.astype(np.float64))
    return QuantisedWeight(
        np.rint(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)
    )


def gptq(weight: Floats, second_moments: Doubles) -> QuantisedWeight:
    """GPTQ for a weight (out, in), given the sum of x·xᵀ over its inputs, of shape (in, in)."""
    scale = _row_scales(weight.astype(np.float64))
    # The channels that matter most go first, while all the others can still make up for them.
    order = np.argsort(-np.diag(second_moments))
    inverse = _inverse_factor(second_moments[np.ix_(order, order)])
    # Transposed: one input channel is then one contiguous row.
    rest = np.ascontiguousarray(weight.T[order].astype(np.float64)) / scale
    rounded = np.empty_like(rest)
    for first in range(0, len(rest), _BLOCK):
        block = slice(first, min(first + _BLOCK, len(rest)))
        errors = _round_block(rest[block], rounded[block], inverse[block, block])
        rest[block.stop :] -= inverse[block, block.stop :].T @ errors
    values = np.empty_like(rounded)
    values[order] = rounded
    return QuantisedWeight(np.ascontiguousarray(values.T).astype(np.int8), scale.astype(np.float32))


def _row_scales(weight: Doubles) -> Doubles:
    largest = np.abs(weight).max(axis=1)
    return np.where(largest > 0, largest, 1.0) / _LARGEST


def _inverse_factor(second_moments: Doubles) -> Doubles:
    """Upper Cholesky factor of the inverse, after damping."""
    damped = second_moments.astype(np.float64)
    diagonal = np.diag_indices(len(damped))
    damped[diagonal] += _DAMPING * np.mean(damped[diagonal]) + 1e-9
    return np.linalg.cholesky(np.linalg.inv(damped)).T


def _round_block(rest: Doubles, rounded: Doubles, inverse: Doubles) -> Doubles:
    """Rounds a block's channels in place, in order; returns their errors over the diagonal."""
    errors = np.empty_like(rest)
    for channel in range(len(rest)):
        np.clip(np.rint(rest[channel]), -_LARGEST, _LARGEST, out=rounded[channel])
        errors[channel] = (rest[channel] - rounded[channel]) / inverse[channel, channel]
        rest[channel:] -= np.outer(inverse[channel, channel:], errors[channel])
    return errors
