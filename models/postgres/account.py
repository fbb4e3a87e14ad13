"""The account that PostgreSQL runs under. It refuses to run as root, so root lends it another."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from models.errors import DatabaseUnavailable

LENT_BY_ROOT: Final = ("jobmatch", "postgres", "nobody")
"""Root takes the first that exists; an administrator who wants one apart makes `jobmatch`."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the operating system."""

    name: str
    uid: int
    gid: int

    @classmethod
    def of(cls, entry: pwd.struct_passwd) -> "Account":
        """The account that a line of the password file describes."""
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid)

    @property
    def ours(self) -> bool:
        """Whether this process runs under it."""
        return self.uid == os.geteuid()

    @property
    def process_options(self) -> dict[str, Any]:
        """Options of subprocess that start a process under this account."""
        if self.ours:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Make this account the owner of the file or directory at `path`."""
        if not self.ours:
            os.chown(path, self.uid, self.gid)


def server_account() -> Account:
    """Our own account, or the one that root lends. Raises DatabaseUnavailable if there is none."""
    if os.geteuid() != 0:
        return Account(str(os.geteuid()), os.geteuid(), os.getegid())
    for name in LENT_BY_ROOT:
        try:
            return Account.of(pwd.getpwnam(name))
        except KeyError:
            continue
    raise DatabaseUnavailable(
        "PostgreSQL refuses to run as root and the system has none of the accounts "
        f"{', '.join(LENT_BY_ROOT)}: run jobmatch as an ordinary user, make one of these accounts, "
        "or set DATABASE_URL."
    )


def owner_of(directory: Path) -> Account:
    """The account that owns `directory`, if this process may act for it.

    Raises DatabaseUnavailable for another user's directory.
    """
    status = directory.stat()
    if os.geteuid() not in (0, status.st_uid):
        raise DatabaseUnavailable(
            f"The embedded database in {directory} belongs to another account (uid "
            f"{status.st_uid}): run jobmatch as that account or as root, or set another "
            "JOBMATCH_DATA_DIR."
        )
    return Account(str(status.st_uid), status.st_uid, status.st_gid)
