"""Setting up the default model: once for each machine, in a cache."""

import hashlib
import json
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

from embeddings.canonical import default_canonical_vectors
from embeddings.catalogue import DEFAULT_MODEL
from embeddings.prepared_model import PreparedModel
from embeddings.weights import find_weights

_RECIPE: Final = (
    "calibration.py",
    "calibration.txt",
    "canonical.json",
    "encoder.py",
    "graph.py",
    "int8_encoder.py",
    "quantisation.py",
    "recipe.py",
)
"""Files of this package that decide what the graphs are: a change in any makes a new cache."""


def prepare_model(cache_dir: Path, weights: Path | None = None) -> PreparedModel:
    """The default model ready to run, from `cache_dir` if it is there, else made in seconds.

    `weights` is a folder with the model's files; without it they come from the carrier package,
    and neither is needed once the model is in the cache. The folder appears whole or not at all,
    so processes may do this at once. Raises ModelUnavailable without the right weights.
    """
    folder = cache_dir / _content_name()
    if not folder.is_dir():
        _prepare(folder, weights)
    return PreparedModel.read(folder)


def _prepare(folder: Path, weights: Path | None) -> None:
    # Imported here since it needs onnx, whose 60 MB a service with a warm cache does without.
    from embeddings.recipe import write_model

    found = find_weights(DEFAULT_MODEL, weights)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".preparing-", dir=folder.parent) as temporary:
        unfinished = Path(temporary) / folder.name
        unfinished.mkdir()
        write_model(unfinished, found, DEFAULT_MODEL, default_canonical_vectors())
        try:
            unfinished.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was first, with the same content
                raise


def _content_name() -> str:
    digest = hashlib.sha256(json.dumps(DEFAULT_MODEL.sha256, sort_keys=True).encode())
    for name in _RECIPE:
        digest.update(files("embeddings").joinpath(name).read_bytes())
    return f"{DEFAULT_MODEL.id.rpartition('/')[2]}-{digest.hexdigest()[:16]}"
