"""What PostgreSQL says when it gives up, turned into a sentence that says what to do."""

from pathlib import Path
from typing import Final

TELLING: Final = ("error:", "FATAL:", "PANIC:", "ERROR:", "error while loading")

ADVICE: Final = {
    "No space left": "The disk that holds {directory} is full: free some space and try again.",
    "quota exceeded": "The disk that holds {directory} is full: free some space and try again.",
    "ermission denied": "The account that runs the database must be able to write to {directory}.",
    "Read-only file": "The account that runs the database must be able to write to {directory}.",
    "shared memory block": "Processes of an earlier run are still ending: try again in a moment.",
}
OTHERWISE: Final = "Try again, or set DATABASE_URL to a PostgreSQL of your own."


def reason(output: str, directory: Path) -> str:
    """Why PostgreSQL gave up, in its own words out of `output`, and what to do about it."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    # Without the time and the process number before them.
    telling = [
        line[line.index(word) :] for line in lines for word in TELLING if word in line
    ] or lines
    for line in telling:
        for words, advice in ADVICE.items():
            if words in line:
                return f"{line.rstrip('.')}. {advice.format(directory=directory)}"
    last = telling[-1] if telling else "it said nothing"
    return f"{last.rstrip('.')}. {OTHERWISE}"
