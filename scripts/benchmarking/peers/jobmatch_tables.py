"""Ours: the retrieval that answers a search, over the tables that it always reads."""

from collections.abc import Sequence
from uuid import UUID

import numpy as np
from sqlalchemy import LargeBinary, func, select

from models.database import Database
from models.tables import LISTINGS
from scripts.benchmarking.corpus import MAIN
from scripts.benchmarking.peers.peer import PeerRows, Vectors
from scripts.benchmarking.shares import Condition
from search.retrieval.plan import Search, retrieve
from search.retrieval.statements import as_vector


class JobmatchTables:
    """Tables that are filled and indexed already. A block of 200 is found, whatever k is."""

    def __init__(self, database: Database, model_id: str) -> None:
        self._database = database
        self._model_id = model_id
        self._numbers: dict[UUID, int] = {}

    def rows(self) -> PeerRows:
        """What stands in the tables, for the others."""
        columns = LISTINGS.vectors.c
        sent = func.halfvec_send(columns.embedding, type_=LargeBinary)
        statement = (
            select(columns.listing_id, columns.company, columns.seniority, sent)
            .where(columns.model_id == self._model_id)
            .order_by(columns.listing_id)
        )
        with self._database.transaction(MAIN, read_only=True) as connection:
            ids, companies, bands, vectors = zip(*connection.execute(statement), strict=True)
        self._numbers = {each: number for number, each in enumerate(ids)}
        return PeerRows(np.array([as_vector(each) for each in vectors]), companies, bands)

    def fill(self, rows: PeerRows) -> None:
        """Nothing: the rows come from here."""

    def nearest(self, vector: Vectors, condition: Condition, k: int) -> Sequence[int]:
        """What the engine does for a search, as far as the vectors go."""
        search = Search(LISTINGS, self._model_id, vector, condition.filters)
        with self._database.transaction(MAIN, read_only=True) as connection:
            found = retrieve(connection, search).found
        nearest = sorted(found, key=lambda each: -each.similarity)[:k]
        return [self._numbers[each.id] for each in nearest]

    def close(self) -> None:
        """The database is its opener's to close."""
