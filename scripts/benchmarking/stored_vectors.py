"""Rows of vectors written straight into the tables, by the million."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final
from uuid import UUID

import numpy as np
import psycopg
from numpy.typing import NDArray
from pgvector import HalfVector
from pgvector.psycopg import register_vector
from psycopg import sql
from psycopg.types.json import Jsonb
from rich.progress import track
from sqlalchemy import Connection, Table, text

from models.database import Database
from models.tables import LISTINGS
from scripts.benchmarking.corpus import tenant_of
from scripts.benchmarking.embedded_corpus import EmbeddedCorpus
from scripts.benchmarking.shares import band, employer
from scripts.console import err
from search.indexing.vector_index import ensure_vector_indexes

Vectors = NDArray[np.float32]

NOISE: Final = 0.25
"""Length of what is added to a vector that is used again: its cosine with the first is .97."""
_CHUNK: Final = 10_000
_INDEX_BYTES: Final = 2_500
"""Memory for a row while the index is built: halfvec(384) with its links takes 1.5 KB."""
_LEAST_INDEX_MEGABYTES: Final = 256


@dataclass(frozen=True, slots=True)
class Rows:
    """`size` rows, which begin as the corpus does and go on with its vectors moved a little."""

    corpus: EmbeddedCorpus
    size: int
    far_from: Vectors
    """Shape (dim,): the question that the rows of a band are far from."""

    def chunks(self) -> Iterator[tuple[int, Vectors]]:
        """Vectors with the number of the first of them; the same each time."""
        for start in range(0, self.size, _CHUNK):
            yield start, self._vectors(start, min(start + _CHUNK, self.size))

    def bands(self) -> list[str]:
        """The band of each row."""
        near = np.concatenate([vectors @ self.far_from for _, vectors in self.chunks()])
        ranks = np.empty(self.size, np.int64)
        ranks[np.argsort(near, kind="stable")] = np.arange(self.size)
        return [band(int(rank), self.size) for rank in ranks]

    def _vectors(self, start: int, end: int) -> Vectors:
        real = len(self.corpus.vectors)
        numbers = np.arange(start, end)
        vectors = self.corpus.vectors[numbers % real]
        random = np.random.default_rng(start)
        noise = random.standard_normal(vectors.shape, np.float32) * NOISE / vectors.shape[1] ** 0.5
        moved = vectors + noise * (numbers >= real)[:, None]
        unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return unit


def store(rows: Rows, model_id: str, database: Database) -> dict[str, Any]:
    """Write the rows and build their index. Gives the seconds of both."""
    started = perf_counter()
    with database.owner() as owner:
        _copy(rows, model_id, owner)
    copied = perf_counter()
    memory = max(_LEAST_INDEX_MEGABYTES, rows.size * _INDEX_BYTES // 1_000_000)
    with database.owner() as owner:
        owner.execute(text(f"SET LOCAL maintenance_work_mem = '{memory}MB'"))
        ensure_vector_indexes(owner, model_id, rows.corpus.vectors.shape[1])
    return {"load_seconds": copied - started, "index_seconds": perf_counter() - copied}


def _copy(rows: Rows, model_id: str, owner: Connection) -> None:
    """COPY is refused where row security binds, so the owner is freed of it while it runs."""
    tables = (LISTINGS.documents.name, LISTINGS.vectors.name)
    for table in tables:
        owner.execute(text(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"))
    driver = owner.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    register_vector(driver)
    _copy_rows(driver, LISTINGS.documents, _documents(rows.size))
    _copy_rows(driver, LISTINGS.vectors, _vector_rows(rows, model_id))
    for table in tables:
        owner.execute(text(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"))


def _documents(size: int) -> Iterator[dict[str, Any]]:
    for number in track(range(size), "copying listings", console=err):
        yield {
            "tenant_id": tenant_of(number),
            "listing_id": UUID(int=number),
            "source": "benchmark",
            "external_id": str(number),
            "content_hash": b"",
            "title": "",
            "content": Jsonb({}),
        }


def _vector_rows(rows: Rows, model_id: str) -> Iterator[dict[str, Any]]:
    bands, facts = rows.bands(), rows.corpus.facts
    for start, vectors in track(
        rows.chunks(), "copying vectors", total=-(-rows.size // _CHUNK), console=err
    ):
        for number, vector in enumerate(vectors, start):
            yield {
                "tenant_id": tenant_of(number),
                "listing_id": UUID(int=number),
                "model_id": model_id,
                **facts[number % len(facts)],
                "company": employer(number),
                "seniority": bands[number],
                "embedding": HalfVector(vector),
                "text_hash": b"",
            }


def _copy_rows(driver: psycopg.Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows)
    names = list(first)
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    types: dict[str, int] = dict(
        driver.execute(
            "SELECT attname, atttypid FROM pg_attribute WHERE attrelid = %s::regclass", [table.name]
        ).fetchall()
    )
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types([types[name] for name in names])
        copy.write_row([first[name] for name in names])
        for row in rows:
            copy.write_row([row[name] for name in names])
