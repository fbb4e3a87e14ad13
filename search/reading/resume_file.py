"""A résumé file to its text, parsed where a hostile file can do no harm."""

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

from search.reading.file_type import FileType, file_type
from search.reading.plain_text import decoded, tidied
from search.reading.resume_limits import ResumeLimits
from search.reading.unreadable_resume import UnreadableResume

PARSERS: Final = {FileType.ZIP: ("docx_text",), FileType.PDF: ("pdfium_text", "pypdf_text")}
"""Modules of this package, the better first: the next one tries what is damaged to the first."""
FEWEST_LETTERS: Final = 3
"""A file with fewer holds pictures of text, or nothing."""

_COMMAND: Final = (
    "import json, sys; path, parser, limits = json.loads(sys.argv[1]); sys.path[:] = path; "
    "from search.reading.resume_child import main; from search.reading.resume_limits import "
    "ResumeLimits; main(parser, ResumeLimits(**limits))"
)
_OUT_OF_TIME: Final = (-signal.SIGXCPU, -signal.SIGKILL)
DEFAULT_LIMITS: Final = ResumeLimits()


def read_resume_file(data: bytes, *, limits: ResumeLimits = DEFAULT_LIMITS) -> str:
    """The text of a PDF, of a DOCX or of plain text, by what the file is and not by its name.

    Lines end with a line feed; nothing invisible is left. Raises UnreadableResume.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableResume("empty_file")
    if len(data) > limits.file_bytes:
        raise UnreadableResume("too_large")
    kind = file_type(data)
    text = tidied(decoded(data)) if kind is FileType.TEXT else _parsed(data, kind, limits)
    if len(text) > limits.characters:
        raise UnreadableResume("too_large")
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        raise UnreadableResume("empty_file" if kind is FileType.TEXT else "no_text")
    return text


class _ParserCrashed(UnreadableResume):
    """A parser ended itself, as it does when its memory is used up. Another may survive."""


def _parsed(data: bytes, kind: FileType, limits: ResumeLimits) -> str:
    failures = []
    for parser in PARSERS[kind]:
        try:
            return _parsed_by(parser, data, limits)
        except UnreadableResume as error:
            if error.code != "damaged" and not isinstance(error, _ParserCrashed):
                raise
            failures.append(error)
    raise failures[0]


def _parsed_by(parser: str, data: bytes, limits: ResumeLimits) -> str:
    """What a process of its own makes of `data`, started bare: no environment, no site."""
    where = [str(Path(entry).absolute()) for entry in sys.path]
    argument = json.dumps([where, parser, asdict(limits)])
    try:
        done = subprocess.run(  # noqa: S603  # this interpreter, with arguments of our own
            [sys.executable, "-I", "-S", "-c", _COMMAND, argument],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # parsers quote the file, which is personal
            env={},
            cwd="/",
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableResume("too_complex") from error
    if done.returncode in _OUT_OF_TIME:
        raise UnreadableResume("too_complex")
    if done.returncode:
        raise _ParserCrashed("too_complex")
    outcome = json.loads(done.stdout)
    if "text" in outcome:
        return str(outcome["text"])
    raise UnreadableResume(outcome["code"], outcome["message"])
