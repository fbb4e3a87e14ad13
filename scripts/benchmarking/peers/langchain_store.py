"""LangChain's PGVector, as its documentation shows it."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

from sqlalchemy import create_engine

from scripts.benchmarking.peers.peer import PeerRows, Place, Vectors
from scripts.benchmarking.shares import Condition

_BATCH: Final = 1000


class NoEmbeddings:
    """Stands where LangChain wants a model: everything here has its vector already."""

    def embed_documents(self, _: list[str]) -> NoReturn:
        """Refuse: a text would be embedded by mistake."""
        raise AssertionError("Vectors were given.")

    embed_query = embed_documents


class LangchainStore:
    """A collection with metadata in JSONB; its documentation shows no vector index."""

    def __init__(self, place: Place) -> None:
        self._engine = create_engine(place.database_url)
        make: Any = import_module("langchain_postgres").PGVector
        self._store = make(
            embeddings=NoEmbeddings(),
            collection_name="listings",
            connection=self._engine,
            use_jsonb=True,
        )

    def fill(self, rows: PeerRows) -> None:
        """Add the vectors in batches."""
        for start in range(0, len(rows.vectors), _BATCH):
            numbers = range(start, min(start + _BATCH, len(rows.vectors)))
            self._store.add_embeddings(
                texts=["" for _ in numbers],
                embeddings=rows.vectors[start : numbers.stop].tolist(),
                metadatas=[
                    {"company": rows.companies[number], "band": rows.bands[number]}
                    for number in numbers
                ],
                ids=[str(number) for number in numbers],
            )

    def nearest(self, vector: Vectors, condition: Condition, k: int) -> Sequence[int]:
        """Its search by vector, with its filter on metadata."""
        filter_ = None if condition.value is None else {condition.field: {"$eq": condition.value}}
        found = self._store.similarity_search_by_vector(vector.tolist(), k=k, filter=filter_)
        return [int(document.id) for document in found]

    def close(self) -> None:
        """Close its connections."""
        self._engine.dispose()
