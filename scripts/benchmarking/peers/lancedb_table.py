"""LanceDB, as its documentation shows it."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import pyarrow as pa

from scripts.benchmarking.peers.peer import PeerRows, Place, Vectors
from scripts.benchmarking.shares import Condition


class LancedbTable:
    """A table with its default vector index (IVF_PQ) and a scalar index on each filter's column."""

    def __init__(self, place: Place) -> None:
        self._database: Any = import_module("lancedb").connect(place.folder / "lancedb")
        self._table: Any = None

    def fill(self, rows: PeerRows) -> None:
        """Create the table from Arrow, then index it."""
        count, dim = rows.vectors.shape
        data = pa.table(
            {
                "number": pa.array(range(count), pa.int64()),
                "company": pa.array(rows.companies),
                "band": pa.array(rows.bands),
                "vector": pa.FixedSizeListArray.from_arrays(pa.array(rows.vectors.ravel()), dim),
            }
        )
        index: Any = import_module("lancedb.index")
        self._table = self._database.create_table("listings", data)
        self._table.create_index("vector", config=index.IvfPq(distance_type="cosine"))
        for column in ("company", "band"):
            self._table.create_index(column, config=index.Bitmap())

    def nearest(self, vector: Vectors, condition: Condition, k: int) -> Sequence[int]:
        """A search with its filter before it, which is the default."""
        search = self._table.search(vector).distance_type("cosine")
        if condition.value is not None:
            search = search.where(f"{condition.field} = '{condition.value}'", prefilter=True)
        found = search.select(["number", "_distance"]).limit(k).to_arrow()
        numbers: list[int] = found["number"].to_pylist()
        return numbers

    def close(self) -> None:
        """It keeps nothing open that its folder does not end."""
