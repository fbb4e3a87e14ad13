"""The process that keeps the embedded server running while anyone uses it, and stops it after.

`python -m models.postgres.supervisor HOME DESCRIPTOR` is started by models/embedded.py, which hands
on the supervisor's lock as DESCRIPTOR. It says "ready" or why it gave up on its standard output,
and closes that.
"""

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Final

from models.errors import DatabaseUnavailable
from models.postgres import lock
from models.postgres.cluster_making import cluster_in
from models.postgres.postmaster import Postmaster

READY: Final = "ready"
POLL_SECONDS: Final = 0.25
ATTEMPTS: Final = 3
"""Processes of a server that was killed may hold its memory for a moment longer."""


def supervise(home: Path) -> None:
    """Run the server until its last user is gone. Raises DatabaseUnavailable, OSError."""
    users = lock.opened(home / "users.lock")
    postmaster = Postmaster(cluster_in(home), home / "server.log")
    try:
        start(postmaster)
        _announce(READY)
        # Held until this process ends, so that a newcomer waits for the end of the shutdown.
        while not lock.exclusive(users):
            time.sleep(POLL_SECONDS)
            if not postmaster.alive():
                start(postmaster)
    finally:
        postmaster.stop()


def start(postmaster: Postmaster) -> None:
    """Start the server, again if need be. Raises DatabaseUnavailable after the last attempt."""
    for _ in range(ATTEMPTS - 1):
        with suppress(DatabaseUnavailable):
            postmaster.start()
            return
        time.sleep(1)
    postmaster.start()


def _announce(outcome: str) -> None:
    """Tell the process that started this one, which waits for the end of our output."""
    os.write(sys.stdout.fileno(), outcome.encode())
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.dup2(nothing, sys.stderr.fileno())


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


def main() -> None:
    """Detach from whoever started this, then supervise."""
    if os.fork() != 0:
        os._exit(0)
    os.setsid()
    os.chdir("/")
    os.umask(0o077)
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        supervise(Path(sys.argv[1]))
    except DatabaseUnavailable as error:
        _announce(str(error))
    except OSError as error:
        _announce(f"The embedded database cannot be run in {sys.argv[1]}: {error}.")


if __name__ == "__main__":
    main()
