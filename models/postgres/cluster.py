"""The database's files: where they lie and whose they are."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.postgres.account import Account
from models.postgres.binaries import Binaries

ROLE: Final = "jobmatch"
DATABASE: Final = "jobmatch"
PORT: Final = 5432  # names the socket's file; there is no TCP

LONGEST_SOCKET_DIRECTORY: Final = 103 - len(f"/.s.PGSQL.{PORT}")  # macOS takes 103 bytes, Linux 107

ENVIRONMENT: Final = {"LC_ALL": "C", "PATH": os.defpath}
"""Nothing of the caller's: variables such as PGPORT would change what the programs do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One PostgreSQL data directory and what is needed to run it."""

    directory: Path
    """Absolute, with symbolic links resolved."""
    account: Account
    binaries: Binaries

    @property
    def socket_directory(self) -> Path:
        """The cluster itself, which is its owner's alone; a short path where that is too long."""
        path = str(self.directory)
        if len(os.fsencode(path)) <= LONGEST_SOCKET_DIRECTORY and not set(path) & set(',"'):
            return self.directory
        key = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
        # Not TMPDIR, which may differ between two processes that must meet here.
        return Path("/tmp") / f"jobmatch-{key}"  # noqa: S108 - ownership is checked
