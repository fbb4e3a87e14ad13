"""Every SELECT that a search makes, each a pure function of its arguments.

Row-level security adds the tenant to each of them.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    true,
)

from models.tables import Collection
from search.retrieval.conditions import Condition, conditions, nearest_km
from search.retrieval.filters import Filters

Vector = NDArray[np.float32]
"""Shape (dim,), of unit length."""
Truth = ColumnElement[bool]


def passing(collection: Collection, filters: Filters) -> Truth:
    """The rows that pass every condition."""
    return _allowed(collection, filters) & and_(
        true(), *[each.passes for each in conditions(filters, collection.vectors)]
    )


def undecided(collection: Collection, filters: Filters) -> Truth | None:
    """The rows that fail no condition, but about which something is unknown that may be.

    None where the filters leave no room for such rows.
    """
    wanted = conditions(filters, collection.vectors)
    if not any(each.unknown_allowed for each in wanted):
        return None
    possible = and_(*[each.possible for each in wanted])
    return _allowed(collection, filters) & possible & ~and_(*[each.passes for each in wanted])


def counted(collection: Collection, model_id: str, where: Truth, bound: int) -> Select[Any]:
    """How many documents match, counted no further than `bound`."""
    first = select(literal(1)).where(_of_model(collection, model_id), where).limit(bound)
    return select(func.count()).select_from(first.subquery())


def nearest_by_index(
    collection: Collection, model_id: str, filters: Filters, where: Truth, vector: Vector
) -> Select[Any]:
    """The matching documents nearest to `vector`, in the order of the vector index.

    Columns: id, similarity, pay_min, pay_max, posted_at, distance_km.
    """
    distance = _distance(collection, vector)
    return (
        select(*_ranked_by(collection, filters), (1 - distance).label("similarity"))
        .where(_of_model(collection, model_id), where)
        .order_by(distance)
    )


def nearest_exactly(
    collection: Collection, model_id: str, filters: Filters, where: Truth, vector: Vector
) -> Select[Any]:
    """The same columns and order, from comparing every matching row."""
    compared = (
        select(
            *_ranked_by(collection, filters),
            (1 - _distance(collection, vector)).label("similarity"),
        )
        .where(_of_model(collection, model_id), where)
        .offset(0)  # keeps the index out: rows are filtered first, then compared
        .subquery()
    )
    return select(compared).order_by(compared.c.similarity.desc(), compared.c.id)


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
    """Columns: id, skills and, for each criterion of `filters`, `pass`, `fail` or `unknown`."""
    each = [_verdict(condition) for condition in conditions(filters, collection.vectors)]
    columns = collection.vectors.c
    key = columns[collection.key]
    return select(key.label("id"), columns.skills, *each).where(
        _of_model(collection, model_id), key.in_(ids)
    )


def vector_of(collection: Collection, model_id: str, document_id: UUID) -> Select[Any]:
    """Column: embedding of one document, for as_vector."""
    columns = collection.vectors.c
    return select(_sent(columns.embedding)).where(
        _of_model(collection, model_id), columns[collection.key] == document_id
    )


def passages(collection: Collection, model_id: str, ids: Sequence[UUID]) -> Select[Any]:
    """Columns: id, start, end and embedding (for as_vector) of every passage, in order."""
    columns = collection.passages.c
    key = columns[collection.key]
    return (
        select(key.label("id"), columns.start, columns.end, _sent(columns.embedding))
        .where(key.in_(ids), columns.model_id == model_id)
        .order_by(key, columns.passage_no)
    )


def as_vector(sent: bytes) -> Vector:
    """A vector that a statement gave back, as an array."""
    return np.frombuffer(sent, dtype=">f2", offset=4).astype(np.float32)


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


def _ranked_by(collection: Collection, filters: Filters) -> list[ColumnElement[Any]]:
    columns = collection.vectors.c
    return [
        columns[collection.key].label("id"),
        columns.pay_min,
        columns.pay_max,
        columns.posted_at,
        nearest_km(filters.locations, collection.vectors).label("distance_km"),
    ]


def _verdict(condition: Condition) -> ColumnElement[str]:
    return case((condition.passes, "pass"), (condition.unknown, "unknown"), else_="fail").label(
        condition.criterion
    )


def _distance(collection: Collection, vector: Vector) -> ColumnElement[float]:
    typed: Any = cast(collection.vectors.c.embedding, HALFVEC(len(vector)))
    distance: ColumnElement[float] = typed.cosine_distance(vector)
    return distance
