"""Brings a database's schema up to date, once, however many processes ask for it."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from models.database import Database
from models.errors import DatabaseTooNew, MigrationFailed

HERE: Final = Path(__file__).parent
VERSIONS: Final = HERE / "versions"

LOCK: Final = 0x6A6F626D61746368  # "jobmatch"; advisory locks are known by a number
TURN_TIMEOUT: Final = "15min"
"""Another process may be building an index over many rows."""
LOCK_TIMEOUT: Final = "10s"
"""A step that waits for a table stops everyone who comes after it."""


def migrate(database: Database, versions: Path = VERSIONS) -> list[str]:
    """Apply the steps in `versions` that `database` lacks, and return their names.

    Raises MigrationFailed, after which the steps before the failing one stay; DatabaseTooNew if
    the schema is of a later version; DatabaseUnavailable.
    """
    with database.owner() as connection:
        _await_turn(connection)
        config = _config(versions, connection)
        return [_applied(step, config, connection) for step in _missing(config, connection)]


def _await_turn(connection: Connection) -> None:
    """Take the one lock of all who migrate; the end of the connection gives it back."""
    _set(connection, "lock_timeout", TURN_TIMEOUT)
    connection.execute(select(func.pg_advisory_lock(LOCK)))
    _set(connection, "lock_timeout", LOCK_TIMEOUT)
    connection.commit()


def _set(connection: Connection, name: str, value: str) -> None:
    connection.execute(select(func.set_config(name, value, False)))


def _config(versions: Path, connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", _escaped(HERE))
    config.set_main_option("version_locations", _escaped(versions))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    return config


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")


def _missing(config: Config, connection: Connection) -> list[Script]:
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    connection.commit()
    if current is not None and current not in {step.revision for step in scripts.walk_revisions()}:
        raise DatabaseTooNew(
            f"The database's schema is at step {current}, which this version of jobmatch does not "
            "know: install the version that made it, or a later one."
        )
    return list(scripts.iterate_revisions("heads", current or "base"))[::-1]


def _applied(step: Script, config: Config, connection: Connection) -> str:
    name = f"{step.revision} {step.doc}"
    try:
        command.upgrade(config, step.revision)
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        words = str(error.orig).strip().splitlines()[0]
        raise MigrationFailed(
            f"Step {name!r} failed and was rolled back: {words.rstrip('.')}. Remove the cause and "
            "run `jobmatch migrate` again."
        ) from error
    connection.commit()
    return name
