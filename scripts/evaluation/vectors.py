"""Search by meaning alone: the cosine of the engine's vectors, compared exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from embeddings.embedder import Embedder
from scripts.evaluation.judged_set import Document, JudgedSet
from scripts.evaluation.loading import batches
from scripts.evaluation.query import Query
from scripts.evaluation.system import NOT_FOUND, Scores
from search.engine import Engine
from search.indexing.embedding import Text, embedded_documents, embedded_query
from search.retrieval import statements

_BATCH: Final = 500
_Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """One vector a document, as the index makes them of titles and passages."""

    embedder: Embedder
    vectors: NDArray[np.float32]
    """Shape (documents, dim); NaN for a document without a word."""

    def scores(self, query: Query) -> Scores:
        """Cosines. Only blank documents are not found."""
        cosines = self.vectors @ embedded_query(self.embedder, Text(query.text)).whole
        return np.where(np.isnan(cosines), NOT_FOUND, cosines.astype(np.float64))


def stored_vectors(engine: Engine, judged_set: JudgedSet, ids: Mapping[str, UUID]) -> Vectors:
    """The vectors of a set's documents that the index holds.

    Only what the engine's reader refused, and so has no id, is embedded here.
    """
    vectors = np.full((len(judged_set.documents), engine.embedder.dim), np.nan, np.float32)
    places = {document.id: place for place, document in enumerate(judged_set.documents)}
    for batch in batches(judged_set.documents, _BATCH):
        stored = _stored(engine, judged_set, [ids[each.id] for each in batch if each.id in ids])
        for document in batch:
            vector = stored.get(ids[document.id]) if document.id in ids else None
            vectors[places[document.id]] = _made(engine, document) if vector is None else vector
    return Vectors(engine.embedder, vectors)


def _stored(engine: Engine, judged_set: JudgedSet, ids: Sequence[UUID]) -> dict[UUID, _Vector]:
    statement = statements.vectors(judged_set.collection, engine.embedder.model_id, ids)
    with engine.database.transaction(judged_set.tenant, read_only=True) as connection:
        rows = connection.execute(statement).all()
    return {row.id: statements.as_vector(row.embedding) for row in rows}


def _made(engine: Engine, document: Document) -> _Vector | float:
    if not document.text.strip():
        return np.nan
    return embedded_documents(engine.embedder, [Text(document.text)])[0].whole
