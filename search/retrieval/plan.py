"""Exact or approximate: a guess says which scan is tried first, what it finds which one answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, text

from models.tables import Collection
from search.retrieval import statements
from search.retrieval.filters import Filters
from search.retrieval.statements import Truth, Vector

EXACT_TO = 10_000
"""Matching documents that are compared one by one, and so counted exactly; beyond, the index
chooses. Among 100,000 ads on two cores 10,000 matching rows take 30 to 45 ms exactly, and by the
index 55 ms where the filter has nothing to do with the question, 255 ms where it passes only rows
far from it; 1,000 take 5 ms exactly."""
SEEM_MANY = 3 * EXACT_TO // 2
"""Guessed matches from which the index is asked first."""
BLOCK = 200
"""Documents of one scan that are ranked against each other. Pages are cut from ranked blocks, so
that paging on neither repeats nor skips."""
EF_SEARCH = 800
"""HNSW's candidate list. Among 100,000 ads 400 finds .983 of the 20 nearest, 800 .995."""
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


_FACTS = len(fields(Found))
"""The last columns of `statements.ranked`, in the order of Found."""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """One block of what matches, and how sure it is."""

    found: tuple[Found, ...]
    is_last: bool
    """No block follows."""
    total: int | None
    """Matching documents. None: too many to have been counted on the way."""
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
class _Scan:
    """Rows by nearness, and what was done to find them."""

    rows: Sequence[Row[Any]]
    compared: int
    exact: bool
    matching: int | None
    """All that match. None: an index chose, and nobody counted."""


def retrieve(connection: Connection, search: Search, block: int = 0) -> Retrieval:
    """Block number `block` of the matching documents: all that pass come before the unknown.

    The first holds the nearest and those that say most of the question's words; a later one holds
    the next nearest, without what the words brought into the first.
    """
    first = nearest = _nearest(connection, search, 0)
    if block:
        nearest = _nearest(connection, search, block)
    passing = sum(row.passes for row in first.rows)
    brought = {row.id: row for row in _saying_most(connection, search, passing)}
    for row in first.rows:
        brought.pop(row.id, None)
    rows = [row for row in nearest.rows if row.id not in brought]
    if block == 0:
        rows += brought.values()
    end = (block + 1) * BLOCK
    return Retrieval(
        tuple(_found(row) for row in rows),
        is_last=len(nearest.rows) < BLOCK if nearest.matching is None else end >= nearest.matching,
        total=nearest.matching,
        exact=nearest.exact,
        considered=nearest.compared + (0 if nearest.exact else len(brought)),
    )


def count(connection: Connection, search: Search) -> int:
    """How many documents match, counted to one more than EXACT_TO."""
    where = statements.possible(search.collection, search.filters)
    counted = statements.counted(search.collection, search.model_id, where, EXACT_TO + 1)
    return int(connection.execute(counted).scalar_one())


def _nearest(connection: Connection, search: Search, block: int) -> _Scan:
    """The nearest of all that are possible; where these are many, of those that pass first."""
    collection, filters, start = search.collection, search.filters, block * BLOCK
    possible = statements.possible(collection, filters)
    if search.exact or not _seem_many(connection, search, possible):
        bound = None if search.exact else EXACT_TO
        if found := _surveyed(connection, search, possible, start, BLOCK, bound):
            return found
    passing = _tier(connection, search, statements.passing(collection, filters), start, BLOCK)
    if not statements.leaves_room(collection, filters):
        return passing
    room = BLOCK - len(passing.rows)
    if not room or passing.matching is None:
        return replace(passing, matching=None)
    undecided, skip = statements.undecided(collection, filters), max(0, start - passing.matching)
    rest = _tier(connection, search, undecided, skip, room)
    return _Scan(
        [*passing.rows, *rest.rows],
        passing.compared + rest.compared,
        exact=passing.exact and rest.exact,
        matching=None if rest.matching is None else passing.matching + rest.matching,
    )


def _tier(connection: Connection, search: Search, where: Truth, skip: int, take: int) -> _Scan:
    """Rows of one tier: compared one by one where they are few, else chosen by the index.

    The index chooses what a tier begins with, and the nearest of all others follow.
    """
    if not _seem_many(connection, search, where) and (
        found := _surveyed(connection, search, where, skip, take, EXACT_TO)
    ):
        return found
    begun = (skip % BLOCK or BLOCK) if skip else take  # its share of the block it begins in
    rows = _chosen_by_index(connection, search, where, begun)
    if len(rows) == begun and not skip:
        return _Scan(rows, len(rows), exact=False, matching=None)
    # An iterative scan that gave up early would lose results: then every row is compared.
    chosen = [row.id for row in rows] if len(rows) == begun else []
    others = where & statements.others(search.collection, chosen)
    rest = _surveyed(connection, search, others, skip - len(chosen), take, None)
    assert rest is not None  # without a bound
    return replace(rest, matching=(rest.matching or 0) + len(chosen))


def _seem_many(connection: Connection, search: Search, where: Truth) -> bool:
    """Whether PostgreSQL guesses that far too many match to compare each.

    A guess decides only what is tried first: whoever finds too many, or too few, goes the other
    way.
    """
    guess = connection.execute(
        statements.estimated(search.collection, search.model_id, where)
    ).scalar_one()
    return bool(guess[0]["Plan"]["Plan Rows"] > SEEM_MANY)


def _surveyed(
    connection: Connection, search: Search, where: Truth, skip: int, take: int, bound: int | None
) -> _Scan | None:
    """Rows after comparing all that match. None where these are more than `bound`."""
    statement = statements.surveyed(
        *_arguments(search, where),
        slice(skip, skip + take),
        None if bound is None else bound + 1,
    )
    rows = _ranked(connection, search, statement)
    matching = rows[0].possible
    if bound is not None and matching > bound:
        return None
    found = [row for row in rows if row.id is not None]
    return _Scan(found, matching, exact=True, matching=matching)


def _chosen_by_index(
    connection: Connection, search: Search, where: Truth, most: int
) -> Sequence[Row[Any]]:
    connection.execute(INDEX_SETTINGS)
    found = statements.nearest_by_index(*_arguments(search, where), most)
    return _ranked(connection, search, found)


def _saying_most(connection: Connection, search: Search, passing: int) -> Sequence[Row[Any]]:
    """The documents that say most of the question; unknown ones only where few pass."""
    if not search.terms or not (search.keys or search.exact):
        return ()
    matching = statements.passing if passing >= BLOCK else statements.possible
    where = matching(search.collection, search.filters)
    keys = None if search.exact else search.keys
    found = statements.saying_most(*_arguments(search, where), search.terms, keys, BLOCK)
    return _ranked(connection, search, found)


def _arguments(search: Search, where: Truth) -> tuple[Collection, str, Filters, Truth, Vector]:
    return search.collection, search.model_id, search.filters, where, search.vector


def _ranked(connection: Connection, search: Search, found: Select[Any]) -> Sequence[Row[Any]]:
    return connection.execute(statements.ranked(found, search.filters, search.terms)).all()


def _found(row: Row[Any]) -> Found:
    return Found(*row[-_FACTS:])
