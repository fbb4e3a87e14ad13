"""The one way to the database: a transaction of a tenant, as a role that row security binds."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from models.database_failure import connection_lost, told
from models.database_version import OLDEST, Versions, refuse_older
from models.embedded import EmbeddedServer
from models.errors import ConfigurationError, InvalidInput

APPLICATION_ROLE: Final = "jobmatch_app"
TENANT: Final = r"^[a-z0-9][a-z0-9_-]{0,62}$"

FOR_THIS_TRANSACTION: Final = text(
    """
    SELECT set_config(name, value, true)
      FROM unnest(CAST(:names AS text[]), CAST(:values AS text[])) AS given (name, value)
    """
)

UNBOUND: Final = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"

CONNECT_SECONDS: Final = 10
ATTEMPTS: Final = 3
"""A server that loses a process restarts itself a moment after it still took a connection."""
POOL_WAIT_SECONDS: Final = 10


class Database:
    """A pool of connections. Threads share it; a forked process makes its own."""

    def __init__(self, url: URL, server: EmbeddedServer | None, pool_size: int) -> None:
        self._server = server
        self._application = create_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=POOL_WAIT_SECONDS,
            connect_args=_connect_arguments(url, f"-c role={APPLICATION_ROLE}"),
            hide_parameters=True,  # they are personal data, and errors are logged
        )
        event.listen(self._application, "connect", _refuse_unbound_role)
        self._owner = create_engine(
            url,
            poolclass=NullPool,
            connect_args=_connect_arguments(url, ""),
            hide_parameters=True,
        )

    @contextmanager
    def transaction(
        self, tenant: str, *, timeout: float | None = None, read_only: bool = False
    ) -> Iterator[Connection]:
        """A transaction that sees and writes the rows of `tenant` alone; committed at the end.

        `timeout`: seconds that each statement may take. Raises InvalidInput for a tenant's name
        that cannot be one, DatabaseTimeout and DatabaseUnavailable.
        """
        if re.fullmatch(TENANT, tenant) is None:
            raise InvalidInput(
                "A tenant's name has 1 to 63 lower-case letters, digits, hyphens and underscores, "
                "and begins with a letter or digit.",
                "tenant",
            )
        limits = {"jobmatch.tenant": tenant}
        if timeout is not None:
            limits["statement_timeout"] = f"{max(1, round(timeout * 1000))}ms"
        if read_only:
            limits["transaction_read_only"] = "on"
        with self._transaction(self._application, limits) as connection:
            yield connection

    @contextmanager
    def owner(self) -> Iterator[Connection]:
        """A transaction of the schema's owner, for migrations and API keys; committed at the end.

        Raises DatabaseUnavailable.
        """
        with self._transaction(self._owner, {"jobmatch.tenant": ""}) as connection:
            yield connection

    def close(self) -> None:
        """Give the connections back, and let go of the embedded server."""
        self._application.dispose()
        self._owner.dispose()
        if self._server is not None:
            self._server.stop()

    @contextmanager
    def _transaction(self, engine: Engine, values: dict[str, str]) -> Iterator[Connection]:
        with told():
            connection = self._begun(engine, values)
            with connection:
                yield connection
                connection.commit()

    def _begun(self, engine: Engine, values: dict[str, str]) -> Connection:
        """A connection whose transaction has begun, on a new one if the server was restarted.

        Setting the values is also the first word to the server, so no ping goes before it.
        """
        for _ in range(ATTEMPTS - 1):
            try:
                return _with_values(engine, values)
            except DBAPIError as error:
                if not self._recovered(error):
                    raise
        return _with_values(engine, values)

    def _recovered(self, error: DBAPIError) -> bool:
        """Whether another attempt may succeed where this one failed.

        Raises DatabaseUnavailable if the embedded server does not come up again.
        """
        if self._server is None:
            return error.connection_invalidated  # a pooled one, which the server has closed
        if connection_lost(error):
            self._server.ensure()
            return True
        return False


def make_database(
    url: str | None, data_dir: Path, *, pool_size: int = 8, oldest: Versions = OLDEST
) -> Database:
    """The database at `url`, or the embedded one of `data_dir`, which is started.

    Raises DatabaseUnavailable if it cannot be reached, DatabaseTooOld below `oldest`.
    """
    if url is None:
        server = EmbeddedServer(data_dir)
        database = Database(make_url(server.start()), server, pool_size)
    else:
        database = Database(make_url(url), None, pool_size)
    try:
        with database.owner() as connection:
            refuse_older(connection, oldest)
    except Exception:
        database.close()
        raise
    return database


def _with_values(engine: Engine, values: dict[str, str]) -> Connection:
    connection = engine.connect()
    try:
        connection.execute(
            FOR_THIS_TRANSACTION, {"names": list(values), "values": list(values.values())}
        )
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_arguments(url: URL, options: str) -> dict[str, object]:
    given = url.query.get("options", "")
    return {
        "options": f"{given if isinstance(given, str) else ' '.join(given)} {options}".strip(),
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "jobmatch",
        # A statement planned once for all filters would miss what suits these filters.
        "prepare_threshold": None,
    }


def _refuse_unbound_role(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    assert isinstance(connection, psycopg.Connection)
    try:
        found = connection.execute(UNBOUND).fetchone()
        connection.rollback()
        if found is None or found[0]:
            raise ConfigurationError(
                f"The role {APPLICATION_ROLE} is a superuser or has BYPASSRLS, so that one tenant "
                f"would see another's rows: run ALTER ROLE {APPLICATION_ROLE} NOSUPERUSER "
                "NOBYPASSRLS."
            )
    except Exception:
        connection.close()
        raise
