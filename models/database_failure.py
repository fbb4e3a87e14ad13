"""What the driver reports, as errors whose sentences say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from models.errors import DatabaseTimeout, DatabaseUnavailable

OUT_OF_DATE: Final = "The database's schema is missing or out of date: run `jobmatch migrate`."

ADVICE: Final = {
    "42P01": OUT_OF_DATE,
    "42703": OUT_OF_DATE,
    "53100": "The database's disk is full: free some space on it.",
    "53200": "The database is out of memory: try again with less at once.",
    "53300": "The database has no connection left: close other clients or lower the pool's size.",
    "25006": "The database takes no changes: it is a standby, or set to read only.",
    "40001": "The same rows were changed by someone else at once: try again.",
    "40P01": "The same rows were changed by someone else at once: try again.",
    "55P03": "Another process holds what this one needs: try again when it is done.",
    "57P01": "The database was shut down by its administrator: try again when it is back.",
    "57P02": "The database is restarting after a crash: try again in a moment.",
    "57P03": "The database is starting up, recovering or shutting down: try again in a moment.",
    "58030": "The database cannot read or write its disk: see its log.",
}
"""By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html."""

CANCELLED: Final = "57014"


@contextmanager
def told() -> Iterator[None]:
    """Raise DatabaseUnavailable or DatabaseTimeout in place of the driver's error for the same.

    Other errors of the driver, which the code that sent the statement caused, pass unchanged.
    """
    try:
        yield
    except PoolExhausted as error:
        raise DatabaseUnavailable(
            "All connections to the database are in use: try again, or raise JOBMATCH_POOL_SIZE."
        ) from error
    except DBAPIError as error:
        failure = _failure(error)
        if failure is None:
            raise
        raise failure from error


def connection_lost(error: DBAPIError) -> bool:
    """Whether the server went away, or was not there to begin with."""
    return error.connection_invalidated or _connecting_failed(error)


def _failure(error: DBAPIError) -> DatabaseUnavailable | None:
    state = getattr(error.orig, "sqlstate", None)
    if state == CANCELLED:
        return DatabaseTimeout(
            "The database took too long: narrow the filters, or allow more time."
        )
    if state in ADVICE:
        return DatabaseUnavailable(ADVICE[state])
    if error.connection_invalidated:
        return DatabaseUnavailable("The connection to the database was lost midway: try again.")
    if _connecting_failed(error):
        return DatabaseUnavailable(_unreachable(str(error.orig)))
    return None


def _connecting_failed(error: DBAPIError) -> bool:
    # Nothing was sent yet, and without a connection there is no SQLSTATE.
    return isinstance(error.orig, psycopg.OperationalError) and error.orig.sqlstate is None


def _unreachable(words: str) -> str:
    if "permission denied to set role" in words:
        return (
            "The account of DATABASE_URL may not act as jobmatch_app: as whoever made that role, "
            "run GRANT jobmatch_app TO the account."
        )
    if "jobmatch_app" in words:
        return OUT_OF_DATE
    if "the database system is" in words:
        return ADVICE["57P03"]
    first = words.strip().splitlines()[0].rstrip(".") if words.strip() else "no reason was given"
    return f"The database cannot be reached: {first}. Start it, or check DATABASE_URL."
