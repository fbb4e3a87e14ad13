"""A document of the index, with its id and dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from models.candidate import Candidate
from models.errors import NotFound
from models.listing import Listing
from models.tables import LISTINGS, Collection
from search.indexing.document import CANDIDATE, LISTING
from search.retrieval import statements


@dataclass(frozen=True, slots=True)
class Stored:
    """A listing or candidate as it is kept."""

    id: UUID
    content: Listing | Candidate
    created_at: datetime
    updated_at: datetime


def stored(
    connection: Connection, collection: Collection, ids: Sequence[UUID]
) -> dict[UUID, Stored]:
    """Those of `ids` that the tenant has."""
    adapter = LISTING if collection is LISTINGS else CANDIDATE
    rows = connection.execute(statements.documents(collection, ids))
    return {
        row.id: Stored(row.id, adapter.validate_python(row.content), row.created_at, row.updated_at)
        for row in rows
    }


def the_stored(connection: Connection, collection: Collection, document_id: UUID) -> Stored:
    """The document of that id. NotFound where the tenant has none."""
    found = stored(connection, collection, [document_id])
    if document_id not in found:
        raise NotFound(f"There is no {collection.name.removesuffix('s')} {document_id}.")
    return found[document_id]
