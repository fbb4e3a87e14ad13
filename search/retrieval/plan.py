"""Exact or approximate: which scans answer a search, decided by counting first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, text

from models.tables import Collection
from search.retrieval import statements
from search.retrieval.filters import Filters
from search.retrieval.statements import Truth, Vector

EXACT_TO = 4_000
"""Matching documents that are compared one by one; beyond, the index chooses. Among 100,000
halfvec(384) on two cores: 1,000 matching rows take 1.6 ms exactly, recall 1, and 77 ms by the
index, recall .895; 10,000 take 18 ms exactly and 2.8 ms by the index, recall .994."""
COUNTED_TO = 10_000
"""Totals are exact up to here."""
BLOCK = 200
"""Documents of one scan that are ranked against each other. Pages are cut from ranked blocks, so
that paging on neither repeats nor skips."""
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
    said: float
    """How much of the question its words say, from 0 to 1."""
    passes: bool
    """Whether it passes every condition; otherwise something about it is unknown."""
    distance_km: float | None
    pay_min: float | None
    pay_max: float | None
    posted_at: datetime | None
    skills: Sequence[str]
    must_skills: Sequence[str]
    seniority: str | None
    years: float | None
    title_terms: Sequence[int]
    signature: bytes | None
    company: str | None


@dataclass(frozen=True, slots=True)
class Retrieval:
    """One block of what matches, and how sure it is."""

    found: tuple[Found, ...]
    is_last: bool
    """No block follows."""
    total: int
    """Matching documents, counted to COUNTED_TO."""
    total_is_exact: bool
    exact: bool
    """Every matching row was compared; no index chose."""
    considered: int
    """Documents compared, or returned by an index."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched, with which vector, words and filters."""

    collection: Collection
    model_id: str
    vector: Vector
    filters: Filters
    exact: bool = False
    """Compare every matching row, whatever it costs."""
    terms: Mapping[int, float] = field(default_factory=dict)
    """The share of the question that each of its words makes up; they sum to 1."""
    keys: tuple[int, ...] = ()
    """The title words and skills rare enough to fetch documents by."""


@dataclass(frozen=True, slots=True)
class _Counts:
    """Matching documents, counted no further than asked."""

    possible: int
    passing: int

    @property
    def undecided(self) -> int:
        return self.possible - self.passing


@dataclass(frozen=True, slots=True)
class _Scan:
    """Rows by nearness, and how many were compared for them."""

    rows: Sequence[Row[Any]]
    compared: int
    exact: bool


def retrieve(connection: Connection, search: Search, block: int = 0) -> Retrieval:
    """Block number `block` of the matching documents: all that pass come before the unknown.

    The first holds the nearest and those that say most of the question's words; a later one holds
    the next nearest, without what the words brought into the first.
    """
    counts = _counted(connection, search, (block + 1) * BLOCK)
    first = nearest = _nearest(connection, search, counts, 0)
    brought = {row.id: row for row in _saying_most(connection, search, counts)}
    if block:
        nearest = _nearest(connection, search, counts, block)
    for row in first.rows:
        brought.pop(row.id, None)
    rows = [row for row in nearest.rows if row.id not in brought]
    if block == 0:
        rows += brought.values()
    end, is_exact = (block + 1) * BLOCK, counts.possible <= COUNTED_TO or search.exact
    return Retrieval(
        tuple(Found(**row._mapping) for row in rows),  # noqa: SLF001 - its public name
        is_last=end >= counts.possible if is_exact else len(nearest.rows) < BLOCK,
        total=counts.possible if is_exact else COUNTED_TO,
        total_is_exact=is_exact,
        exact=nearest.exact,
        considered=nearest.compared + (0 if nearest.exact else len(brought)),
    )


def _counted(connection: Connection, search: Search, end: int) -> _Counts:
    """What is possible and what passes, as exactly as a block that ends at `end` needs it."""
    bound = None if search.exact else COUNTED_TO + 1
    arguments = search.collection, search.model_id, search.filters
    row = connection.execute(statements.counted(*arguments, bound)).one()
    if bound is None or row.possible < bound or row.passing >= max(EXACT_TO + 1, end):
        return _Counts(row.possible, row.passing)
    # The first rows held few that pass: of all rows many may.
    passing = connection.execute(statements.counted_passing(*arguments, bound)).scalar_one()
    return _Counts(max(row.possible, passing), passing)


def _nearest(connection: Connection, search: Search, counts: _Counts, block: int) -> _Scan:
    """The nearest documents of a block, in one scan of all that are possible, or a tier at once."""
    collection, filters = search.collection, search.filters
    start = block * BLOCK
    if search.exact or counts.possible <= EXACT_TO:
        everything = statements.possible(collection, filters)
        rows = _exactly(connection, search, everything, start, BLOCK)
        return _Scan(rows, counts.possible, exact=True)
    passing = _Scan((), 0, exact=True)
    if start < counts.passing:
        where = statements.passing(collection, filters)
        passing = _tier(connection, search, where, counts.passing, start, BLOCK)
    room = BLOCK - len(passing.rows)
    if not room or not counts.undecided:
        return passing
    where, skip = statements.undecided(collection, filters), max(0, start - counts.passing)
    rest = _tier(connection, search, where, counts.undecided, skip, room)
    rows = [*passing.rows, *rest.rows]
    return _Scan(rows, passing.compared + rest.compared, exact=passing.exact and rest.exact)


def _tier(
    connection: Connection, search: Search, where: Truth, count: int, skip: int, take: int
) -> _Scan:
    """Rows of one tier: compared one by one where they are few, else chosen by the index.

    The index chooses what a tier begins with, and the nearest of all others follow.
    """
    if count > EXACT_TO:
        begun = skip % BLOCK or BLOCK if skip else take  # its share of the block it begins in
        connection.execute(INDEX_SETTINGS)
        found = statements.nearest_by_index(*_arguments(search, where), begun)
        rows = _ranked(connection, search, found)
        # An iterative scan that gave up early would lose results: then every row is compared.
        if len(rows) == begun:
            if skip == 0:
                return _Scan(rows, len(rows), exact=False)
            where &= statements.others(search.collection, [row.id for row in rows])
            skip -= begun
    return _Scan(_exactly(connection, search, where, skip, take), count, exact=True)


def _exactly(
    connection: Connection, search: Search, where: Truth, skip: int, take: int
) -> Sequence[Row[Any]]:
    found = statements.nearest_exactly(*_arguments(search, where), slice(skip, skip + take))
    return _ranked(connection, search, found)


def _saying_most(connection: Connection, search: Search, counts: _Counts) -> Sequence[Row[Any]]:
    """The documents that say most of the question; unknown ones only where few pass."""
    if not search.terms or not (search.keys or search.exact):
        return ()
    matching = statements.passing if counts.passing >= BLOCK else statements.possible
    where = matching(search.collection, search.filters)
    keys = None if search.exact else search.keys
    found = statements.saying_most(*_arguments(search, where), search.terms, keys, BLOCK)
    return _ranked(connection, search, found)


def _arguments(search: Search, where: Truth) -> tuple[Collection, str, Filters, Truth, Vector]:
    return search.collection, search.model_id, search.filters, where, search.vector


def _ranked(connection: Connection, search: Search, found: Select[Any]) -> Sequence[Row[Any]]:
    return connection.execute(statements.ranked(found, search.filters, search.terms)).all()
