"""Exact or approximate: which scan answers a search, decided by counting first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, text

from models.tables import Collection
from search.retrieval.filters import Filters
from search.retrieval.statements import (
    Truth,
    Vector,
    counted,
    nearest_by_index,
    nearest_exactly,
    passing,
    undecided,
)

EXACT_TO = 4_000
"""Matching documents that are compared one by one; beyond, the index chooses. Among 100,000
halfvec(384) on two cores: 1,000 matching rows take 1.6 ms exactly, recall 1, and 77 ms by the
index, recall .895; 10,000 take 18 ms exactly and 2.8 ms by the index, recall .994."""
COUNTED_TO = 10_000
"""Totals are exact up to here."""
BLOCK = 200
"""Documents that are ranked against each other, in the order of similarity. Pages are cut from
ranked blocks, so that paging on neither repeats nor skips."""
EF_SEARCH = 400
"""HNSW's candidate list: above BLOCK, so that one pass of the index usually fills a block."""
INDEX_SETTINGS = text(
    "SELECT set_config('hnsw.iterative_scan', 'relaxed_order', true),"
    f" set_config('hnsw.ef_search', '{EF_SEARCH}', true),"
    " set_config('hnsw.max_scan_tuples', '40000', true)"
)
"""How the index scans, for the rest of the transaction."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a scan returned, with the facts that rank it."""

    id: UUID
    similarity: float
    """Cosine of its vector and the question's."""
    pay_min: float | None
    pay_max: float | None
    posted_at: datetime | None
    distance_km: float | None
    passes: bool
    """Whether it passes every condition; otherwise something about it is unknown."""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """One block of what matches, and how sure it is."""

    found: tuple[Found, ...]
    total: int
    """Matching documents, counted to COUNTED_TO."""
    total_is_exact: bool
    exact: bool
    """Every matching row was compared; no index chose."""
    considered: int
    """Documents compared, or returned by the index."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched, with which vector and filters."""

    collection: Collection
    model_id: str
    vector: Vector
    filters: Filters
    exact: bool = False
    """Compare every matching row, whatever it costs."""


def retrieve(connection: Connection, search: Search, block: int = 0) -> Retrieval:
    """Block number `block` of the matching documents: all that pass come before the unknown."""
    tiers = [
        (passing(search.collection, search.filters), True),
        (undecided(search.collection, search.filters), False),
    ]
    found: list[Found] = []
    skip, total, considered, exact = block * BLOCK, 0, 0, True
    for where, passes in tiers:
        if where is None:
            continue
        count = _count(connection, search, where)
        total += count
        take = BLOCK - len(found)
        if skip < count and take > 0:
            by_index = count > EXACT_TO and skip == 0 and not search.exact
            rows, by_index = _scan(connection, search, where, skip, take, by_index=by_index)
            found += [_found(row, passes=passes) for row in rows]
            considered += len(rows) if by_index else count
            exact = exact and not by_index
        skip = max(0, skip - count)
    return Retrieval(tuple(found), min(total, COUNTED_TO), total <= COUNTED_TO, exact, considered)


def _count(connection: Connection, search: Search, where: Truth) -> int:
    statement = counted(search.collection, search.model_id, where, COUNTED_TO + 1)
    return int(connection.execute(statement).scalar_one())


def _scan(
    connection: Connection, search: Search, where: Truth, skip: int, take: int, *, by_index: bool
) -> tuple[Sequence[Row[Any]], bool]:
    """Rows in the order of similarity, and whether the index chose them."""
    arguments = (search.collection, search.model_id, search.filters, where, search.vector)
    if by_index:
        connection.execute(INDEX_SETTINGS)
        rows = connection.execute(nearest_by_index(*arguments).limit(take)).all()
        # An iterative scan that gave up early would lose results: then every row is compared.
        if len(rows) == take:
            return rows, True
    rows = connection.execute(nearest_exactly(*arguments).offset(skip).limit(take)).all()
    return rows, False


def _found(row: Row[Any], *, passes: bool) -> Found:
    return Found(
        id=row.id,
        similarity=float(row.similarity),
        pay_min=row.pay_min,
        pay_max=row.pay_max,
        posted_at=row.posted_at,
        distance_km=row.distance_km,
        passes=passes,
    )
