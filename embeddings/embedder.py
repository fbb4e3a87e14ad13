"""The one thing that the rest of the project asks of a model."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (texts, dim), each row of unit length."""

TokenSpan = tuple[int, int]
"""Where a token stands: `text[start:end]`, in characters, without surrounding white space."""


class Embedder(Protocol):
    """Turns texts into unit vectors. Safe to share between threads.

    No text is cut short: one with more than `window` tokens is split into passages and gets the
    mean of their vectors, weighted by tokens and brought back to unit length. A blank text has
    no meaning to find, and raises EmbeddingError.
    """

    @property
    def model_id(self) -> str:
        """Names the weights and their precision: vectors of two ids are never compared."""
        ...

    @property
    def dim(self) -> int:
        """The length of a vector."""
        ...

    @property
    def window(self) -> int:
        """How many tokens a passage may have, not counting the model's special tokens."""
        ...

    def token_spans(self, text: str) -> list[TokenSpan]:
        """Where each token of a text of any length stands, in order."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that search, in the order given."""
        ...

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are found, in the order given."""
        ...
