"""What a file holds, row by row, whatever its form and however damaged it is."""

import datetime
import json
import tracemalloc

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import InvalidInput
from search.indexing.source import LINE_BYTES, open_source

NURSE = {"title": "Nurse", "description": "Care for patients."}
POSTING = {"@context": "https://schema.org", "@type": "JobPosting", **NURSE}


@pytest.fixture
def written(tmp_path):
    """Writes a file and opens it as a source."""

    def make(name, content):
        path = tmp_path / name
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return open_source(path)

    return make


def raws(source):
    return [row.raw for row in source.rows()]


def reasons(source):
    return {row.number: row.reason for row in source.rows() if row.reason}


def test_each_line_of_a_jsonl_file_is_a_row(written):
    source = written("some.jsonl", f"{json.dumps(NURSE)}\n\n  \n{json.dumps(NURSE)}")
    assert raws(source) == [NURSE, NURSE]
    assert source.count() == 2
    assert source.columns is None


@pytest.mark.parametrize(
    "line",
    [b'{"title": "Nur', b"[1, 2]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b"not JSON", b"1e999"],
)
def test_a_bad_line_is_rejected_alone(written, line):
    good = json.dumps(NURSE).encode()
    source = written("some.jsonl", good + b"\n" + line + b"\n" + good + b"\n")
    assert raws(source) == [NURSE, None, NURSE]
    assert list(reasons(source)) == [2]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_rows_or_reasons(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "any.jsonl"
    path.write_bytes(content)
    for row in open_source(path).rows():
        assert (row.raw is None) is (row.reason is not None)


def test_a_byte_order_mark_is_no_part_of_the_first_row(written):
    content = b"\xef\xbb\xbf" + json.dumps(NURSE).encode()
    assert raws(written("some.jsonl", content)) == [NURSE]
    assert raws(written("some.json", b"\xef\xbb\xbf" + json.dumps([NURSE]).encode())) == [NURSE]
    assert raws(written("some.csv", b"\xef\xbb\xbftitle,pay\nNurse,1")) == [
        {"title": "Nurse", "pay": "1"}
    ]


def test_a_line_too_long_for_a_listing_is_rejected_and_the_next_is_read(written):
    long = b'{"title": "' + b"x" * (LINE_BYTES * 2) + b'"}\n'
    source = written("some.ndjson", long + json.dumps(NURSE).encode())
    assert raws(source) == [None, NURSE]
    assert "longer" in reasons(source)[1]
    assert source.count() == 2


def test_the_items_of_a_json_array_are_rows(written):
    source = written("some.json", json.dumps([NURSE, 7, NURSE]))
    assert raws(source) == [NURSE, None, NURSE]
    assert "object" in reasons(source)[2]


def test_every_posting_of_a_json_ld_file_is_a_row_at_any_depth(written):
    graph = {"@context": "https://schema.org", "@graph": [POSTING, {"@type": "WebSite"}, POSTING]}
    assert raws(written("some.jsonld", json.dumps(graph))) == [POSTING, POSTING]
    assert raws(written("some.json", json.dumps(POSTING))) == [POSTING]


def test_a_page_gives_the_postings_that_it_embeds(written):
    page = (
        "<!doctype html><title>Nurse</title>"
        '<script type="application/ld+json">{"@type": "Organization"}</script>'
        f'<script type="application/ld+json">{json.dumps(POSTING)}</script>'
    )
    assert raws(written("some.html", page)) == [POSTING]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("some.json", ""),
        ("some.json", "[]"),
        ("some.json", '[{"title": "Nurse"'),
        ("some.html", "<p>No posting here.</p>"),
        ("some.jsonld", '{"@type": "Organization"}'),
    ],
)
def test_a_document_without_a_listing_is_refused(written, name, content):
    source = written(name, content)
    with pytest.raises(InvalidInput, match="holds no listing"):
        list(source.rows())


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_divided_by_the_mark_that_its_header_shows(written, mark):
    rows = [["title", "description", "pay"], ["Nurse", "Care, and more; daily", "30k"]]
    content = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
    source = written("some.csv", content)
    assert source.columns == ("title", "description", "pay")
    assert raws(source) == [
        {"title": "Nurse", "description": "Care, and more; daily", "pay": "30k"}
    ]


def test_a_quoted_cell_may_hold_lines_and_quotes(written):
    content = 'title,description\r\nNurse,"First line\nsecond, with ""quotes"""\r\nCook,Cooks\r\n'
    source = written("some.csv", content)
    assert raws(source) == [
        {"title": "Nurse", "description": 'First line\nsecond, with "quotes"'},
        {"title": "Cook", "description": "Cooks"},
    ]
    assert source.count() == 2


def test_short_and_long_rows_of_a_table_keep_what_has_a_name(written):
    source = written("some.tsv", "title\tpay\nNurse\nCook\t1\t2\t3\n")
    assert raws(source) == [{"title": "Nurse"}, {"title": "Cook", "pay": "1"}]


def test_a_cell_too_long_for_a_listing_is_rejected_alone(written):
    source = written("some.csv", f"title,description\nNurse,{'x' * 1_000_001}\nCook,Cooks\n")
    assert raws(source)[-1] == {"title": "Cook", "description": "Cooks"}
    assert "CSV" in reasons(source)[1]


def test_an_empty_table_has_no_columns_and_no_rows(written):
    source = written("some.csv", "")
    assert source.columns == ()
    assert raws(source) == []


def parquet(tmp_path, columns):
    path = tmp_path / "some.parquet"
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def test_a_parquet_file_gives_its_rows_without_what_is_null(tmp_path):
    source = open_source(
        parquet(
            tmp_path, {"title": ["Nurse", "Cook"], "pay": [31_000.5, None], "tags": [["a"], []]}
        )
    )
    assert source.columns == ("title", "pay", "tags")
    assert source.count() == 2
    assert raws(source) == [
        {"title": "Nurse", "pay": 31_000.5, "tags": ["a"]},
        {"title": "Cook", "tags": []},
    ]


def test_a_date_beyond_all_calendars_rejects_its_row_alone(tmp_path):
    moments = pyarrow.array([0, 10**18], pyarrow.timestamp("ms"))
    source = open_source(parquet(tmp_path, {"title": ["Nurse", "Cook"], "posted": moments}))
    assert raws(source) == [{"title": "Nurse", "posted": datetime.datetime(1970, 1, 1)}, None]  # noqa: DTZ001


@pytest.mark.parametrize("kept", [0, 3, 40])
def test_a_parquet_file_cut_short_is_refused(tmp_path, kept):
    path = parquet(tmp_path, {"title": ["Nurse"]})
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(InvalidInput, match=r"some\.parquet is not a Parquet file"):
        open_source(path)


def test_a_parquet_file_damaged_within_is_refused_where_it_is(tmp_path):
    path = parquet(tmp_path, {"title": [f"Nurse {number}" for number in range(5000)]})
    content = bytearray(path.read_bytes())
    content[4:2000] = bytes(1996)
    path.write_bytes(content)
    source = open_source(path)
    with pytest.raises(InvalidInput, match="damaged after row"):
        list(source.rows())


def test_a_missing_file_and_one_of_another_kind_are_refused_by_name(tmp_path):
    with pytest.raises(InvalidInput, match=r"no file .*missing\.jsonl"):
        open_source(tmp_path / "missing.jsonl")
    with pytest.raises(InvalidInput, match="no file"):
        open_source(tmp_path)
    other = tmp_path / "some.xlsx"
    other.touch()
    with pytest.raises(InvalidInput, match=r"some\.xlsx: listings are read from"):
        open_source(other)


def test_a_large_file_is_read_in_little_memory(tmp_path):
    path = tmp_path / "large.jsonl"
    line = json.dumps({**NURSE, "description": "Care for patients. " * 500}) + "\n"
    with path.open("w") as file:
        file.writelines(line for _ in range(50_000_000 // len(line) + 1))
    assert path.stat().st_size >= 50_000_000
    source = open_source(path)
    tracemalloc.start()
    try:
        rows = sum(1 for _ in source.rows())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rows == source.count()
    assert peak < 20_000_000
