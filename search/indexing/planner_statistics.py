"""What PostgreSQL knows of the tables when it plans."""

from sqlalchemy import Connection, text

from models.tables import metadata


def renew_statistics(owner: Connection) -> None:
    """Let PostgreSQL look at the tables now, not when its own turn comes.

    Until then it takes a table that was just filled for an empty one. Needs the owner of the
    tables.
    """
    for table in metadata.sorted_tables:
        owner.execute(text(f"ANALYZE {table.name}"))
