"""Who is compared, and which packages each of them needs."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from scripts.benchmarking.peers.brute_force import BruteForce
from scripts.benchmarking.peers.chroma_collection import ChromaCollection
from scripts.benchmarking.peers.lancedb_table import LancedbTable
from scripts.benchmarking.peers.langchain_store import LangchainStore
from scripts.benchmarking.peers.langchain_table import LangchainTable
from scripts.benchmarking.peers.peer import Peer, Place
from scripts.benchmarking.peers.pgvector_table import PgvectorTable


@dataclass(frozen=True, slots=True)
class Contender:
    """Another library."""

    name: str
    make: Callable[[Place], Peer]
    package: str | None = None
    """What it needs beside our own dependencies."""

    @property
    def is_missing(self) -> bool:
        """Whether its package is not installed."""
        return self.package is not None and find_spec(self.package) is None


CONTENDERS: Final = (
    Contender("pgvector", PgvectorTable),
    Contender("pgvector, iterative", lambda place: PgvectorTable(place, iterative=True)),
    Contender("LangChain PGVector", LangchainStore, "langchain_postgres"),
    Contender("LangChain PGVectorStore", LangchainTable, "langchain_postgres"),
    Contender("LanceDB", LancedbTable, "lancedb"),
    Contender("Chroma", ChromaCollection, "chromadb"),
    Contender("numpy brute force", lambda _: BruteForce()),
)
