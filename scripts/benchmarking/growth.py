"""What ten times as many rows cost."""

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

from models.tables import LISTINGS
from scripts.benchmarking.databases import Made, connected
from scripts.benchmarking.questions import Questions
from scripts.benchmarking.report import Row
from scripts.benchmarking.retrieval import case_of, measure
from scripts.benchmarking.shares import conditions_at
from scripts.benchmarking.workplace import Workplace

PERCENTS: Final = (100.0, 10.0, 1.0, 0.1)


def measure_growth(
    workplace: Workplace, sizes: Sequence[int], questions: Questions
) -> dict[str, Sequence[Row]]:
    """Rows for each selectivity at each size, how they grow, and what the sizes take on disk."""
    cases = [case_of(condition, questions) for condition in conditions_at(PERCENTS)]
    rows: list[Row] = []
    stored: list[Row] = []
    for size in sizes:
        with workplace.vectors(size) as made:
            measured = measure(made.database, workplace.embedder.model_id, cases)
            rows += [{"vectors": size, **row} for row in measured]
            stored.append(storage(made, size))
    return {"retrieval": rows, "growth (exponent)": exponents(rows), "storage": stored}


def storage(made: Made, size: int) -> Row:
    """What the rows take on the disk, and how long they took to write and to index."""
    table = LISTINGS.vectors.name
    with connected(made.url) as connection:
        row = connection.execute(
            "SELECT pg_total_relation_size(%(table)s::regclass),"
            " (SELECT sum(pg_relation_size(indexrelid)) FROM pg_index JOIN pg_class c"
            "  ON c.oid = indexrelid JOIN pg_am ON pg_am.oid = c.relam"
            "  WHERE indrelid = %(table)s::regclass AND amname = 'hnsw')",
            {"table": table},
        ).fetchone()
    assert row is not None
    return {
        "vectors": size,
        "table and indexes MB": row[0] / 1e6,
        "vector index MB": float(row[1]) / 1e6,
        "load s": made.facts["load_seconds"],
        "index build s": made.facts["index_seconds"],
    }


def exponents(rows: Sequence[Row]) -> list[Row]:
    """How p50 and p95 grow from one size to the next: 0 not at all, 1 as the rows do.

    The slope of log(time) over log(rows) between two neighbouring sizes.
    """
    found: list[Row] = []
    for name in dict.fromkeys(str(row["filter"]) for row in rows):
        of_filter = [row for row in rows if row["filter"] == name]
        for smaller, larger in pairwise(of_filter):
            found.append(
                {
                    "filter": name,
                    "from": smaller["vectors"],
                    "to": larger["vectors"],
                    **{each: _slope(smaller, larger, f"{each} ms") for each in ("p50", "p95")},
                }
            )
    return found


def _slope(smaller: Row, larger: Row, name: str) -> float:
    return log(_number(larger, name) / _number(smaller, name)) / log(
        _number(larger, "vectors") / _number(smaller, "vectors")
    )


def _number(row: Row, name: str) -> float:
    value = row[name]
    assert isinstance(value, int | float)
    return value
