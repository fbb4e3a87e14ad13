"""The real PostgreSQL: one embedded server and one migrated database for the whole run."""

import itertools
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from models.database import make_database
from models.embedded import EmbeddedServer
from models.migrations.runner import migrate
from models.postgres.postmaster import PidFile

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def data_dir():
    # Not under pytest's own directory, whose path is longer than a socket's may be.
    directory = Path(tempfile.mkdtemp(prefix="jm-"))
    directory.chmod(0o755)  # the server's account passes through when the tests run as root
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def server(data_dir):
    with EmbeddedServer(data_dir) as running:
        # Nothing here outlives the run, so nothing has to reach the disk.
        with (running.directory / "postgresql.conf").open("a") as configuration:
            configuration.write("fsync = off\n")
        os.kill(PidFile.of(running.directory).pid, signal.SIGHUP)
        yield running


@pytest.fixture(scope="session")
def database(server):
    """A migrated database, shared by the whole run: what a test commits stays under its tenant."""
    opened = make_database(server.ensure(), Path("unused"), pool_size=8)
    migrate(opened)
    yield opened
    opened.close()


@pytest.fixture
def tenant():
    """A tenant of this test alone."""
    return f"test-{next(_numbers)}"


@pytest.fixture
def connection(database, tenant):
    """A transaction of `tenant` that is rolled back after the test."""
    with database.transaction(tenant) as opened:
        yield opened
        opened.rollback()
