"""Setting up the default model: once for each machine, in a cache."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

from embeddings.catalogue import DEFAULT_MODEL
from embeddings.errors import ModelUnavailable
from embeddings.prepared_model import PreparedModel
from embeddings.weights import Weights, find_weights

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

_THREAD_LIMITS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


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
    found = find_weights(DEFAULT_MODEL, weights)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".preparing-", dir=folder.parent) as temporary:
        unfinished = Path(temporary) / folder.name
        unfinished.mkdir()
        _write_in_child(unfinished, found)
        try:
            unfinished.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was first, with the same content
                raise


def _write_in_child(folder: Path, weights: Weights) -> None:
    """Runs the recipe in a process of its own.

    Its gigabyte of memory goes when it ends, and its linear algebra keeps to one thread: on a
    busy machine more of them wait for each other and take four times as long.
    """
    root = str(Path(__file__).parent.parent)
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    done = subprocess.run(  # noqa: S603 - our own module, with paths as arguments
        [sys.executable, "-m", "embeddings.recipe", str(folder), str(weights.folder)],
        env=os.environ | dict.fromkeys(_THREAD_LIMITS, "1") | {"PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise ModelUnavailable(
            f"{DEFAULT_MODEL.id} could not be prepared from {weights.folder}: {reason}. Check "
            "that about 1 GB of memory and 200 MB of disk are free, and try again."
        )


def _content_name() -> str:
    digest = hashlib.sha256(json.dumps(DEFAULT_MODEL.sha256, sort_keys=True).encode())
    for name in _RECIPE:
        digest.update(files("embeddings").joinpath(name).read_bytes())
    return f"{DEFAULT_MODEL.id.rpartition('/')[2]}-{digest.hexdigest()[:16]}"
