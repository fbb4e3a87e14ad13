"""The server's process: started, or taken over from a supervisor that died, and stopped."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from models.errors import DatabaseUnavailable
from models.postgres.cluster import ENVIRONMENT, PORT, Cluster
from models.postgres.pid_file import PidFile, claim_stale, runs
from models.postgres.server_log import reason

LARGEST_LOG: Final = 1_000_000  # bytes; a longer one begins anew with the server

STOPPING: Final = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0))
"""Signals of growing force, and the seconds that each is given."""


class Postmaster:
    """The server of one cluster. At most one of these per cluster, under the supervisor's lock."""

    def __init__(self, cluster: Cluster, log: Path) -> None:
        self._cluster = cluster
        self._log = log
        self._log_start = 0
        self._pid = 0
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Take over a running server or start one, and wait until it takes connections.

        Raises DatabaseUnavailable with the server's last words if it ends instead.
        """
        found = PidFile.of(self._cluster.directory)
        if found is not None and runs(found.pid, self._cluster.directory):
            self._pid, self._child = found.pid, None
        else:
            claim_stale(self._cluster.directory)
            self._launch()
        while not self._ready():
            if not self.alive():
                because = reason(self._words(), self._cluster.directory)
                raise DatabaseUnavailable(f"The embedded database did not start: {because}")
            time.sleep(0.02)

    def alive(self) -> bool:
        """Whether the process runs."""
        if self._child is not None:
            return self._child.poll() is None
        return runs(self._pid, self._cluster.directory)

    def stop(self) -> None:
        """End the process: clients are cut off, what was committed is written out."""
        for force, seconds in STOPPING:
            if not self.alive():
                break
            with suppress(ProcessLookupError):
                os.kill(self._pid, force)
            deadline = time.monotonic() + seconds
            while self.alive() and time.monotonic() < deadline:
                time.sleep(0.02)
        if self._cluster.socket_directory != self._cluster.directory:
            with suppress(OSError):
                self._cluster.socket_directory.rmdir()

    def _words(self) -> str:
        with self._log.open("rb") as log:
            log.seek(self._log_start)
            return log.read().decode(errors="replace")

    def _ready(self) -> bool:
        found = PidFile.of(self._cluster.directory)
        return found is not None and found.ready and found.pid == self._pid

    def _launch(self) -> None:
        sockets = self._socket_directory()
        options = {
            "port": str(PORT),
            "listen_addresses": "",
            "unix_socket_directories": f'"{sockets}"',
            "unix_socket_permissions": "0700",
        }
        with self._log.open("ab") as log:
            if log.tell() > LARGEST_LOG:
                log.truncate(0)
            self._log_start = log.tell()
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                [
                    *(self._cluster.binaries.program("postgres"), "-D", self._cluster.directory),
                    *(f"--{name}={value}" for name, value in options.items()),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=ENVIRONMENT,
                # Away from the terminal, whose Ctrl-C would reach the server.
                start_new_session=True,
                **self._cluster.account.process_options,
            )
        self._pid = self._child.pid

    def _socket_directory(self) -> Path:
        directory = self._cluster.socket_directory
        if directory != self._cluster.directory:
            with suppress(FileExistsError):
                directory.mkdir(mode=0o700)
                self._cluster.account.own(directory)
            status = directory.lstat()
            if status.st_uid != self._cluster.account.uid or status.st_mode & 0o170077 != 0o040000:
                raise DatabaseUnavailable(
                    f"{directory} belongs to someone else: remove it, or set a shorter "
                    "JOBMATCH_DATA_DIR, so that the database's socket fits into it."
                )
        return directory
