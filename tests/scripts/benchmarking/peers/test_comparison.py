import pytest

from scripts.benchmarking.databases import open_scratch
from scripts.benchmarking.peers.brute_force import BruteForce
from scripts.benchmarking.peers.comparison import ask_all
from scripts.benchmarking.peers.contenders import CONTENDERS
from scripts.benchmarking.peers.jobmatch_tables import JobmatchTables
from scripts.benchmarking.peers.peer import Place
from scripts.benchmarking.peers.pgvector_table import PgvectorTable

ROWS = 1_000


@pytest.fixture(scope="module")
def figures(workplace, questions, tmp_path_factory):
    """Ours, pgvector and numpy, which need no package of their own."""
    with workplace.vectors(ROWS) as made, open_scratch(workplace.server, "peers_test") as url:
        ours = JobmatchTables(made.database, workplace.embedder.model_id)
        rows = ours.rows()
        peers = {
            "ours": ours,
            "pgvector": PgvectorTable(Place(url, tmp_path_factory.mktemp("peers"))),
            "numpy": BruteForce(),
        }
        for peer in peers.values():
            peer.fill(rows)
        yield ask_all(peers, rows, questions)
        for peer in peers.values():
            peer.close()


def test_everyone_is_asked_the_same_under_every_filter(figures):
    asked = {name: [row["filter"] for row in figures if row["who"] == name] for name in
             ("ours", "pgvector", "numpy")}  # fmt: skip
    assert asked["ours"] == asked["pgvector"] == asked["numpy"]
    assert len(asked["ours"]) == 15


def test_brute_force_is_what_the_others_are_measured_by(figures):
    assert all(row["recall@20"] == 1 for row in figures if row["who"] == "numpy")


def test_our_own_answers_lose_nothing_to_a_filter(figures):
    assert min(row["recall@20"] for row in figures if row["who"] == "ours") > 0.95


def test_a_contender_whose_package_is_not_installed_is_known():
    needing = [each for each in CONTENDERS if each.package]
    assert {each.package for each in needing} == {"langchain_postgres", "lancedb", "chromadb"}
    assert not any(each.is_missing for each in CONTENDERS if each.package is None)
