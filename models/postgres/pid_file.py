"""The file in which a running server says who and where it is, and what one left behind means."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


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


def runs(pid: int, directory: Path) -> bool:
    """Whether `pid` is the server of the cluster in `directory`, by its command line.

    The number alone may belong to another program by now.
    """
    if Path("/proc/self").exists():
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return words[1:3] == [b"-D", os.fsencode(directory)]
    listed = subprocess.run(  # noqa: S603 - fixed program
        ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return f" -D {directory} " in listed.stdout


def claim_stale(directory: Path) -> None:
    """Let PostgreSQL pass a file whose server is gone, though another program has its number now.

    PostgreSQL takes any living process of the same account for a server, except its parent. The
    file stays, because it also names the memory that processes of the dead server may still hold.
    """
    path = directory / "postmaster.pid"
    if path.exists():
        with path.open("r+") as file:
            lines = file.read().splitlines(keepends=True)
            file.seek(0)
            file.writelines([f"{os.getpid()}\n", *lines[1:]])
            file.truncate()
