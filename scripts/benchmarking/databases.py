"""Databases of measurements: made once, named after what is in them, and used again."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

import models.tables
import search.indexing.document
import search.indexing.embedding
from models.database import Database, make_database
from models.embedded import EmbeddedServer
from models.migrations.runner import VERSIONS, migrate

MARK: Final = "jobmatch benchmark "
"""Begins the comment on a database that was made to its end."""
POOL_SIZE: Final = 8

Fill = Callable[[Database], dict[str, Any]]
"""Fills a migrated database, and tells what was measured meanwhile, for JSON."""


@dataclass(frozen=True, slots=True)
class Made:
    """A database that is ready, with what was measured when it was made."""

    database: Database
    url: str
    facts: dict[str, Any]


@contextmanager
def open_server(home: Path) -> Iterator[str]:
    """The URL of the server of measurements, which runs meanwhile: nobody's data are in it."""
    with EmbeddedServer(home) as server:
        yield server.ensure()


@contextmanager
def open_made(server: str, purpose: str, content: str, fill: Fill) -> Iterator[Made]:
    """The database of `purpose` with `content`; filled if it is not there, or was half made.

    Of one purpose there is one database at a time: one with other content, or of an older schema,
    is dropped.
    """
    name = f"{purpose}_{_fingerprint(content)}"
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    facts = _facts(server, name)
    if facts is None:
        _drop_others(server, purpose)
        database = _created(server, name, url)
        try:
            facts = fill(database)
        finally:
            database.close()
        _finish(url, name, facts)
    database = make_database(url, Path(), pool_size=POOL_SIZE)
    try:
        yield Made(database, url, facts)
    finally:
        database.close()


@contextmanager
def open_scratch(server: str, name: str) -> Iterator[str]:
    """The URL of an empty database, which is gone afterwards."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with connected(server) as connection:
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with connected(server) as connection:
            connection.execute(drop)


@contextmanager
def connected(url: str) -> Iterator[psycopg.Connection]:
    """The owner's own connection, each statement a transaction."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        yield connection


def _fingerprint(content: str) -> str:
    """Changes with the content, the schema and what is made of a document."""
    modules = [models.tables, search.indexing.document, search.indexing.embedding]
    sources = [Path(str(module.__file__)) for module in modules] + sorted(VERSIONS.glob("*.py"))
    digest = hashlib.sha256(content.encode())
    for path in sources:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _facts(server: str, name: str) -> dict[str, Any] | None:
    with connected(server) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [name],
        ).fetchone()
    comment = (row[0] if row else None) or ""
    facts: dict[str, Any] | None = (
        json.loads(comment.removeprefix(MARK)) if comment.startswith(MARK) else None
    )
    return facts


def _drop_others(server: str, purpose: str) -> None:
    with connected(server) as connection:
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{purpose}_"]
        )
        for (name,) in found.fetchall():
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


def _created(server: str, name: str, url: str) -> Database:
    with connected(server) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    database = make_database(url, Path(), pool_size=POOL_SIZE)
    migrate(database)
    return database


def _finish(url: str, name: str, facts: dict[str, Any]) -> None:
    with connected(url) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(name), sql.Literal(MARK + json.dumps(facts))
            )
        )
