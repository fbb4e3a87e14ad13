"""A process of its own for a file's parser, where a hostile file can do no harm."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from search.reading.file.extract import Extract
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume

_COMMAND: Final = (
    "import json, sys; path, parser, limits = json.loads(sys.argv[1]); sys.path[:] = path; "
    "from search.reading.file.resume_child import main; main(parser, limits)"
)
_OUT_OF_TIME: Final = (-signal.SIGXCPU, -signal.SIGKILL)
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class ParserCrashed(UnreadableResume):
    """A parser ended itself, as it does when its memory is used up. Another may survive."""


def parsed_by(
    parser: str,
    data: bytes,
    limits: ResumeLimits,
    *,
    seconds: float,
    environment: Mapping[str, str] = _NOTHING,
) -> Extract:
    """What the module `parser` of this package makes of `data`, in `seconds` of wall time at most.

    The process starts bare: no environment but the one given, no site. Raises UnreadableResume.
    """
    where = [str(Path(entry).absolute()) for entry in sys.path]
    argument = json.dumps([where, parser, limits])
    status, written = _run(argument, data, seconds, environment)
    if status in _OUT_OF_TIME:
        raise UnreadableResume("too_complex")
    if status:
        raise ParserCrashed("too_complex")
    outcome = json.loads(written)
    if "code" in outcome:
        raise UnreadableResume(outcome["code"], outcome["message"])
    return Extract(**outcome)


def _run(
    argument: str, data: bytes, seconds: float, environment: Mapping[str, str]
) -> tuple[int, bytes]:
    with subprocess.Popen(  # noqa: S603  # this interpreter, with arguments of our own
        [sys.executable, "-I", "-S", "-c", _COMMAND, argument],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # parsers quote the file, which is personal
        env=dict(environment),
        cwd="/",
        process_group=0,
    ) as process:
        try:
            written, _ = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise UnreadableResume("too_complex") from error
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)  # with whatever it has started
        return process.returncode, written
