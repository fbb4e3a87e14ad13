"""Texts whose vectors are known: the proof that a graph computes rightly on this machine."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from embeddings.embedder import Vectors


@dataclass(frozen=True, slots=True)
class CanonicalVectors:
    """A few short texts and the document vectors that the original model gives them."""

    texts: tuple[str, ...]
    vectors: Vectors

    @classmethod
    def from_json(cls, source: str) -> "CanonicalVectors":
        """Reads what `to_json` wrote."""
        stored = json.loads(source)
        numbers = np.frombuffer(base64.b64decode(stored["vectors"]), "<f2").astype(np.float32)
        vectors = numbers.reshape(len(stored["texts"]), -1)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return cls(tuple(stored["texts"]), vectors)

    def to_json(self) -> str:
        """Texts, and vectors as 16-bit floats: exact to 1e-3, which is enough to tell."""
        numbers = base64.b64encode(self.vectors.astype("<f2").tobytes()).decode("ascii")
        return json.dumps({"texts": self.texts, "vectors": numbers}, ensure_ascii=False, indent=1)

    def worst_cosine(self, embed: Callable[[Sequence[str]], Vectors]) -> float:
        """The lowest cosine between a known vector and the one that `embed` gives."""
        return float((embed(self.texts) * self.vectors).sum(axis=1).min())


def default_canonical_vectors() -> CanonicalVectors:
    """Those of the default model, computed by sentence-transformers in 32-bit floats."""
    source = files("embeddings").joinpath("canonical.json").read_text(encoding="utf-8")
    return CanonicalVectors.from_json(source)
