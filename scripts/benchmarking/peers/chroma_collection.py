"""Chroma, as its documentation shows it."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from scripts.benchmarking.peers.peer import PeerRows, Place, Vectors
from scripts.benchmarking.shares import Condition


class ChromaCollection:
    """A collection of a persistent client, with metadata. It reports to nobody."""

    def __init__(self, place: Place) -> None:
        settings = import_module("chromadb.config").Settings(anonymized_telemetry=False)
        self._client: Any = import_module("chromadb").PersistentClient(
            str(place.folder / "chroma"), settings
        )
        self._collection = self._client.create_collection(
            "listings", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
        )

    def fill(self, rows: PeerRows) -> None:
        """Add the vectors in the largest batches that it takes."""
        batch = self._client.get_max_batch_size()
        for start in range(0, len(rows.vectors), batch):
            numbers = range(start, min(start + batch, len(rows.vectors)))
            self._collection.add(
                ids=[str(number) for number in numbers],
                embeddings=rows.vectors[start : numbers.stop],
                metadatas=[
                    {"company": rows.companies[number], "band": rows.bands[number]}
                    for number in numbers
                ],
            )

    def nearest(self, vector: Vectors, condition: Condition, k: int) -> Sequence[int]:
        """A query with `where`."""
        where = None if condition.value is None else {condition.field: condition.value}
        found = self._collection.query(
            query_embeddings=[vector], n_results=k, where=where, include=[]
        )
        return [int(name) for name in found["ids"][0]]

    def close(self) -> None:
        """Stop the client's own threads."""
        self._client.close()
