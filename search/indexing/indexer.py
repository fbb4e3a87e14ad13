"""Documents into the index: new ones are embedded, changed ones renewed, the rest left alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from embeddings.embedder import Embedder
from models.database import Database
from search.indexing.document import Document
from search.indexing.embedding import embedded_documents
from search.indexing.term_counts import renew_term_counts
from search.indexing.writes import (
    Known,
    known,
    write_documents,
    write_facts,
    write_keys,
    write_vectors,
)


class Status(StrEnum):
    """What became of a document."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document that was sent, in the order sent."""

    status: Status
    id: UUID | None = None
    external_id: str | None = None
    reason: str | None = None
    """Why it was rejected."""


def index(
    database: Database, embedder: Embedder, tenant: str, documents: Sequence[Document]
) -> list[Outcome]:
    """Write the documents, all of one collection, in one transaction.

    Embedding happens before it begins: no lock is held meanwhile. Of documents with one id the last
    counts.
    """
    if not documents:
        return []
    collection, model_id = documents[0].collection, embedder.model_id
    latest = {document.id: document for document in documents}
    with database.transaction(tenant) as connection:
        before = known(connection, collection, model_id, list(latest))
    changed = [each for each in latest.values() if _is_changed(each, before.get(each.id))]
    stale = [each for each in changed if not _is_embedded(each, before.get(each.id))]
    vectors = embedded_documents(embedder, [each.text for each in stale])
    embedded = sorted(zip(stale, vectors, strict=True), key=lambda pair: pair[0].id)
    fresh = [each for each in changed if _is_embedded(each, before.get(each.id))]
    if changed:
        with database.transaction(tenant) as connection:
            write_documents(connection, tenant, collection, changed)
            write_keys(connection, tenant, collection, changed)
            write_vectors(connection, tenant, collection, model_id, embedded)
            write_facts(connection, collection, model_id, fresh)
        renew_term_counts(
            database, tenant, collection, [each.id for each in changed if each.id not in before]
        )
    statuses = {each.id: _status(each, before.get(each.id)) for each in latest.values()}
    return [Outcome(statuses[each.id], each.id, str(each.row["external_id"])) for each in documents]


def _is_embedded(document: Document, before: Known | None) -> bool:
    return before is not None and before.embedded_hash == document.embedded_hash


def _is_changed(document: Document, before: Known | None) -> bool:
    return _status(document, before) is not Status.UNCHANGED


def _status(document: Document, before: Known | None) -> Status:
    if before is None:
        return Status.CREATED
    same = before.content_hash == document.content_hash and _is_embedded(document, before)
    return Status.UNCHANGED if same else Status.UPDATED
