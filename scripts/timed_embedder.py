"""An embedder that knows how long it worked, to say what part of a load is embedding."""

from collections.abc import Sequence
from time import perf_counter

from embeddings.embedder import Embedder, TokenSpan, Vectors


class TimedEmbedder:
    """Hands everything on to another embedder, and adds up the seconds."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model_id = embedder.model_id
        self.dim = embedder.dim
        self.window = embedder.window
        self.seconds = 0.0
        self.texts = 0

    def token_spans(self, text: str) -> list[TokenSpan]:
        """Where each token stands."""
        started = perf_counter()
        spans = self._embedder.token_spans(text)
        self.seconds += perf_counter() - started
        return spans

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that search."""
        return self._embedder.embed_queries(texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are found."""
        started = perf_counter()
        vectors = self._embedder.embed_documents(texts)
        self.seconds += perf_counter() - started
        self.texts += len(texts)
        return vectors
