"""What enters each projection when the model reads ordinary texts of the field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto

from embeddings.quantisation import Doubles, Floats, Smoothing

# Chosen on résumé → ads and on job titles, see scripts/embedding_comparison.py.
_TYPICAL: Final = 60
"""Percentile of the channels' largest inputs that the larger ones are brought down to."""
_TYPICAL_AFTER_GELU: Final = 80
_STRENGTH: Final = {"attention": 0.7, "context": 0.7, "hidden": 0.85}
"""Exponent of the scale where the weights must carry what the inputs no longer do."""
_SPLIT_OVER: Final = 5.0
"""Scale from which a channel after GELU is computed more than once."""
_EXTRA_CHANNELS: Final = 16
"""How many copies one projection may have: a multiple of the width of a vector register."""


@dataclass(frozen=True, slots=True)
class SiteCalibration:
    """How the inputs of one projection are smoothed, and what is then known of them."""

    smoothing: Smoothing
    second_moments: Doubles
    """Sum of x·xᵀ over the smoothed inputs x."""


def calibration_texts() -> list[str]:
    """Job titles, questions, ads and résumés, written for this purpose."""
    text = files("embeddings").joinpath("calibration.txt").read_text(encoding="utf-8")
    return text.splitlines()


def calibrate(
    model: ModelProto, site_inputs: dict[str, str], token_ids: Iterable[list[int]]
) -> dict[str, SiteCalibration]:
    """Runs the 32-bit model on texts and looks at the inputs of every site.

    `site_inputs` names the tensor at each site, which must be among the model's outputs.
    """
    observed = _observed(model, list(dict.fromkeys(site_inputs.values())), token_ids)
    return {site: _site_calibration(site, observed[name]) for site, name in site_inputs.items()}


def _observed(
    model: ModelProto, names: list[str], token_ids: Iterable[list[int]]
) -> dict[str, Floats]:
    rows = list(_runs(model, names, token_ids))
    return {
        name: np.concatenate([row[number][0] for row in rows]) for number, name in enumerate(names)
    }


def _runs(
    model: ModelProto, names: list[str], token_ids: Iterable[list[int]]
) -> Iterator[list[NDArray[np.float32]]]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # more would spin against whatever else is running
    # Further optimisation would fuse away the tensors to look at.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    for ids in token_ids:
        yield session.run(names, {"input_ids": np.array([ids], np.int64)})


def _site_calibration(site: str, inputs: Floats) -> SiteCalibration:
    kind = site.rpartition(".")[2]
    smoothing = _split(inputs) if kind == "output" else _shifted(inputs, _STRENGTH[kind])
    smooth = smoothing.applied(inputs)
    return SiteCalibration(smoothing, (smooth.T @ smooth).astype(np.float64))


def _shifted(inputs: Floats, strength: float) -> Smoothing:
    """Where shift and scale can be folded into what comes before the projection."""
    shift = (inputs.max(axis=0) + inputs.min(axis=0)) / 2
    return Smoothing(shift, _scale(inputs - shift, _TYPICAL) ** strength)


def _split(inputs: Floats) -> Smoothing:
    """After GELU, where a shift would cost time: the largest channels shared out over copies."""
    scale = _scale(inputs, _TYPICAL_AFTER_GELU)
    shift = np.zeros_like(scale)
    if scale.max() <= _SPLIT_OVER:
        return Smoothing(shift, scale)
    copies = np.ones(len(scale), np.int64)
    left = _EXTRA_CHANNELS
    for channel in np.argsort(-scale):
        extra = min(int(np.ceil(scale[channel])) - 1, left)
        if extra <= 0:
            break
        copies[channel] += extra
        left -= extra
    copies[0] += left
    return Smoothing(shift, scale, copies)


def _scale(inputs: Floats, percentile: int) -> Floats:
    largest = np.abs(inputs).max(axis=0)
    typical = np.percentile(largest, percentile).astype(np.float32)
    scale: Floats = np.maximum(largest / typical, np.float32(1))
    return scale
