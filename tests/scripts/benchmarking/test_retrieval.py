"""The parts that need PostgreSQL, from the corpus to the figures, in small."""

import pytest
from sqlalchemy import func, select

from models.tables import LISTINGS
from scripts.benchmarking.corpus import MAIN, SMALL
from scripts.benchmarking.growth import measure_growth
from scripts.benchmarking.retrieval import database_cases, measure
from search.retrieval.plan import EXACT_TO
from tests.scripts.benchmarking.conftest import LISTINGS as FEW

ROWS = 11_000  # more than are compared one by one, so that the index is asked


def count(connection, table):
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.fixture(scope="module")
def rows(workplace, questions):
    with workplace.vectors(ROWS) as made:
        measured = measure(made.database, workplace.embedder.model_id, database_cases(questions))
    return {row["filter"]: row for row in measured}


def test_every_selectivity_is_measured_across_the_rows_and_far_from_the_question(rows):
    assert len(rows) == 1 + 7 + 7 + 2


def test_filters_keep_their_share(rows):
    for name, share in (("50 %", 0.5), ("10 %", 0.1), ("1 %, far from the question", 0.01)):
        assert rows[name]["rows"] == pytest.approx(share * ROWS, rel=0.05)
    assert rows["tenant with 0.1 %"]["rows"] == ROWS // 1000


def test_few_rows_are_compared_one_by_one_and_many_are_left_to_the_index(rows):
    assert rows["100 %"]["exact"] == 0
    assert rows["10 %"]["exact"] == 1
    assert rows["10 %"]["considered"] == rows["10 %"]["rows"] < EXACT_TO


def test_recall_is_measured_against_the_exact_answer(rows):
    assert rows["10 %"]["recall@20"] == rows["10 %"]["recall@100"] == 1
    assert 0.8 < rows["100 %"]["recall@20"] <= 1


def test_growth_tells_times_slopes_and_storage(workplace, questions):
    parts = measure_growth(workplace, [1_000, ROWS], questions)
    assert [row["vectors"] for row in parts["retrieval"]] == [1_000] * 4 + [ROWS] * 4
    assert len(parts["growth (exponent)"]) == 4
    smaller, larger = parts["storage"]
    assert 0 < smaller["vector index MB"] < larger["vector index MB"]
    assert larger["index build s"] > 0


def test_row_security_binds_again_after_the_rows_were_copied(workplace):
    with workplace.vectors(ROWS) as made:
        for tenant, expected in ((MAIN, ROWS - ROWS // 1000), (SMALL, ROWS // 1000)):
            with made.database.transaction(tenant) as connection:
                assert count(connection, LISTINGS.vectors) == expected


def test_the_corpus_is_loaded_as_the_service_keeps_it(workplace):
    with workplace.listings() as made:
        assert made.facts == {"listings": FEW}
        with made.database.transaction(MAIN) as connection:
            assert count(connection, LISTINGS.documents) == FEW
