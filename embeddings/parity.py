"""How closely an exported graph follows the model that it was made from."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import onnxruntime

from embeddings.embedder import Vectors
from embeddings.prepared_model import PreparedModel
from embeddings.tokenisation import Tokenisation

BATCH_SIZES: Final = (1, 2, 3, 8, 16, 32, 64)


@dataclass(frozen=True, slots=True)
class ParityReport:
    """The worst cosine between vectors of the export and of the original."""

    fp32: float
    """Over padded batches of 1 to 64 texts of different lengths."""
    int8: float
    """Over the same texts, as OnnxEmbedder computes them."""
    int8_kept: bool
    """Whether the 8-bit graph was good enough to be part of the export."""


def worst_padded_cosine(model: PreparedModel, texts: list[str], expected: Vectors) -> float:
    """The lowest cosine of the 32-bit graph to `expected`, over all batch sizes.

    Texts are padded to the longest of their batch: a graph that is wrong about its mask, or
    that has a batch size built in, fails here.
    """
    session = onnxruntime.InferenceSession(model.fp32, providers=["CPUExecutionProvider"])
    tokenisation = Tokenisation(model.tokenizer)
    room = model.description.tokens - tokenisation.special_tokens
    rows = [tokenisation.framed(tokenisation.tokens(text).ids[:room]) for text in texts]
    batches = (
        slice(first, first + size) for size in BATCH_SIZES for first in range(0, len(rows), size)
    )
    return min(_worst_cosine(session, rows[batch], expected[batch]) for batch in batches)


def _worst_cosine(
    session: onnxruntime.InferenceSession, rows: list[list[int]], expected: Vectors
) -> float:
    longest = max(map(len, rows))
    ids = np.array([row + [0] * (longest - len(row)) for row in rows], np.int64)
    mask = np.array([[1] * len(row) + [0] * (longest - len(row)) for row in rows], np.int64)
    (vectors,) = session.run(["sentence_embedding"], {"input_ids": ids, "attention_mask": mask})
    return float((vectors * expected).sum(axis=1).min())
