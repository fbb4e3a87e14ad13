"""What the parts of a benchmark share: the model, what it embedded, and a server of their own."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from models.database import Database
from models.settings import Settings
from scripts.benchmarking.cached_embedder import CachedEmbedder
from scripts.benchmarking.corpus import Corpus
from scripts.benchmarking.databases import Made, open_made, open_server
from scripts.benchmarking.embedded_corpus import EmbeddedCorpus, embed_corpus, load_corpus
from scripts.benchmarking.questions import FAR_FROM, Questions, far_from, make_questions
from scripts.benchmarking.stored_vectors import Rows, store
from scripts.opening import open_embedder

FOLDER: Final = "benchmark"
"""In the data directory: the server's cluster, the cache of vectors, the service's log."""


@dataclass(frozen=True)
class Workplace:
    """An embedder with its cache and a PostgreSQL server, beside the user's own."""

    home: Path
    embedder: CachedEmbedder
    server: str
    corpus: Corpus

    @cached_property
    def embedded(self) -> EmbeddedCorpus:
        """The corpus with its vectors, which databases of several sizes are made from."""
        return embed_corpus(self.corpus, self.embedder)

    def questions(self, count: int) -> Questions:
        """So many questions of each kind."""
        return make_questions(self.embedder, count)

    def listings(self) -> AbstractContextManager[Made]:
        """The corpus as the service keeps it."""
        content = f"{self.corpus.name} {self.embedder.model_id}"
        return open_made(self.server, "listings", content, self._load)

    def vectors(self, size: int) -> AbstractContextManager[Made]:
        """`size` rows of vectors, without texts."""
        content = f"{self.corpus.name} {self.embedder.model_id} {FAR_FROM}"

        def fill(database: Database) -> dict[str, Any]:
            rows = Rows(self.embedded, size, far_from(self.embedder))
            return store(rows, self.embedder.model_id, database)

        return open_made(self.server, f"vectors_{size}", content, fill)

    def _load(self, database: Database) -> dict[str, Any]:
        return load_corpus(self.corpus, self.embedder, database)


def open_cache(settings: Settings) -> CachedEmbedder:
    """The model of the settings with what it embedded before."""
    return CachedEmbedder(open_embedder(settings), settings.data_dir / FOLDER)


@contextmanager
def open_workplace(settings: Settings, corpus: Corpus) -> Iterator[Workplace]:
    """The folder of measurements, with its server started."""
    home = settings.data_dir / FOLDER
    embedder = open_cache(settings)
    with open_server(home) as server:
        yield Workplace(home, embedder, server, corpus)
