import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Form
from scripts.evaluation.query import Kind
from scripts.evaluation.sets.simple_format import simple_format
from tests.scripts.evaluation.tiny_set import CORPUS, GRADES, QUERIES


def refused(folder):
    with pytest.raises(InvalidInput) as error:
        simple_format(folder, "mine")
    return str(error.value)


def test_a_set_holds_its_documents_queries_and_grades(write_set):
    read = simple_format(write_set(), "mine")
    assert [document.id for document in read.documents] == ["ward", "cook", "farm"]
    assert [(query.id, query.kind, query.group) for query in read.queries] == [
        ("q1", Kind.SENTENCE, "nl"),
        ("q2", Kind.RESUME, "resume"),
    ]
    assert read.queries[0].grades == {"ward": 3.0, "cook": 0.0}


def test_queries_without_a_right_answer_are_left_out_and_counted(write_set):
    read = simple_format(write_set(), "mine")
    assert "q3" not in {query.id for query in read.queries}
    assert read.note.endswith("nothing right is known: 1.")


def test_the_corpus_may_be_a_parquet_file(write_set):
    folder = write_set()
    (folder / "corpus.jsonl").unlink()
    pq.write_table(pa.Table.from_pylist(list(CORPUS)), folder / "corpus.parquet")
    assert simple_format(folder, "mine").documents[0].text.startswith("Ward Nurse\nCare for")


def test_a_corpus_of_resumes_is_searched_by_listings(write_set):
    people = [
        {"id": "ward", "resume_text": "Nurse on a ward"},
        {"id": "cook", "resume_text": "Cook"},
    ]
    queries = [{"qid": "q1", "kind": "listing", "text": "We seek a nurse"}]
    read = simple_format(write_set(corpus=people, queries=queries, grades=GRADES[:2]), "mine")
    assert read.form is Form.RESUME
    assert read.queries[0].kind is Kind.LISTING


def test_a_query_may_have_filters(write_set):
    filters = {"countries": ["DE"]}
    read = simple_format(
        write_set(queries=[{**QUERIES[0], "filters": filters}, *QUERIES[1:]]), "mine"
    )
    assert read.queries[0].filters.countries == ("DE",)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"queries": [QUERIES[0], "{"]}, "queries.jsonl, line 2: it is not JSON."),
        ({"queries": ["[]"]}, "queries.jsonl, line 1: it is not a JSON object."),
        ({"queries": [{"qid": "q1", "kind": "nl"}]}, "line 1: it has no text in `text`."),
        (
            {"queries": [{**QUERIES[0], "kind": "listing"}]},
            "line 1: the `kind` of a query for this corpus is `nl` or `resume`.",
        ),
        ({"queries": [QUERIES[0], QUERIES[0]]}, "line 2: the query 'q1' stands there twice."),
        (
            {"queries": [{**QUERIES[0], "filters": {"colour": "red"}}]},
            "line 1: filters.colour: Extra inputs are not permitted.",
        ),
        ({"grades": [("q1", "ward")]}, "line 1: qid, id, grade are needed, divided by tabs."),
        ({"grades": [("q1", "ward", "good")]}, "qrels.tsv, line 1: 'good' is not a number."),
        ({"grades": [("q1", "ward", "100")]}, "line 1: a grade is a number from 0 to 10."),
        ({"grades": [("q1", "ward", "nan")]}, "line 1: a grade is a number from 0 to 10."),
        ({"grades": [("q1", "moon", "2")]}, "line 1: the corpus has no document 'moon'."),
        ({"grades": [*GRADES, ("q9", "ward", "2")]}, "judges 'q9', no query of queries.jsonl."),
        ({"grades": GRADES[1:2]}, "has no query with a document of grade 2 or better."),
        ({"corpus": [*CORPUS, CORPUS[0]]}, "line 4: the document 'ward' stands there twice."),
        ({"corpus": [{"id": "a", "title": "Cook"}]}, "line 1: it has no text in `description`."),
        ({"corpus": [{**CORPUS[0], "id": " "}]}, "line 1: it has no text in `id`."),
        ({"corpus": []}, "corpus.jsonl is empty."),
    ],
)
def test_a_broken_file_is_named_with_its_line(write_set, files, sentence):
    message = refused(write_set(**files))
    assert message.endswith(sentence)
    assert "/mine" in message


def test_a_set_without_a_corpus_is_refused(write_set):
    folder = write_set()
    (folder / "corpus.jsonl").unlink()
    assert refused(folder) == f"{folder} has none of corpus.parquet, corpus.jsonl and set.json."


@pytest.fixture
def point_to(write_set):
    """A set without a corpus, whose `set.json` holds this text or names this path."""

    def pointing(path=None, *, text=None):
        folder = write_set()
        (folder / "corpus.jsonl").rename(folder.parent / "elsewhere.jsonl")
        (folder / "set.json").write_text(text or json.dumps({"corpus": path}))
        return folder

    return pointing


def test_the_corpus_may_lie_elsewhere(point_to):
    read = simple_format(point_to("../elsewhere.jsonl"), "mine")
    assert [document.id for document in read.documents] == ["ward", "cook", "farm"]


def test_a_corpus_elsewhere_goes_before_one_in_the_set(point_to):
    folder = point_to("../elsewhere.jsonl")
    (folder / "corpus.jsonl").write_text("not read")
    assert len(simple_format(folder, "mine").documents) == 3


def test_a_folder_of_resumes_is_a_corpus_of_candidates_by_file_name(tmp_path, write_set):
    queries = [{"qid": "q1", "kind": "listing", "text": "We seek a nurse"}]
    folder = write_set(queries=queries, grades=[("q1", "ward.txt", "3")])
    (folder / "set.json").write_text('{"corpus": "../people"}')
    (tmp_path / "people").mkdir()
    for name in ("ward.txt", "cook.txt", "cook.pdf"):
        (tmp_path / "people" / name).write_text(f"I worked as a {name[:4]}.")
    read = simple_format(folder, "mine")
    assert read.form is Form.RESUME
    assert [(each.id, each.text) for each in read.documents] == [
        ("cook.txt", "I worked as a cook."),
        ("ward.txt", "I worked as a ward."),
    ]


@pytest.mark.parametrize(
    "path", ["../moon.jsonl", "../moon", "qrels.tsv", "..", "", "https://example.com/a.jsonl", "\0"]
)
def test_a_path_without_a_corpus_is_refused(point_to, path):
    folder = point_to(path)
    assert refused(folder) == (
        f"{folder / 'set.json'} needs the path of a .jsonl file, a .parquet file or a folder with "
        f".txt files, and {path!r} is none from the folder that it is in."
    )


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"corpus": 3}', '{"corpus": null}'])
def test_a_set_json_that_names_no_path_is_refused(point_to, text):
    folder = point_to(text=text)
    assert refused(folder) == (
        f'{folder / "set.json"} has to be {{"corpus": "PATH"}}, '
        "a path from the folder that it is in."
    )


def test_a_resume_that_is_no_text_is_refused(tmp_path, point_to):
    folder = point_to("../people")
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "ward.txt").write_bytes(b"\xff\xfe\x00")
    assert refused(folder).endswith("people/ward.txt is not text in UTF-8.")


def test_listings_as_they_are_ingested_go_by_their_external_id(write_set):
    ingested = [
        {"external_id" if name == "id" else name: value for name, value in row.items()}
        for row in CORPUS
    ]
    read = simple_format(write_set(corpus=ingested), "mine")
    assert [document.id for document in read.documents] == ["ward", "cook", "farm"]
    assert read.documents[0].fields["external_id"] == "ward"


def test_a_set_without_grades_is_refused(write_set):
    folder = write_set()
    (folder / "qrels.tsv").unlink()
    assert refused(folder) == f"There is no file {folder / 'qrels.tsv'}."


@pytest.mark.parametrize("name", ["queries.jsonl", "qrels.tsv", "corpus.jsonl"])
def test_a_file_that_is_no_text_is_refused(write_set, name):
    folder = write_set()
    (folder / name).write_bytes(b"\xff\xfe\x00")
    assert refused(folder) == f"{folder / name} is not text in UTF-8."


def test_a_corpus_that_is_no_parquet_file_is_refused(write_set):
    folder = write_set()
    (folder / "corpus.parquet").write_text("no")
    assert refused(folder) == f"{folder / 'corpus.parquet'} is not a Parquet file that can be read."
