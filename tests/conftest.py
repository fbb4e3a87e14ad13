"""The real PostgreSQL: one embedded server and one migrated database for the whole run."""

import itertools
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from embeddings.hashing_embedder import HashingEmbedder
from embeddings.model_description import Precision
from embeddings.onnx_embedder import OnnxEmbedder
from embeddings.preparation import prepare_model
from models.database import make_database
from models.embedded import EmbeddedServer
from models.migrations.runner import migrate
from models.postgres.pid_file import PidFile
from search.engine import Engine
from search.indexing.vector_index import ensure_vector_indexes

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def new_directory():
    """Makes empty directories for databases, which are gone after the run.

    In memory where there is room, since making a cluster waits for the disk, and never under
    pytest's own directory, whose path is longer than that of a socket may be.
    """
    memory = Path("/dev/shm")
    roomy = memory.exists() and shutil.disk_usage(memory).free > 4_000_000_000
    made = []

    def make():
        directory = Path(tempfile.mkdtemp(prefix="jm-", dir=memory if roomy else None))
        directory.chmod(0o755)  # the server's account passes through when the tests run as root
        made.append(directory)
        return directory

    yield make
    for directory in made:
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def server(new_directory):
    with EmbeddedServer(new_directory()) as running:
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


@pytest.fixture(scope="session")
def embedder():
    """One without weights."""
    return HashingEmbedder()


@pytest.fixture(scope="session")
def prepared_model():
    data_dir = Path(os.environ.get("JOBMATCH_DATA_DIR", ".jobmatch"))
    return prepare_model(data_dir / "models")


@pytest.fixture(scope="session")
def int8_embedder(prepared_model):
    return OnnxEmbedder(prepared_model, Precision.INT8, threads=2)


@pytest.fixture(scope="session")
def engine(database, embedder):
    with database.owner() as owner:
        ensure_vector_indexes(owner, embedder.model_id, embedder.dim)
    return Engine(database, embedder)


@pytest.fixture
def load(engine, tenant):
    """Loads listings; gives back their ids by external id."""

    def loaded(*raws):
        outcomes = engine.add_listings(tenant, raws, "tests")
        assert all(outcome.id for outcome in outcomes), outcomes
        return {outcome.external_id: outcome.id for outcome in outcomes}

    return loaded
