"""An embedder without weights: the words that two texts share make them similar."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from embeddings.embedder import TokenSpan, Vectors
from embeddings.errors import EmbeddingError

_WORD: Final = re.compile(r"\w+|[^\w\s]+")
_DIM: Final = 384  # that of the default model, so that both fit the same column


class HashingEmbedder:
    """Words and pairs of words, hashed into signed counts (Weinberger et al., 2009).

    The same on every machine and in every process. For tests, where weights are not worth their
    weight; it knows no synonyms.
    """

    model_id = "jobmatch/hashed-words"
    dim = _DIM
    window = 254

    def token_spans(self, text: str) -> list[TokenSpan]:
        """Where each word or run of punctuation stands."""
        return [match.span() for match in _WORD.finditer(text)]

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that search. Raises EmbeddingError for a blank one."""
        return self.embed_documents(texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are found. Raises EmbeddingError for a blank one."""
        return np.array([_vector(text) for text in texts], np.float32).reshape(-1, _DIM)


def _vector(text: str) -> NDArray[np.float64]:
    if not text.strip():
        raise EmbeddingError("A blank text has no vector. Leave it out, or give it words.")
    vector = np.zeros(_DIM)
    for gram in _grams(text.casefold()):
        number = int.from_bytes(
            hashlib.blake2b(gram.encode("utf-8", "replace"), digest_size=8).digest(), "big"
        )
        vector[number % _DIM] += 1 if number >> 63 else -1
    if not vector.any():  # counts that cancel out leave no direction
        vector[0] = 1
    return vector / np.linalg.norm(vector)


def _grams(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"
