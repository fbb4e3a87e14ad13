"""The one thing that the rest of the project asks of a model."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (texts, dim), each row of unit length."""


class Embedder(Protocol):
    """Turns texts into unit vectors. Safe to share between threads."""

    @property
    def model_id(self) -> str:
        """Names the weights and their precision: vectors of two ids are never compared."""
        ...

    @property
    def dim(self) -> int:
        """The length of a vector."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that search, in the order given."""
        ...

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are found, in the order given."""
        ...
