import csv

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Form
from scripts.evaluation.sets.hr_ferr import hr_ferr
from scripts.evaluation.sets.job_search_backstories import job_search_backstories
from scripts.evaluation.sets.jobbert import jobbert
from scripts.evaluation.sets.nhs_jobs import nhs_jobs
from scripts.evaluation.sets.title_similarity import title_similarity
from tests.scripts.evaluation.nhs_files import AD, SEARCH, write_nhs


def write(file, *rows, delimiter="\t"):
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)


def write_hr(data, *grades):
    write(data / "hr_ferr/qrels_graded_1to7.tsv", ("jd_id", "iter", "resume_id", "score"), *grades)
    write(data / "hr_ferr/queries.tsv", ("jd_id", "query_skills"), ("j1", "wards, nursing"))
    (data / "resumes").mkdir()
    rows = [{"resume_id": id_, "text": f"Résumé {id_}"} for id_ in ("1", "2", "3")]
    pq.write_table(pa.Table.from_pylist(rows), data / "resumes/livecareer_text.parquet")


def test_several_grades_of_one_resume_are_averaged(tmp_path):
    write_hr(tmp_path, ("j1", "0", "1", "3"), ("j1", "1", "1", "6"), ("j1", "0", "2", "7"))
    read = hr_ferr(tmp_path, "hr_ferr")
    assert read.queries[0].grades == {"1": 4.5, "2": 7.0}
    assert [document.id for document in read.documents] == ["1", "2"]
    assert read.form is Form.RESUME


def test_a_grade_that_is_no_number_is_named_with_its_line(tmp_path):
    write_hr(tmp_path, ("j1", "0", "1", "3"), ("j1", "0", "2", "good"))
    with pytest.raises(InvalidInput, match=r"1to7\.tsv, line 3: 'good' is not a number\.$"):
        hr_ferr(tmp_path, "hr_ferr")


def test_a_graded_resume_that_is_missing_is_named(tmp_path):
    write_hr(tmp_path, ("j1", "0", "9", "3"))
    with pytest.raises(InvalidInput, match="lacks the graded résumé 9"):
        hr_ferr(tmp_path, "hr_ferr")


def write_titles(data, *similar):
    folder = data / "title_similarity/en"
    write(folder / "queries.tsv", ("Baker", "Baker"), ("Cook", "Cook"))
    write(folder / "corpus_documents.tsv", ("Pastry_Chef", "Pastry Chef"), ("Pilot", "Pilot"))
    write(folder / "annotations.tsv", *similar)


def test_titles_that_people_call_similar_are_right(tmp_path):
    write_titles(tmp_path, ("Baker", "0", "Pastry_Chef", "1"), ("Baker", "0", "Pilot", "0"))
    read = title_similarity(tmp_path, "titles")
    assert [(query.text, query.grades) for query in read.queries] == [("Baker", {"Pastry_Chef": 1})]


def test_a_similar_title_that_the_corpus_lacks_is_named_with_its_line(tmp_path):
    write_titles(tmp_path, ("Baker", "0", "Pastry_Chef", "1"), ("Baker", "0", "Miller", "1"))
    with pytest.raises(InvalidInput, match=r"line 2: the corpus has no title 'Miller'\.$"):
        title_similarity(tmp_path, "titles")


def test_all_labels_of_the_right_occupation_are_right(tmp_path):
    labels = (("uri:1", "baker", "bread maker\ncook"), ("uri:2", "chef", "cook"))
    header = ("conceptUri", "preferredLabel", "altLabels")
    write(tmp_path / "esco/occupations_en.csv", header, *labels, delimiter=",")
    titles = (("Night baker", "uri:1"), ("Sous chef", "uri:2"), ("Pilot", "uri:3"))
    header = ("vacancyTitle", "conceptUri")
    write(tmp_path / "jobbert/titles.csv", header, *titles, delimiter=",")
    read = jobbert(tmp_path, "jobbert")
    names = {document.id: document.text for document in read.documents}
    right = {query.text: sorted(names[id_] for id_ in query.grades) for query in read.queries}
    assert right == {"Night baker": ["baker", "bread maker", "cook"], "Sous chef": ["chef", "cook"]}
    assert read.note == "2 of 2 titles, the same for all systems."


def test_backstories_of_one_job_are_one_unit(tmp_path):
    rows = (("baker", "url", "You bake."), ("baker", "url", "You knead."), ("pilot", "url", "Fly."))
    file = tmp_path / "job_search_backstories/backstories.csv"
    write(file, ("query", "job_url", "backstory"), *rows, delimiter=",")
    read = job_search_backstories(tmp_path, "backstories")
    assert [document.text for document in read.documents] == ["baker", "pilot"]
    assert [query.unit for query in read.queries] == ["baker", "baker", "pilot"]
    assert read.queries[2].grades == {read.documents[1].id: 1}


def test_a_row_that_is_too_short_is_named_with_its_line(tmp_path):
    file = tmp_path / "job_search_backstories/backstories.csv"
    write(file, ("query", "job_url", "backstory"), ("baker", "url"), delimiter=",")
    with pytest.raises(InvalidInput, match=r"line 2: the row is too short\.$"):
        job_search_backstories(tmp_path, "backstories")


def test_conditions_are_told_by_the_columns_of_the_table(tmp_path):
    far, poor, silent = {"lat": 52.0}, {"salary_max": 29_999.0}, {"salary_min": None}
    ads = {"near": {}, "far": far, "poor": poor, "silent": {**silent, "salary_max": None}}
    write_nhs(tmp_path, [{**AD, **changes, "id": id_} for id_, changes in ads.items()], [SEARCH])
    [query] = nhs_jobs(tmp_path, "nhs_jobs").queries
    assert query.conditions.kept == {"near"}
    assert query.conditions.unknown == {"silent"}


def test_the_engine_is_given_radius_and_minimum_pay_as_filters(tmp_path):
    write_nhs(tmp_path, [AD], [SEARCH])
    [query] = nhs_jobs(tmp_path, "nhs_jobs").queries
    assert query.text == "nurse"
    assert query.filters.salary.min == 30_000
    assert query.filters.locations[0].radius_km == pytest.approx(16.09344)


def test_a_right_ad_that_the_table_lacks_is_named_with_its_line(tmp_path):
    write_nhs(tmp_path, [AD], [{**SEARCH, "relevant_ids": "moon"}])
    with pytest.raises(InvalidInput, match=r"line 2: `relevant_ids` must name ads"):
        nhs_jobs(tmp_path, "nhs_jobs")
