"""The default model, made ready once for each machine."""

import time
from dataclasses import dataclass
from pathlib import Path

from embeddings.onnx_embedder import load_embedder
from embeddings.preparation import prepare_model


@dataclass(frozen=True, slots=True)
class Preparation:
    """What there is after `prepare`."""

    folder: Path
    model_id: str
    """Names the precision too: fp32 where this machine cannot compute in 8 bits."""
    seconds: float
    """Hundredths if the model was in the cache."""


def prepare(data_dir: Path, weights: Path | None = None) -> Preparation:
    """Prepares the default model under `data_dir` and proves that it runs on this machine.

    `weights` is a folder with the model's files; without it the carrier package must be
    installed. Raises ModelUnavailable if neither has them.
    """
    start = time.perf_counter()
    model = prepare_model(data_dir / "models", weights)
    model_id = load_embedder(model).model_id
    return Preparation(model.folder, model_id, time.perf_counter() - start)
