"""Every statement that writes documents and their vectors. Each is safe to repeat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from models.tables import Collection
from search.indexing.document import Document
from search.indexing.embedding import Embedded


@dataclass(frozen=True, slots=True)
class Known:
    """What the index holds of a document."""

    content_hash: bytes
    embedded_hash: bytes | None
    """The text behind its vector of this model; None without one."""


def known(
    connection: Connection, collection: Collection, model_id: str, ids: Sequence[UUID]
) -> dict[UUID, Known]:
    """Those of `ids` that are there."""
    documents, vectors, key = collection.documents, collection.vectors, collection.key
    joined = documents.outerjoin(
        vectors,
        (vectors.c.tenant_id == documents.c.tenant_id)
        & (vectors.c[key] == documents.c[key])
        & (vectors.c.model_id == model_id),
    )
    statement = (
        select(documents.c[key].label("id"), documents.c.content_hash, vectors.c.text_hash)
        .select_from(joined)
        .where(documents.c[key].in_(ids))
    )
    rows = connection.execute(statement)
    return {row.id: Known(row.content_hash, row.text_hash) for row in rows}


def write_documents(
    connection: Connection, tenant: str, collection: Collection, documents: Sequence[Document]
) -> None:
    """Insert the rows, or bring them up to date."""
    if not documents:
        return
    # One order for everybody: two loads of the same documents wait, and never deadlock.
    rows = [
        {
            "tenant_id": tenant,
            collection.key: document.id,
            "content_hash": document.content_hash,
            **document.row,
        }
        for document in sorted(documents, key=lambda document: document.id)
    ]
    statement = insert(collection.documents)
    changed = {name: statement.excluded[name] for name in ("content_hash", *documents[0].row)}
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", collection.key],
            set_={**changed, "updated_at": func.now()},
        ),
        rows,
    )


def write_keys(
    connection: Connection, tenant: str, collection: Collection, documents: Sequence[Document]
) -> None:
    """Replace what the documents are fetched by."""
    table, key = collection.keys, collection.key
    ids = sorted(document.id for document in documents)
    connection.execute(delete(table).where(table.c[key].in_(ids)))
    rows = [
        {"tenant_id": tenant, key: document.id, "key": each}
        for document in documents
        for each in sorted(document.keys)
    ]
    if rows:
        connection.execute(insert(table), rows)


def write_vectors(
    connection: Connection,
    tenant: str,
    collection: Collection,
    model_id: str,
    embedded: Sequence[tuple[Document, Embedded]],
) -> None:
    """Replace the vectors of the documents by these."""
    if not embedded:
        return
    for table in (collection.passages, collection.vectors):
        connection.execute(
            delete(table).where(
                table.c[collection.key].in_([document.id for document, _ in embedded]),
                table.c.model_id == model_id,
            )
        )
    owners = [_owner(tenant, collection, model_id, document) for document, _ in embedded]
    vectors = [
        {**owner, **document.facts, "embedding": each.whole}
        for owner, (document, each) in zip(owners, embedded, strict=True)
    ]
    passages = [
        {**owner, "passage_no": number, **passage}
        for owner, (_, each) in zip(owners, embedded, strict=True)
        for number, passage in enumerate(_passages(each))
    ]
    connection.execute(insert(collection.vectors), vectors)
    connection.execute(insert(collection.passages), passages)


def write_facts(
    connection: Connection, collection: Collection, model_id: str, documents: Sequence[Document]
) -> None:
    """Bring the facts beside the vectors up to date; the vectors stay."""
    if not documents:
        return
    table = collection.vectors
    statement = (
        update(table)
        .where(table.c[collection.key] == bindparam("its_id"), table.c.model_id == model_id)
        .values({name: bindparam(f"new_{name}") for name in documents[0].facts})
    )
    connection.execute(
        statement,
        [
            {"its_id": document.id, **{f"new_{k}": v for k, v in document.facts.items()}}
            for document in documents
        ],
    )


def erase(connection: Connection, collection: Collection, document_id: UUID) -> bool:
    """Remove a document with its passages and vectors; False where there is none."""
    table = collection.documents
    statement = delete(table).where(table.c[collection.key] == document_id)
    return bool(connection.execute(statement).rowcount)


def _passages(embedded: Embedded) -> Iterator[dict[str, Any]]:
    """The titles, which stand nowhere in the text, and then the passages."""
    for vector in embedded.titles:
        yield {"part": "title", "start": 0, "end": 0, "embedding": vector}
    for passage, vector in zip(embedded.passages, embedded.vectors, strict=True):
        span = {"start": passage.start, "end": passage.end}
        yield {"part": "text", **span, "embedding": vector}


def _owner(
    tenant: str, collection: Collection, model_id: str, document: Document
) -> dict[str, Any]:
    return {
        "tenant_id": tenant,
        collection.key: document.id,
        "model_id": model_id,
        "text_hash": document.embedded_hash,
    }
