"""What was kept is removed for good."""

from uuid import UUID

from models.database import Database
from models.errors import NotFound
from models.tables import Collection
from search.indexing.writes import erase


def erase_document(
    database: Database, tenant: str, collection: Collection, document_id: UUID
) -> None:
    """Remove a listing or candidate with its passages and vectors. NotFound where there is none."""
    with database.transaction(tenant) as connection:
        if not erase(connection, collection, document_id):
            raise NotFound(f"There is no {collection.noun} {document_id}.")
