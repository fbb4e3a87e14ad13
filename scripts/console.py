"""What the commands share: where they write, and how they fail."""

import json
import sys
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

import typer
from rich.console import Console

from embeddings.errors import EmbeddingError, ModelUnavailable
from models.errors import (
    ConfigurationError,
    DatabaseUnavailable,
    InvalidInput,
    JobmatchError,
    NotFound,
)

# Job ads hold brackets and colons of their own: nothing in them is a style or an emoji.
out = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)

EXIT_CODES: Final = {
    InvalidInput: 2,
    ConfigurationError: 2,
    NotFound: 3,
    DatabaseUnavailable: 4,
    ModelUnavailable: 5,
    JobmatchError: 1,
    EmbeddingError: 1,
}
"""The first of an error's classes that stands here, from its own to the root, decides."""

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
TenantOption = Annotated[
    str | None, typer.Option(help="Whose data.", envvar="JOBMATCH_TENANT", show_default="default")
]


def exit_code(error: Exception) -> int:
    """The code that the program ends with for an error that the user can act on."""
    return next(EXIT_CODES[cls] for cls in type(error).__mro__ if cls in EXIT_CODES)


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value)} has no JSON form")
