"""How many documents say each term: what BM25 weighs words by, counted inside PostgreSQL."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, literal, select, union_all

from models.database import Database
from models.tables import Collection, term_counts
from search.reading.words import COUNTED, THERE

SAMPLE: Final = 20_000
"""Documents that are counted. Ids are hashes, so those with the lowest are drawn at random, and
rarity is a logarithm: of more documents the rank of no word would change."""
FRESHNESS: Final = 10
"""Counted anew whenever about one in so many of the documents is new."""


def renew_term_counts(
    database: Database, tenant: str, collection: Collection, created: Sequence[UUID]
) -> None:
    """Count the terms again if the documents created since may have changed what is rare."""
    with database.transaction(tenant) as connection:
        # One at a time, and who comes second need not: the first counts what both wrote.
        name = f"{tenant}:{collection.name}"
        turn = func.pg_try_advisory_xact_lock(func.hashtextextended(name, 0))
        if _is_due(connection, collection, created) and connection.execute(select(turn)).scalar():
            _count(connection, tenant, collection)


def _is_due(connection: Connection, collection: Collection, created: Sequence[UUID]) -> bool:
    """True for one document in a tenth of those there, told by its id: no counter to lock."""
    there = connection.execute(
        select(term_counts.c.documents).where(
            term_counts.c.collection == collection.name, term_counts.c.term == THERE
        )
    ).scalar()
    every = max(1, (there or 0) // FRESHNESS)
    return any(each.int % every == 0 for each in created)


def _count(connection: Connection, tenant: str, collection: Collection) -> None:
    columns = collection.vectors.c
    key = columns[collection.key]
    sample = (
        select(func.array_append(columns.terms, COUNTED).label("terms"))
        .order_by(columns.tenant_id, key)
        .limit(SAMPLE)
        .subquery()
    )
    said = select(func.unnest(sample.c.terms).label("term")).subquery()
    each = select(said.c.term, func.count()).group_by(said.c.term)
    all_ = select(literal(THERE), func.count(func.distinct(key)))
    both = union_all(each, all_).subquery()
    counts = select(literal(tenant), literal(collection.name), *both.c)
    connection.execute(delete(term_counts).where(term_counts.c.collection == collection.name))
    connection.execute(
        insert(term_counts).from_select(["tenant_id", "collection", "term", "documents"], counts)
    )
