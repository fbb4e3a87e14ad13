from dataclasses import replace

import pytest

from scripts.evaluation.comparison import BASELINES, ENGINE, compare, systems
from scripts.evaluation.disagreements import Disagreements
from scripts.evaluation.judged_set import Cut, Document, Form, JudgedSet
from scripts.evaluation.loading import load
from scripts.evaluation.measure import reciprocal_rank
from scripts.evaluation.query import Kind
from scripts.evaluation.report import as_json
from scripts.evaluation.sets.nhs_jobs import nhs_jobs
from scripts.evaluation.sets.simple_format import simple_format
from tests.scripts.evaluation.nhs_files import AD, SEARCH, write_nhs
from tests.scripts.evaluation.tiny_set import CORPUS, sentence


class Counting:
    """An embedder that counts the documents that it embeds."""

    def __init__(self, embedder):
        self._embedder, self.documents = embedder, 0

    def __getattr__(self, name):
        return getattr(self._embedder, name)

    def embed_documents(self, texts):
        self.documents += len(texts)
        return self._embedder.embed_documents(texts)


@pytest.fixture
def measured(engine):
    """Loads a set and compares all systems on it."""

    def compared(judged_set):
        ids = load(engine, judged_set, lambda done: None)
        return compare(judged_set, systems(engine, judged_set, ids), lambda done: None), ids

    return compared


def test_every_system_is_measured_on_every_group(write_set, measured):
    comparison, _ = measured(simple_format(write_set(), "mine"))
    assert {(figure.group, figure.system) for figure in comparison.figures} == {
        (group, system) for group in ("nl", "resume") for system in (*BASELINES, ENGINE)
    }
    assert {(each.group, each.baseline) for each in comparison.differences} == {
        (group, baseline) for group in ("nl", "resume") for baseline in BASELINES
    }


def test_figures_are_those_of_the_rankings(write_set, measured):
    comparison, _ = measured(simple_format(write_set(), "mine"))
    assert comparison.rankings["BM25"] == {"q1": ("ward", "cook"), "q2": ("cook",)}
    found = {(f.group, f.system, f.measure): f.estimate.value for f in comparison.figures}
    assert found["nl", "BM25", "nDCG@10"] == 1.0
    assert found["nl", "BM25", "recall@10"] == 1.0


def test_what_nobody_judged_is_in_no_ranking(write_set, measured):
    comparison, _ = measured(simple_format(write_set(), "mine"))
    for rankings in comparison.rankings.values():
        assert set(rankings["q1"]) <= {"ward", "cook"}
        assert set(rankings["q2"]) == {"cook"}


def test_an_unchanged_set_is_embedded_once(write_set, engine):
    judged_set = simple_format(write_set(), "once")
    load(engine, judged_set, lambda done: None)
    counting = Counting(engine.embedder)
    again = type(engine)(engine.database, counting)
    ids = load(again, judged_set, lambda done: None)
    systems(again, judged_set, ids)
    assert counting.documents == 0


def test_a_document_that_the_reader_refuses_is_measured_by_the_plain_methods(write_set, measured):
    short = {"id": "ward", "title": "Ward Nurse", "description": "On a ward."}
    comparison, ids = measured(simple_format(write_set(corpus=[short, *CORPUS[1:]]), "refused"))
    assert "ward" not in ids
    assert "ward" in comparison.rankings["vectors"]["q1"]
    assert "ward" not in comparison.rankings[ENGINE]["q1"]


def test_filters_of_a_query_bind_the_engine(write_set, measured):
    queries = [{"qid": "q1", "kind": "nl", "text": "nurse", "filters": {"companies": ["Acme"]}}]
    employed = [{**CORPUS[0], "company": "Acme"}, {**CORPUS[1], "company": "Emca"}]
    grades = [("q1", "ward", "3"), ("q1", "cook", "3")]
    comparison, _ = measured(
        simple_format(write_set(queries=queries, corpus=employed, grades=grades), "filtered")
    )
    assert comparison.rankings[ENGINE]["q1"] == ("ward",)


def test_candidates_are_searched_by_a_listing(write_set, measured):
    people = [
        {"id": "ward", "resume_text": "Nurse\nTen years of nursing on a busy ward."},
        {"id": "cook", "resume_text": "Cook\nTen years of cooking in a hotel kitchen."},
    ]
    queries = [{"qid": "q1", "kind": "listing", "text": "We seek a nurse for a busy ward."}]
    grades = [("q1", "ward", "3"), ("q1", "cook", "0")]
    comparison, _ = measured(
        simple_format(write_set(queries=queries, corpus=people, grades=grades), "people")
    )
    assert comparison.rankings[ENGINE]["q1"] == ("ward", "cook")


def test_the_engine_turns_pages_until_the_cut(engine):
    documents = tuple(Document(f"d{n}", f"nurse number {n}") for n in range(130))
    cut = Cut(first=120, judged_only=False)
    judged_set = JudgedSet("pages", Form.TEXT, documents, (), (reciprocal_rank("MRR", 1),), cut)
    ids = load(engine, judged_set, lambda done: None)
    found = systems(engine, judged_set, ids)[ENGINE].rank(sentence("nurse"))
    assert len(found) == len(set(found)) == 130


def test_units_are_averaged_before_they_are_compared(engine):
    documents = (Document("a", "nurse"), Document("b", "cook"))
    queries = tuple(
        sentence(text, id=text, unit=unit, grades={right: 1.0}, kind=Kind.SENTENCE)
        for text, unit, right in (
            ("nurse", "one", "a"),
            ("cook", "one", "a"),
            ("cook cook", "two", "b"),
        )
    )
    cut = Cut(first=2, judged_only=False)
    judged_set = JudgedSet(
        "units", Form.TEXT, documents, queries, (reciprocal_rank("MRR", 1),), cut
    )
    ids = load(engine, judged_set, lambda done: None)
    comparison = compare(judged_set, systems(engine, judged_set, ids), lambda done: None)
    [bm25] = [figure.estimate for figure in comparison.figures if figure.system == "BM25"]
    assert (bm25.value, bm25.lowest, bm25.n) == (0.75, 0.5, 2)


def test_the_json_names_set_group_system_and_measure_of_each_figure(write_set, measured):
    comparison, _ = measured(simple_format(write_set(), "mine"))
    told = as_json([comparison])
    figure = told["figures"][0]
    assert {"set", "group", "system", "measure", "value", "low", "high", "lowest", "n"} == set(
        figure
    )
    assert told["sets"][0]["main_measure"] == "nDCG@10"
    assert told["differences"][0]["minuend"] == "engine"


def test_disagreements_say_why_a_right_ad_is_missing_or_a_wrong_one_is_there(
    tmp_path, engine, measured
):
    ads = [
        AD,
        {**AD, "id": "far", "lat": 52.0, "locality": "Corby"},
        {**AD, "id": "poor", "salary_min": 20_000.0, "salary_max": 21_000.0},
        {**AD, "id": "short", "description": "Nurse."},
    ]
    search = {**SEARCH, "relevant_ids": "near far poor short"}
    write_nhs(tmp_path, ads, [search])
    comparison, ids = measured(nhs_jobs(tmp_path, "nhs_jobs"))
    assert comparison.rankings[ENGINE]["q1"] == ("near",)
    reasons = {row[1]: row[3] for row in Disagreements(engine, comparison, ids).rows()}
    assert reasons.keys() == {"far", "poor", "short"}
    assert reasons["far"].startswith("the place is 200")
    assert reasons["poor"] == "the pay read is below the minimum"
    assert reasons["short"] == "the reader refused it"


def test_an_ad_returned_against_the_table_is_told_with_the_condition_that_it_breaks(
    tmp_path, engine, measured
):
    ads = [AD, {**AD, "id": "far", "lat": 52.0}, {**AD, "id": "poor", "salary_max": 29_000.0}]
    write_nhs(tmp_path, ads, [SEARCH])
    comparison, ids = measured(nhs_jobs(tmp_path, "nhs_jobs"))
    returned = replace(comparison, rankings={ENGINE: {"q1": ("near", "far", "poor")}})
    [far, poor] = Disagreements(engine, returned, ids).rows()
    assert far[:3] == ("q1", "far", "breaks a condition")
    assert far[3].startswith("the place is 200")
    assert poor[3] == "the set's pay is below the minimum"


def test_disagreements_are_written_as_a_table(tmp_path, engine, measured):
    search = {**SEARCH, "relevant_ids": "near far"}
    write_nhs(tmp_path, [AD, {**AD, "id": "far", "lat": 52.0}], [search])
    comparison, ids = measured(nhs_jobs(tmp_path, "nhs_jobs"))
    file = Disagreements(engine, comparison, ids).write(tmp_path)
    header, row = file.read_text(encoding="utf-8").splitlines()
    assert header.split("\t") == ["query", "document", "what", "why", "set", "read"]
    assert row.split("\t")[:3] == ["q1", "far", "missing"]
