"""LangChain's PGVectorStore, which follows its PGVector, as its documentation shows it."""

import asyncio
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from scripts.benchmarking.peers.langchain_store import NoEmbeddings
from scripts.benchmarking.peers.peer import PeerRows, Place, Vectors
from scripts.benchmarking.shares import Condition

_BATCH: Final = 1000
_NAME: Final = "store"
_COLUMNS: Final = ("company", "band")


class LangchainTable:
    """A table with a column for each filter and an HNSW index of its defaults."""

    def __init__(self, place: Place) -> None:
        self._langchain: Any = import_module("langchain_postgres")
        self._engine = self._langchain.PGEngine.from_connection_string(place.database_url)
        self._store: Any = None

    def fill(self, rows: PeerRows) -> None:
        """Add the vectors in batches, then index."""
        self._engine.init_vectorstore_table(
            _NAME,
            rows.vectors.shape[1],
            metadata_columns=[self._langchain.Column(name, "TEXT") for name in _COLUMNS],
        )
        self._store = self._langchain.PGVectorStore.create_sync(
            self._engine, NoEmbeddings(), _NAME, metadata_columns=list(_COLUMNS)
        )
        for start in range(0, len(rows.vectors), _BATCH):
            numbers = range(start, min(start + _BATCH, len(rows.vectors)))
            self._store.add_embeddings(
                texts=["" for _ in numbers],
                embeddings=rows.vectors[start : numbers.stop].tolist(),
                metadatas=[
                    {"company": rows.companies[number], "band": rows.bands[number]}
                    for number in numbers
                ],
                ids=[str(UUID(int=number)) for number in numbers],
            )
        indexes: Any = import_module("langchain_postgres.v2.indexes")
        self._store.apply_vector_index(indexes.HNSWIndex())

    def nearest(self, vector: Vectors, condition: Condition, k: int) -> Sequence[int]:
        """Its search by vector, with its filter on columns."""
        filter_ = None if condition.value is None else {condition.field: condition.value}
        found = self._store.similarity_search_by_vector(vector.tolist(), k=k, filter=filter_)
        return [UUID(document.id).int for document in found]

    def close(self) -> None:
        """Close its connections."""
        asyncio.run(self._engine.close())
