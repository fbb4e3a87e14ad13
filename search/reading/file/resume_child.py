"""The process that parses one résumé file: it has little memory and time, and nothing to steal.

A file that breaks a parser breaks this process, and the service reads why from its end.
"""

import importlib
import json
import resource
import sys
from collections.abc import Callable, Sequence
from typing import Any

from search.reading.file.extract import Extract
from search.reading.file.plain_text import tidied
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.unreadable_resume import UnreadableResume

Parser = Callable[[bytes, ResumeLimits], Extract]


def main(parser: str, values: Sequence[Any]) -> None:
    """Read a file from standard input; write its text, or why there is none, as JSON.

    `parser` is a module of this package, `values` are those of ResumeLimits.
    """
    limits = ResumeLimits(*values)
    extracted: Parser = importlib.import_module(f"search.reading.file.{parser}").extracted
    confine(limits)
    sys.stdout.write(json.dumps(outcome(extracted, sys.stdin.buffer.read(), limits)))


def confine(limits: ResumeLimits) -> None:
    """Bound what this process and those that it starts may take each, for good."""
    bounds = {
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":  # macOS refuses a bound of the address space
        bounds[resource.RLIMIT_AS] = limits.memory_bytes
    for bound, value in bounds.items():
        resource.setrlimit(bound, (value, value))


def outcome(extracted: Parser, data: bytes, limits: ResumeLimits) -> dict[str, object]:
    """The fields of an Extract, or `{"code": …, "message": …}` of the error."""
    try:
        extract = extracted(data, limits)
        return extract._replace(text=tidied(extract.text), hidden=tidied(extract.hidden))._asdict()
    except UnreadableResume as error:
        return {"code": error.code, "message": str(error)}
    except (MemoryError, RecursionError):
        return _failure("too_complex")
    except Exception:  # noqa: BLE001, RUF100  # parsers raise anything on a damaged file
        return _failure("damaged")


def _failure(code: str) -> dict[str, object]:
    return {"code": code, "message": str(UnreadableResume(code))}
