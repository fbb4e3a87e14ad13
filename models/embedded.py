"""The embedded PostgreSQL, as its users see it: there while anyone uses it."""

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import psycopg
from sqlalchemy import URL

from models.errors import DatabaseUnavailable
from models.postgres import lock
from models.postgres.cluster import DATABASE, PORT, ROLE
from models.postgres.pid_file import PidFile
from models.postgres.supervisor import POLL_SECONDS, READY

PATIENCE_SECONDS: Final = 60.0
"""How long a start may take: making a cluster takes two seconds, recovery after a crash more."""

FAILURE_STANDS_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the last start failed. It stands for a while, so that requests do not queue to retry."""

    sentence: str
    until: float
    """On the monotonic clock."""

    def repeat(self) -> None:
        """Raise DatabaseUnavailable while the failure stands."""
        if time.monotonic() < self.until:
            raise DatabaseUnavailable(self.sentence)


class EmbeddedServer:
    """One user's hold on the server of a data directory. Threads may share it.

    Every user holds a shared lock, which the kernel gives back when the user dies. A supervisor
    of its own session starts the server, and stops it when it can take that lock alone.
    """

    def __init__(self, data_dir: Path, *, patience: float = PATIENCE_SECONDS) -> None:
        self._home = data_dir.absolute() / "postgres"
        self._patience = patience
        self._held: int | None = None
        self._failure = Failure("", until=0.0)
        self._mutex = threading.Lock()

    @property
    def directory(self) -> Path:
        """Where the data lie; outside `data_dir` if the server's account cannot enter it."""
        return (self._home / "cluster").resolve()

    def start(self) -> str:
        """Hold the server, started if need be, and return its URL. Raises DatabaseUnavailable."""
        try:
            return self.ensure()
        except DatabaseUnavailable:
            self._let_go()
            raise

    def ensure(self) -> str:
        """Start the server again if it is gone, and return its URL.

        Raises DatabaseUnavailable with the server's own words if it does not come up.
        """
        deadline = time.monotonic() + self._patience
        try:
            with self._mutex:
                self._failure.repeat()
                self._hold(deadline)
                return self._url(deadline)
        except OSError as error:
            raise DatabaseUnavailable(
                f"The data directory {self._home.parent} cannot be used ({error.strerror}): make "
                "it writable, free some space, or set another JOBMATCH_DATA_DIR."
            ) from error

    def stop(self) -> None:
        """Let go of the server. The last one to do so waits until it is down."""
        with self._mutex:
            if self._held is None:
                return
            with suppress(DatabaseUnavailable):
                self._supervised()  # if the supervisor died, nobody would stop the server
            last = lock.exclusive(self._held)
            self._let_go()
            if last:
                self._wait_for_end()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _hold(self, deadline: float) -> None:
        if self._held is not None:
            return
        self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = lock.opened(self._home / "users.lock")
        while not lock.shared(descriptor):
            if time.monotonic() > deadline:
                os.close(descriptor)
                raise DatabaseUnavailable(
                    f"The embedded database in {self._home} is still shutting down: try again."
                )
            time.sleep(0.05)
        self._held = descriptor

    def _let_go(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _wait_for_end(self) -> None:
        """Wait until the supervisor is gone, unless a new user comes before it acts."""
        users = lock.opened(self._home / "users.lock")
        acts_before = time.monotonic() + 4 * POLL_SECONDS
        deadline = time.monotonic() + self._patience
        try:
            while self._has_supervisor() and time.monotonic() < deadline:
                if time.monotonic() > acts_before and lock.shared(users):
                    return  # the supervisor does not hold it, so it found someone else
                time.sleep(0.02)
        finally:
            os.close(users)

    def _url(self, deadline: float) -> str:
        while True:
            self._supervised()
            told = PidFile.of(self._home / "cluster")
            if told is not None and _answers(told.socket_directory):
                return _url_of(told.socket_directory)
            if time.monotonic() > deadline:
                raise DatabaseUnavailable(
                    f"The embedded database did not come up within {self._patience:.0f} seconds. "
                    f"It may be recovering from a crash: see {self._home / 'server.log'}."
                )
            time.sleep(0.05)

    def _supervised(self) -> None:
        """Start a supervisor if there is none: whoever gets its lock does, and hands it on."""
        descriptor = lock.opened(self._home / "supervisor.lock")
        try:
            if lock.exclusive(descriptor):
                self._start_supervisor(descriptor)
        finally:
            os.close(descriptor)

    def _has_supervisor(self) -> bool:
        descriptor = lock.opened(self._home / "supervisor.lock")
        try:
            return not lock.shared(descriptor)
        finally:
            os.close(descriptor)

    def _start_supervisor(self, locked: int) -> None:
        try:
            started = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-m", "models.postgres.supervisor", str(self._home), str(locked)],
                cwd=Path(__file__).parents[1],
                pass_fds=[locked],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=self._patience,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return  # it goes on; the caller's own limit decides
        said = started.stdout.splitlines() or ["The embedded database's supervisor did not start."]
        if said[-1] != READY:
            self._failure = Failure(said[-1], time.monotonic() + FAILURE_STANDS_SECONDS)
            raise DatabaseUnavailable(said[-1])


def _answers(sockets: str) -> bool:
    """Whether the server takes statements: not while it starts, recovers or shuts down."""
    try:
        psycopg.connect(host=sockets, port=PORT, user=ROLE, dbname=DATABASE).close()
    except psycopg.OperationalError as error:
        # A server that has too many clients, say, refuses too, but it is there.
        return "FATAL:" in str(error) and "the database system is" not in str(error)
    return True


def _url_of(sockets: str) -> str:
    url = URL.create(
        "postgresql+psycopg",
        username=ROLE,
        database=DATABASE,
        query={"host": sockets, "port": str(PORT)},
    )
    return url.render_as_string()
