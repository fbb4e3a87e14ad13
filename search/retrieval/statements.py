"""Every SELECT that a search makes, each a pure function of its arguments.

Row-level security adds the tenant to each of them.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from pgvector import SparseVector
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Double,
    FromClause,
    Integer,
    LargeBinary,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    select,
    true,
)

from models.explain import Explain
from models.tables import Collection, term_counts
from search.reading.words import DIMENSIONS
from search.retrieval.conditions import Condition, conditions, nearest_km
from search.retrieval.filters import Filters

Vector = NDArray[np.float32]
"""Shape (dim,), of unit length."""
Truth = ColumnElement[bool]

RANKED_BY = (
    "pay_min",
    "pay_max",
    "posted_at",
    "skills",
    "must_skills",
    "seniority",
    "years",
    "title_terms",
    "signature",
    "company",
)
"""Columns that score parts, folding and variety read as they are."""
PLACED_BY = ("lat", "lon", "other_lats", "other_lons")


def passing(collection: Collection, filters: Filters) -> Truth:
    """The rows that pass every condition."""
    return _allowed(collection, filters) & and_(
        true(), *[each.passes for each in conditions(filters, collection.vectors)]
    )


def possible(collection: Collection, filters: Filters) -> Truth:
    """The rows that fail no condition: they pass, or may, as something about them is unknown."""
    return _allowed(collection, filters) & and_(
        true(), *[each.possible for each in conditions(filters, collection.vectors)]
    )


def undecided(collection: Collection, filters: Filters) -> Truth:
    """The rows that are possible and do not pass."""
    return possible(collection, filters) & not_(passing(collection, filters))


def leaves_room(collection: Collection, filters: Filters) -> bool:
    """Whether rows may be found about which something is unknown."""
    return any(each.unknown_allowed for each in conditions(filters, collection.vectors))


def others(collection: Collection, ids: Sequence[UUID]) -> Truth:
    """The rows of all documents but these."""
    return collection.vectors.c[collection.key].not_in(ids)


def counted(collection: Collection, model_id: str, where: Truth, bound: int | None) -> Select[Any]:
    """Column: how many documents match, counted no further than `bound`."""
    first = select(literal(1)).where(_of_model(collection, model_id), where).limit(bound)
    return select(func.count()).select_from(first.subquery())


def estimated(collection: Collection, model_id: str, where: Truth) -> Explain:
    """Column: PostgreSQL's plan to find all that match, with its guess of how many that are."""
    return Explain(select(literal(1)).where(_of_model(collection, model_id), where))


def nearest_by_index(
    collection: Collection, model_id: str, filters: Filters, where: Truth, vector: Vector, most: int
) -> Select[Any]:
    """The `most` matching documents nearest to `vector`, found by the vector index.

    Twice as many are taken and the nearer half is kept: where a filter passes only rows far from
    the question, the index gives them in an order that is not quite theirs.

    Columns as for `ranked`.
    """
    distance = _distance(collection, vector)
    taken = (
        _facts(collection, filters, 1 - distance)
        .where(_of_model(collection, model_id), where)
        .order_by(distance)
        .limit(2 * most)
        .subquery()
    )
    return select(taken).order_by(taken.c.similarity.desc(), taken.c.id).limit(most)


def surveyed(
    collection: Collection,
    model_id: str,
    filters: Filters,
    where: Truth,
    vector: Vector,
    part: slice,
    bound: int | None,
) -> Select[Any]:
    """How many documents match, counted no further than `bound`, and a part of them by nearness.

    All are compared, and those that pass come first; none where there are `bound`. One pass over
    the rows does both. Columns: possible, passing, and those of `ranked` but distance_km and said
    with the places and words that they are made of; id is NULL in the only row where there is none.
    """
    similarity = 1 - _distance(collection, vector)
    rows = (
        select(*_compared(collection, filters, similarity))
        .where(_of_model(collection, model_id), where)
        .limit(bound)
        .cte("rows")
        .prefix_with("MATERIALIZED")
    )
    counts = (
        select(func.count().label("possible"), func.count().filter(rows.c.passes).label("passing"))
        .select_from(rows)
        .cte("counts")
    )
    enough = true() if bound is None else counts.c.possible < bound
    best = (
        select(rows)
        .join(counts, enough)
        .order_by(rows.c.passes.desc(), rows.c.similarity.desc(), rows.c.id)
        .offset(part.start)
        .limit(part.stop - part.start)
        .subquery("best")
    )
    columns = collection.vectors.c
    described = (columns[collection.key] == best.c.id) & _of_model(collection, model_id)
    return (
        select(counts.c.possible, counts.c.passing, *best.c, *_described(collection))
        .select_from(counts.outerjoin(best, true()).outerjoin(collection.vectors, described))
        .order_by(best.c.passes.desc(), best.c.similarity.desc(), best.c.id)
    )


def saying_most(
    collection: Collection,
    model_id: str,
    filters: Filters,
    where: Truth,
    vector: Vector,
    terms: Mapping[int, float],
    keys: Sequence[int] | None,
    most: int,
) -> Select[Any]:
    """The `most` documents that say most of `terms`, among those that any of the keys fetches.

    `keys` None: among all that match. Columns as for `ranked`.
    """
    columns = collection.vectors.c
    facts = _facts(collection, filters, 1 - _distance(collection, vector))
    if keys is not None:
        fetched = _fetched(collection, keys)
        facts = facts.join(fetched, columns[collection.key] == fetched.c.id)
    matching = (
        facts.add_columns(_said(columns.words, terms).label("said"))
        .where(_of_model(collection, model_id), where, columns.words.is_not(None))
        .offset(0)  # the words choose the rows, not the vector index
        .subquery()
    )
    return (
        select(*[column for column in matching.c if column.name != "said"])
        .where(matching.c.said > 0)
        .order_by(matching.c.passes.desc(), matching.c.said.desc(), matching.c.id)
        .limit(most)
    )


def ranked(found: Select[Any], filters: Filters, terms: Mapping[int, float]) -> Select[Any]:
    """What scores are made from, for the few rows that were found.

    Columns: id, similarity, said, passes, distance_km and RANKED_BY, in the order of plan.Found;
    before them possible and passing, if `found` has them.
    """
    rows = found.subquery()
    said = func.coalesce(_said(rows.c.words, terms), 0.0) if terms else literal(0.0)
    return select(
        *[rows.c[name] for name in ("possible", "passing") if name in rows.c],
        rows.c.id,
        rows.c.similarity,
        said.label("said"),
        rows.c.passes,
        nearest_km(filters.locations, rows).label("distance_km"),
        *[rows.c[name] for name in RANKED_BY],
    )


def documents(collection: Collection, ids: Sequence[UUID]) -> Select[Any]:
    """Columns: id, content, created_at, updated_at of the documents named."""
    columns = collection.documents.c
    key = columns[collection.key]
    return select(key.label("id"), columns.content, columns.created_at, columns.updated_at).where(
        key.in_(ids)
    )


def judged(
    collection: Collection, model_id: str, filters: Filters, ids: Sequence[UUID]
) -> Select[Any]:
    """Columns: id and, for each criterion of `filters`, `pass`, `fail` or `unknown`."""
    each = [_verdict(condition) for condition in conditions(filters, collection.vectors)]
    columns = collection.vectors.c
    key = columns[collection.key]
    return select(key.label("id"), *each).where(_of_model(collection, model_id), key.in_(ids))


def vectors(collection: Collection, model_id: str, ids: Sequence[UUID]) -> Select[Any]:
    """Columns: id, embedding (for as_vector) of the documents named."""
    columns = collection.vectors.c
    key = columns[collection.key]
    return select(key.label("id"), _sent(columns.embedding)).where(
        _of_model(collection, model_id), key.in_(ids)
    )


def passages(collection: Collection, model_id: str, ids: Sequence[UUID], part: str) -> Select[Any]:
    """Columns: id, start, end and embedding (for as_vector) of passages in order.

    `part`: `title` or `text`.
    """
    columns = collection.passages.c
    key = columns[collection.key]
    return (
        select(key.label("id"), columns.start, columns.end, _sent(columns.embedding))
        .where(key.in_(ids), columns.model_id == model_id, columns.part == part)
        .order_by(key, columns.passage_no)
    )


def term_counts_of(collection: Collection, terms: Sequence[int]) -> Select[Any]:
    """Columns: term, documents of those of `terms` that any document says."""
    return select(term_counts.c.term, term_counts.c.documents).where(
        term_counts.c.collection == collection.name,
        term_counts.c.term == func.any(_numbers(terms)),
    )


def as_vector(sent: bytes) -> Vector:
    """A vector that a statement gave back, as an array."""
    return np.frombuffer(sent, dtype=">f2", offset=4).astype(np.float32)


def as_vectors(sent: Sequence[bytes]) -> Vector:
    """Vectors that a statement gave back, as an array of shape (vectors, dim)."""
    if not sent:
        return np.empty((0, 0), np.float32)
    rows = np.frombuffer(b"".join(sent), dtype=">u2").reshape(len(sent), -1)
    return rows[:, 2:].view(">f2").astype(np.float32)


def _sent(embedding: ColumnElement[Any]) -> ColumnElement[bytes]:
    """The vector in pgvector's wire format: a head of 4 bytes, then big-endian halves.

    Read so it takes 10 microseconds; as text, 90.
    """
    return func.halfvec_send(embedding, type_=LargeBinary).label("embedding")


def _of_model(collection: Collection, model_id: str) -> Truth:
    # The model stands in the text of the statement: so it selects the model's partial index.
    return collection.vectors.c.model_id == literal(model_id, literal_execute=True)


def _allowed(collection: Collection, filters: Filters) -> Truth:
    if not filters.exclude_ids:
        return true()
    return collection.vectors.c[collection.key].not_in(filters.exclude_ids)


def _facts(
    collection: Collection, filters: Filters, similarity: ColumnElement[float]
) -> Select[Any]:
    """What `ranked` reads of a row; the long columns go along as pointers until then."""
    return select(*_compared(collection, filters, similarity), *_described(collection))


def _compared(
    collection: Collection, filters: Filters, similarity: ColumnElement[float]
) -> list[ColumnElement[Any]]:
    return [
        collection.vectors.c[collection.key].label("id"),
        similarity.label("similarity"),
        passing(collection, filters).label("passes"),
    ]


def _described(collection: Collection) -> list[ColumnElement[Any]]:
    columns = collection.vectors.c
    return [columns.words, *[columns[name] for name in (*RANKED_BY, *PLACED_BY)]]


def _fetched(collection: Collection, keys: Sequence[int]) -> FromClause:
    columns = collection.keys.c
    named = select(columns[collection.key].label("id")).where(
        columns.key == func.any(_numbers(keys))
    )
    return (
        named.distinct().offset(0).subquery()
    )  # few: looked up first, whatever the planner thinks


def _numbers(values: Sequence[int]) -> ColumnElement[Any]:
    return cast(values, ARRAY(Integer))


def _said(words: ColumnElement[Any], terms: Mapping[int, float]) -> ColumnElement[float]:
    """How much of the question a document's words say: the sum of BM25's parts."""
    product = words.max_inner_product(SparseVector(dict(terms), DIMENSIONS))
    return cast(-product, Double)


def _verdict(condition: Condition) -> ColumnElement[str]:
    return case((condition.passes, "pass"), (condition.unknown, "unknown"), else_="fail").label(
        condition.criterion
    )


def _distance(collection: Collection, vector: Vector) -> ColumnElement[float]:
    typed: Any = cast(collection.vectors.c.embedding, HALFVEC(len(vector)))
    distance: ColumnElement[float] = typed.cosine_distance(vector)
    return distance
