"""The oldest PostgreSQL and pgvector that work."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from models.errors import DatabaseTooOld


@dataclass(frozen=True, slots=True)
class Versions:
    """A PostgreSQL and a pgvector."""

    postgres: int
    """The major version."""
    pgvector: tuple[int, ...]


OLDEST: Final = Versions(postgres=15, pgvector=(0, 8))  # 0.8 brought the iterative index scans

FOUND: Final = text(
    """
    SELECT current_setting('server_version_num')::integer / 10000 AS postgres,
           (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS installed,
           (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS available
    """
)


def refuse_older(connection: Connection, oldest: Versions) -> None:
    """Raise DatabaseTooOld if the server, or the pgvector in it, is older than `oldest`."""
    found = connection.execute(FOUND).one()
    pgvector = found.installed or found.available
    wanted = ".".join(map(str, oldest.pgvector))
    if found.postgres >= oldest.postgres and pgvector and _numbers(pgvector) >= oldest.pgvector:
        return
    advice = "Upgrade the server, or leave DATABASE_URL unset to use the embedded one."
    if found.installed and found.available and _numbers(found.available) >= oldest.pgvector:
        advice = "As a superuser, run ALTER EXTENSION vector UPDATE."
    raise DatabaseTooOld(
        f"The database runs PostgreSQL {found.postgres} with "
        f"{f'pgvector {pgvector}' if pgvector else 'no pgvector'}, and jobmatch needs PostgreSQL "
        f"{oldest.postgres} with pgvector {wanted} or newer. {advice}"
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
