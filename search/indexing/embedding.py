"""Documents to vectors: one for each passage, and their mean for the document."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.embedder import Embedder
from embeddings.passages import Passage, split_passages
from models.errors import InvalidInput

HEADING_TOKENS = 40
"""A title longer than this is cut in the passages' headings; it stands whole in the listing."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The passages of one text, their vectors, and the vector of the whole."""

    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]
    """Shape (passages, dim), unit rows."""

    @property
    def mean(self) -> NDArray[np.float32]:
        """Shape (dim,): the direction that the passages share, of unit length."""
        total = self.vectors.sum(axis=0)
        mean: NDArray[np.float32] = total / max(float(np.linalg.norm(total)), 1e-12)
        return mean


def embedded_documents(embedder: Embedder, texts: Sequence[tuple[str, str]]) -> list[Embedded]:
    """The embedded form of each (heading, text), all passages in one call of the embedder."""
    split = [_split(embedder, heading, text) for heading, text in texts]
    flat = [text for _, headed in split for text in headed]
    vectors = embedder.embed_documents(flat)
    result, start = [], 0
    for passages, headed in split:
        result.append(Embedded(passages, vectors[start : start + len(headed)]))
        start += len(headed)
    return result


def embedded_query(embedder: Embedder, text: str) -> Embedded:
    """A text that searches, embedded as a query."""
    passages, texts = _split(embedder, "", text)
    return Embedded(passages, embedder.embed_queries(texts))


def _split(embedder: Embedder, heading: str, text: str) -> tuple[tuple[Passage, ...], list[str]]:
    """The passages of `text`, and each with the heading before it: never more than the window.

    Raises InvalidInput for a blank text.
    """
    spans = embedder.token_spans(heading)[:HEADING_TOKENS]
    short = heading[: spans[-1][1]] if spans else ""
    passages = tuple(split_passages(text, embedder, reserve=len(spans)))
    if not passages:
        raise InvalidInput("The text is blank: there is nothing to match.")
    return passages, [f"{short}\n{passage.text}" if short else passage.text for passage in passages]
