"""The corpus with its vectors: each text embedded once, ever."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from models.database import Database
from scripts.benchmarking.cached_embedder import CachedEmbedder
from scripts.benchmarking.corpus import MAIN, SMALL, Corpus, tenant_of
from scripts.console import err
from search.indexing.document import Document, listing_document
from search.indexing.embedding import embedded_documents
from search.indexing.indexer import index
from search.indexing.vector_index import ensure_vector_indexes

BATCH: Final = 64
"""Listings embedded at once: what a killed run has to embed again."""


@dataclass(frozen=True, slots=True)
class EmbeddedCorpus:
    """What a vector table holds of the corpus: row `n` is listing `n`."""

    vectors: NDArray[np.float32]
    """Shape (listings, dim), unit rows."""
    facts: Sequence[dict[str, Any]]


def embed_corpus(corpus: Corpus, embedder: CachedEmbedder) -> EmbeddedCorpus:
    """Read and embed the corpus."""
    vectors: list[NDArray[np.float32]] = []
    facts: list[dict[str, Any]] = []
    for batch in _batches(corpus, "embedding"):
        texts = [document.text for _, document in batch]
        vectors += [embedded.whole for embedded in embedded_documents(embedder, texts)]
        facts += [document.facts for _, document in batch]
    return EmbeddedCorpus(np.array(vectors, np.float32), facts)


def load_corpus(corpus: Corpus, embedder: CachedEmbedder, database: Database) -> dict[str, Any]:
    """Load the corpus as `jobmatch ingest` would, and index its vectors at the end."""
    for batch in _batches(corpus, "loading"):
        for tenant in (MAIN, SMALL):
            index(database, embedder, tenant, [each for whose, each in batch if whose == tenant])
    with database.owner() as owner:
        ensure_vector_indexes(owner, embedder.model_id, embedder.dim)
    return {"listings": corpus.size}


def _batches(corpus: Corpus, doing: str) -> Iterator[list[tuple[str, Document]]]:
    """Documents with their tenants, shown as they are worked through."""
    listings = corpus.listings(datetime.now(UTC))
    documents = (
        (tenant_of(number), listing_document(tenant_of(number), listing))
        for number, listing in enumerate(
            track(listings, doing, total=corpus.size, console=err, show_speed=True)
        )
    )
    while batch := list(islice(documents, BATCH)):
        yield batch
