"""The memory of a process and its children, as Linux counts it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

PROCESSES: Final = Path("/proc")


def resident_megabytes(process: int) -> float | None:
    """Resident memory of the process and all its descendants; None where there is no /proc."""
    return _megabytes(process, "VmRSS")


def peak_megabytes(process: int) -> float | None:
    """The most that each of them ever had, added up."""
    return _megabytes(process, "VmHWM")


def _megabytes(process: int, field: str) -> float | None:
    if not PROCESSES.is_dir():
        return None
    return sum(_kilobytes(each, field) for each in _tree(process)) / 1024


def _tree(process: int) -> Iterator[int]:
    yield process
    for children in PROCESSES.glob(f"{process}/task/*/children"):
        for child in children.read_text().split():
            yield from _tree(int(child))


def _kilobytes(process: int, field: str) -> int:
    try:
        lines = (PROCESSES / str(process) / "status").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{field}:")), 0)
