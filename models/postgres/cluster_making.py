"""Finding the cluster of a data directory, and making it the first time."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from models.errors import DatabaseUnavailable
from models.postgres.account import Account, owner_of, server_account
from models.postgres.binaries import MAJOR, STATE, binaries_for, state_directory
from models.postgres.cluster import DATABASE, ENVIRONMENT, ROLE, Cluster
from models.postgres.server_log import reason

SETTINGS: Final = {
    "max_connections": "64",
    "shared_buffers": "256MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    # Containers give /dev/shm 64 MB, too little for a parallel build of a vector index.
    **({"dynamic_shared_memory_type": "sysv"} if sys.platform == "linux" else {}),
    # A failing statement holds personal data; whoever sent it is told, the log is not.
    "log_min_messages": "log",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}
"""For a small machine. They stand in the cluster's postgresql.conf, for its owner to change."""

BOOTSTRAP: Final = {
    # pgvector is not marked as trusted, so only the superuser can create it: in the template,
    # whence every database has it.
    "template1": "CREATE EXTENSION vector;\n",
    # CREATEDB: a measurement or a test has a database of its own beside the real one.
    "postgres": f"CREATE ROLE {ROLE} LOGIN CREATEROLE CREATEDB;\n"
    f"CREATE DATABASE {DATABASE} OWNER {ROLE};\n",
}


def cluster_in(home: Path) -> Cluster:
    """The cluster whose home is `home`, made if there is none. One process at a time.

    Raises DatabaseUnavailable with the reason; a half-made cluster is never taken for a whole one.
    """
    link = home / "cluster"
    if not os.path.lexists(link):
        _make(home, link)
    if not (link / "PG_VERSION").exists():
        raise DatabaseUnavailable(
            f"{link} does not lead to a PostgreSQL cluster: bring back {link.resolve()}, or remove "
            f"{link} to begin with an empty database."
        )
    _refuse_other_version(link.resolve())
    account = owner_of(link.resolve())
    return Cluster(link.resolve(), account, binaries_for(account))


def _refuse_other_version(directory: Path) -> None:
    version = (directory / "PG_VERSION").read_text().strip()
    if version != str(MAJOR):
        raise DatabaseUnavailable(
            f"The database in {directory} was made by PostgreSQL {version} and this version of "
            f"jobmatch runs PostgreSQL {MAJOR}: load your data anew with another "
            f"JOBMATCH_DATA_DIR, or run PostgreSQL {version} yourself and set DATABASE_URL."
        )


def _make(home: Path, link: Path) -> None:
    account = server_account()
    _discard_unfinished(home)
    unfinished = _fresh_place(home, account)
    cluster = Cluster(unfinished.resolve(), account, binaries_for(account))
    try:
        _initialise(cluster)
    except DatabaseUnavailable:
        _discard_unfinished(home)
        raise
    unfinished.rename(link)
    _sync(home)


def _discard_unfinished(home: Path) -> None:
    for path in home.glob("new-*"):
        if path.is_symlink():
            target = path.resolve()
            if target.parent == STATE:
                shutil.rmtree(target, ignore_errors=True)
            path.unlink()
        else:
            # An initdb whose supervisor was killed may be clearing it away, too.
            shutil.rmtree(path, ignore_errors=True)


def _fresh_place(home: Path, account: Account) -> Path:
    """An empty directory of `account`: in `home`, or where it can go if it cannot go there.

    Permissions of directories that are not ours are never widened.
    """
    if not account.ours:
        home.chmod(0o711)
        if not _passes(account, home):
            name = f"{home.parent.name}-"
            outside = Path(tempfile.mkdtemp(prefix=name, dir=state_directory()))
            account.own(outside)
            link = home / f"new-{outside.name}"
            link.symlink_to(outside)
            return link
    inside = Path(tempfile.mkdtemp(prefix="new-", dir=home))
    account.own(inside)
    return inside


def _passes(account: Account, directory: Path) -> bool:
    probe = subprocess.run(  # noqa: S603 - fixed program
        ["/bin/sh", "-c", 'test -x "$0"', str(directory)],
        cwd="/",
        check=False,
        **account.process_options,
    )
    return probe.returncode == 0


def _initialise(cluster: Cluster) -> None:
    _run(
        cluster,
        "initdb",
        "--username=postgres",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--auth=reject",
        "--no-instructions",
        *(f"--set={name}={value}" for name, value in SETTINGS.items()),
        f"--pgdata={cluster.directory}",
    )
    # The superuser cannot come in; who may reach the socket is whom the directory lets pass.
    (cluster.directory / "pg_hba.conf").write_text(f"local all {ROLE} trust\n")
    for database, statements in BOOTSTRAP.items():
        single = ("--single", "-c", "exit_on_error=on", "-D", str(cluster.directory), database)
        _run(cluster, "postgres", *single, statements=statements)


def _run(cluster: Cluster, program: str, *arguments: str, statements: str = "") -> None:
    done = subprocess.run(  # noqa: S603 - our own programs
        [cluster.binaries.program(program), *arguments],
        input=statements,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        env=ENVIRONMENT,
        check=False,
        **cluster.account.process_options,
    )
    if done.returncode != 0:
        raise DatabaseUnavailable(
            f"The embedded database could not be made: {reason(done.stdout, cluster.directory)}"
        )


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
