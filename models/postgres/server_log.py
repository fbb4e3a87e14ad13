"""What PostgreSQL says when it gives up, turned into a sentence that says what to do."""

from pathlib import Path
from typing import Final

TELLING: Final = ("error:", "FATAL:", "PANIC:", "ERROR:", "error while loading")


def reason(output: str, directory: Path) -> str:
    """Why PostgreSQL gave up, in its own last words, and what to do about it."""
    lines = [line for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if any(word in line for word in TELLING)]
    words = (telling or lines or ["it said nothing"])[-1].strip().rstrip(".")
    return f"{words}. {_advice(words, directory)}"


def _advice(words: str, directory: Path) -> str:
    if "No space left" in words or "quota" in words:
        return f"The disk that holds {directory} is full: free some space and try again."
    if "ermission denied" in words or "Read-only" in words:
        return f"The account that runs the database must be able to write to {directory}."
    if "shared memory block" in words or "semaphores" in words:
        return "A process of an earlier run may still be ending: try again in a moment."
    return "Try again, or set DATABASE_URL to a PostgreSQL of your own."
