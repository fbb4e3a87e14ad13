"""pgvector alone, as its README shows it."""

from collections.abc import Sequence

import psycopg
from pgvector.psycopg import register_vector
from psycopg import sql
from sqlalchemy.engine import make_url

from scripts.benchmarking.peers.peer import PeerRows, Place, Vectors
from scripts.benchmarking.shares import Condition


class PgvectorTable:
    """A table with an HNSW index of its defaults and an index on each column of a filter.

    `iterative`: let the index go on until enough rows pass, which the README advises for filters.
    """

    def __init__(self, place: Place, *, iterative: bool = False) -> None:
        url = make_url(place.database_url).set(drivername="postgresql")
        self._connection = psycopg.connect(
            url.render_as_string(hide_password=False), autocommit=True
        )
        register_vector(self._connection)
        self._iterative = iterative
        self._table = sql.Identifier("iterative" if iterative else "items")

    def fill(self, rows: PeerRows) -> None:
        """Load by COPY, then index."""
        dim = rows.vectors.shape[1]
        self._run(
            "CREATE TABLE {} (id bigint PRIMARY KEY, company text, band text,"
            f" embedding vector({dim}))"
        )
        statement = sql.SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(self._table)
        with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types(["int8", "text", "text", "vector"])
            for number, vector in enumerate(rows.vectors):
                copy.write_row((number, rows.companies[number], rows.bands[number], vector))
        self._run("CREATE INDEX ON {} USING hnsw (embedding vector_cosine_ops)")
        self._run("CREATE INDEX ON {} (company)")
        self._run("CREATE INDEX ON {} (band)")
        self._run("ANALYZE {}")
        if self._iterative:
            self._connection.execute("SET hnsw.iterative_scan = strict_order")

    def nearest(self, vector: Vectors, condition: Condition, k: int) -> Sequence[int]:
        """The README's query."""
        where: sql.Composable = sql.SQL("")
        arguments: list[object] = [vector, k]
        if condition.value is not None:
            where = sql.SQL("WHERE {} = %s").format(sql.Identifier(condition.field))
            arguments.insert(0, condition.value)
        statement = sql.SQL("SELECT id FROM {} {} ORDER BY embedding <=> %s LIMIT %s").format(
            self._table, where
        )
        return [number for (number,) in self._connection.execute(statement, arguments)]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _run(self, statement: str) -> None:
        self._connection.execute(sql.SQL(statement).format(self._table))
