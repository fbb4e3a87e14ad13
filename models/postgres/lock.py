"""Locks on files that the kernel gives back when their holder dies, however it dies."""

import fcntl
import os
from pathlib import Path


def opened(path: Path) -> int:
    """A descriptor of the lock file at `path`, made if missing. Closing it gives the lock back.

    Raises OSError.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def shared(descriptor: int) -> bool:
    """Whether the lock was taken together with others who share it. Never waits."""
    return _taken(descriptor, fcntl.LOCK_SH)


def exclusive(descriptor: int) -> bool:
    """Whether the lock was taken alone. Never waits; a shared lock held before is given up."""
    return _taken(descriptor, fcntl.LOCK_EX)


def _taken(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
