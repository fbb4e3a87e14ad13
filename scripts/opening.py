"""From settings to a working engine: the one place where the commands put it together."""

from collections.abc import Iterator
from contextlib import contextmanager

from embeddings.embedder import Embedder
from embeddings.onnx_embedder import load_embedder
from embeddings.preparation import prepare_model
from embeddings.prepared_model import PreparedModel
from models.database import Database, make_database
from models.migrations.runner import migrate
from models.settings import Settings
from search.engine import Engine
from search.indexing.vector_index import ensure_vector_indexes
from search.reading.skill.spellings import add_vocabulary
from search.reading.skill.vocabulary import read_table


def open_embedder(settings: Settings) -> Embedder:
    """The model of the settings; the default one is prepared when this machine sees it first."""
    if settings.model is not None:
        return load_embedder(PreparedModel.read(settings.model))
    return load_embedder(prepare_model(settings.data_dir / "models"))


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database with its schema brought up to date; the embedded one is let go at the end."""
    database = make_database(settings.database_url, settings.data_dir, pool_size=settings.pool_size)
    try:
        migrate(database)
        yield database
    finally:
        database.close()


def open_vocabulary(settings: Settings) -> None:
    """Let the whole process read by the skills that `jobmatch skills import` left, too."""
    tables = sorted((settings.data_dir / "vocabulary").glob("*.tsv"))
    if tables:
        add_vocabulary(
            skill
            for table in tables
            for skill in read_table(table.read_text(encoding="utf-8"), table.stem)
        )


@contextmanager
def open_engine(settings: Settings) -> Iterator[Engine]:
    """An engine over database and model, with the vector indexes that the model needs."""
    open_vocabulary(settings)
    embedder = open_embedder(settings)
    with open_database(settings) as database:
        with database.owner() as owner:
            ensure_vector_indexes(owner, embedder.model_id, embedder.dim)
        yield Engine(database, embedder, settings.request_timeout_seconds)
