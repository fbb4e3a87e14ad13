"""The embedder of the service: a sentence-transformer as an ONNX graph on the CPU."""

import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime

from embeddings.batches import equal_length_batches
from embeddings.embedder import TokenSpan, Vectors
from embeddings.errors import EmbeddingError, ModelUnavailable
from embeddings.model_description import Precision
from embeddings.passages import token_ranges
from embeddings.prepared_model import PreparedModel
from embeddings.tokenisation import Tokenisation

_LOWEST_CANONICAL_COSINE: Final = 0.99

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _SplitText:
    """One text as the rows that the graph will read."""

    rows: list[list[int]]
    weights: list[int]
    """How many tokens of the text each row holds."""


class OnnxEmbedder:
    """Runs one graph. Its session has one thread and is shared by as many as the caller likes.

    Queries are computed one at a time, which makes their vectors the same every time: the 8-bit
    graph scales its inputs by the largest in the batch. Documents are spread over `threads`.
    """

    def __init__(self, model: PreparedModel, precision: Precision, threads: int) -> None:
        self._description = model.description
        self._precision = precision
        self._tokenisation = Tokenisation(model.tokenizer)
        self._query_prefix = self._prefix(model.description.query_prefix)
        self._document_prefix = self._prefix(model.description.document_prefix)
        self._session = _session(model.graph(precision))
        self._takes_mask = len(self._session.get_inputs()) > 1
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="embedding")

    @property
    def model_id(self) -> str:
        """The model's hub id, revision and precision."""
        return self._description.vector_id(self._precision)

    @property
    def dim(self) -> int:
        """The length of a vector."""
        return self._description.dim

    @property
    def window(self) -> int:
        """How many tokens a passage may have beside special tokens and the longer prefix."""
        prefix = max(len(self._query_prefix), len(self._document_prefix))
        return self._description.tokens - self._tokenisation.special_tokens - prefix

    def token_spans(self, text: str) -> list[TokenSpan]:
        """Where each token of the text stands."""
        return self._tokenisation.tokens(text).spans

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that search, each computed alone. Raises EmbeddingError for a blank."""
        splits = [self._split(text, self._query_prefix) for text in texts]
        rows = [[row] for split in splits for row in split.rows]
        # The passages of one long text go side by side; a single one needs no other thread.
        run = self._pool.map(self._run, rows) if len(rows) > 1 else map(self._run, rows)
        return self._joined(splits, [vectors[0] for vectors in run])

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are found. Raises EmbeddingError for a blank one."""
        splits = [self._split(text, self._document_prefix) for text in texts]
        rows = [row for split in splits for row in split.rows]
        batches = equal_length_batches([len(row) for row in rows])
        results = self._pool.map(lambda batch: self._run([rows[i] for i in batch]), batches)
        vectors = np.empty((len(rows), self.dim), np.float32)
        for batch, result in zip(batches, results, strict=True):
            vectors[batch] = result
        return self._joined(splits, list(vectors))

    def _prefix(self, prefix: str) -> list[int]:
        return self._tokenisation.tokens(prefix.rstrip()).ids

    def _split(self, text: str, prefix: list[int]) -> _SplitText:
        if not text.strip():
            raise EmbeddingError("A blank text has no vector. Leave it out, or give it words.")
        tokens = self._tokenisation.tokens(text)
        ranges = token_ranges(text, tokens.spans, self.window) or [(0, 0)]
        return _SplitText(
            rows=[self._tokenisation.framed(prefix + tokens.ids[i:j]) for i, j in ranges],
            weights=[max(1, j - i) for i, j in ranges],
        )

    def _run(self, rows: list[list[int]]) -> Vectors:
        inputs = {"input_ids": np.array(rows, np.int64)}
        if self._takes_mask:
            inputs["attention_mask"] = np.ones_like(inputs["input_ids"])
        vectors: Vectors = self._session.run(["sentence_embedding"], inputs)[0]
        return vectors

    def _joined(self, splits: Sequence[_SplitText], rows: Sequence[Vectors]) -> Vectors:
        vectors = np.empty((len(splits), self.dim), np.float32)
        edges = pairwise(accumulate((len(split.rows) for split in splits), initial=0))
        for number, (split, (first, last)) in enumerate(zip(splits, edges, strict=True)):
            mean = np.average(rows[first:last], axis=0, weights=split.weights)
            vectors[number] = mean / np.linalg.norm(mean)
        return vectors


def load_embedder(model: PreparedModel, threads: int | None = None) -> OnnxEmbedder:
    """The 8-bit graph if this machine computes it rightly, else that in 32-bit floats.

    On processors without VNNI the 8-bit products may saturate: known texts tell. `threads` is
    for documents; as many as the machine has cores unless given. Raises ModelUnavailable if
    neither graph gives the known vectors.
    """
    threads = threads or os.cpu_count() or 1
    canonical = model.canonical_vectors()
    for precision in (Precision.INT8, Precision.FP32):
        if not model.graph(precision).is_file():
            continue
        embedder = OnnxEmbedder(model, precision, threads)
        cosine = canonical.worst_cosine(embedder.embed_documents)
        if cosine >= _LOWEST_CANONICAL_COSINE:
            return embedder
        _log.warning(
            "%s is not used: on this machine its vectors are wrong (cosine %.3f to known ones).",
            embedder.model_id,
            cosine,
        )
    raise ModelUnavailable(
        f"No graph in {model.folder} gives the vectors that {model.description.id} should give. "
        "Remove the folder and prepare the model again."
    )


def _session(graph: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # Threads of a session spin while they wait, and slow down PostgreSQL beside them.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(
            str(graph),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # its kernel is the slower one
        )
    except Exception as error:  # onnxruntime's errors share no public base class
        raise ModelUnavailable(f"{graph} cannot be run: {error}") from error
