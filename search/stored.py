"""A document of the index, with its id and dates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row

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


def stored_of(collection: Collection, row: Row[Any]) -> Stored:
    """A row of `statements.documents` as a value."""
    adapter = LISTING if collection is LISTINGS else CANDIDATE
    content = adapter.validate_python(row.content)
    return Stored(row.id, content, row.created_at, row.updated_at)


def the_stored(connection: Connection, collection: Collection, document_id: UUID) -> Stored:
    """The document of that id. NotFound where the tenant has none."""
    row = connection.execute(statements.documents(collection, [document_id])).one_or_none()
    if row is None:
        raise NotFound(f"There is no {collection.noun} {document_id}.")
    return stored_of(collection, row)
