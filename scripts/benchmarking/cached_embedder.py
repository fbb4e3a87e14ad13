"""An embedder that embeds a text once, whatever becomes of the database."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from embeddings.embedder import Embedder, TokenSpan, Vectors
from scripts.benchmarking.vector_file import KEY_BYTES, VectorFile

Embed = Callable[[Sequence[str]], Vectors]


class CachedEmbedder:
    """Hands on to another embedder the texts whose vectors its file lacks.

    Vectors come from the file always, so that the first run has the same as every later one.
    """

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self.model_id = embedder.model_id
        self.dim = embedder.dim
        self.window = embedder.window
        name = hashlib.sha256(embedder.model_id.encode()).hexdigest()[:12]
        self._file = VectorFile(folder / f"vectors-{name}.bin", embedder.dim)
        self.embedded = 0
        """Texts whose vectors were not there."""

    def token_spans(self, text: str) -> list[TokenSpan]:
        """Where each token stands."""
        return self._embedder.token_spans(text)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that search."""
        return self._cached("query", texts, self._embedder.embed_queries)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are found."""
        return self._cached("document", texts, self._embedder.embed_documents)

    def _cached(self, kind: str, texts: Sequence[str], embed: Embed) -> Vectors:
        keys = [_key(kind, text) for text in texts]
        missing = {
            key: text for key, text in zip(keys, texts, strict=True) if self._file.get(key) is None
        }
        if missing:
            fresh = embed(list(missing.values())).astype(np.float16)
            self._file.add(dict(zip(missing, fresh, strict=True)))
            self.embedded += len(missing)
        found = np.array([self._file.get(key) for key in keys], np.float32).reshape(-1, self.dim)
        unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


def _key(kind: str, text: str) -> bytes:
    return hashlib.sha256(f"{kind}\n{text}".encode()).digest()[:KEY_BYTES]
