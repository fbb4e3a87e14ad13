"""The server's process: started, or taken over from a supervisor that died, and stopped."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import DatabaseUnavailable
from models.postgres.cluster import ENVIRONMENT, PORT, Cluster
from models.postgres.server_log import reason

LARGEST_LOG: Final = 1_000_000  # bytes; a longer one begins anew with the server

STOPPING: Final = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0))
"""Signals of growing force, and the seconds that each is given."""


@dataclass(frozen=True, slots=True)
class PidFile:
    """What a running server says of itself in `postmaster.pid`."""

    pid: int
    socket_directory: str
    ready: bool

    @classmethod
    def of(cls, directory: Path) -> "PidFile | None":
        """The file of the cluster in `directory`; None if there is none or it is half written."""
        try:
            lines = (directory / "postmaster.pid").read_text().splitlines()
            return cls(int(lines[0]), lines[4], len(lines) > 7 and lines[7].strip() == "ready")
        except (OSError, ValueError, IndexError):
            return None


class Postmaster:
    """The server of one cluster. At most one of these per cluster, under the supervisor's lock."""

    def __init__(self, cluster: Cluster, log: Path) -> None:
        self._cluster = cluster
        self._log = log
        self._pid = 0
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Take over a running server or start one, and wait until it takes connections.

        Raises DatabaseUnavailable with the server's last words if it ends instead.
        """
        found = PidFile.of(self._cluster.directory)
        if found is not None and self._is_ours(found.pid):
            self._pid, self._child = found.pid, None
        else:
            self._lay_claim_to_stale_file()
            self._launch()
        while not self._ready():
            if not self.alive():
                words = self._log.read_bytes()[-4096:].decode(errors="replace")
                because = reason(words, self._cluster.directory)
                raise DatabaseUnavailable(f"The embedded database did not start: {because}")
            time.sleep(0.02)

    def alive(self) -> bool:
        """Whether the process runs."""
        if self._child is not None:
            return self._child.poll() is None
        return self._is_ours(self._pid)

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
        long = self._log.exists() and self._log.stat().st_size > LARGEST_LOG
        with self._log.open("wb" if long else "ab") as log:
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                [
                    self._cluster.binaries.program("postgres"),
                    "-D",
                    str(self._cluster.directory),
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

    def _lay_claim_to_stale_file(self) -> None:
        """Let a file pass that an earlier server left, though another program has its number now.

        PostgreSQL takes any living process of the same account for a server, except its parent.
        It still refuses while processes of the earlier server hold its memory, so the file stays.
        """
        path = self._cluster.directory / "postmaster.pid"
        if path.exists():
            with path.open("r+") as file:
                lines = file.read().splitlines(keepends=True)
                file.seek(0)
                file.writelines([f"{os.getpid()}\n", *lines[1:]])
                file.truncate()

    def _is_ours(self, pid: int) -> bool:
        # By its command line: the number alone may belong to another program by now.
        arguments = Path(f"/proc/{pid}/cmdline")
        directory = str(self._cluster.directory)
        if Path("/proc/self").exists():
            try:
                return os.fsencode(directory) in arguments.read_bytes().split(b"\0")
            except OSError:
                return False
        listed = subprocess.run(  # noqa: S603 - fixed program
            ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        return f"-D {directory} " in listed.stdout
