"""Loading from files: what is kept when it is cut off, and what becomes of bad rows."""

import csv
import json
import signal
import time

import pyarrow
import pyarrow.parquet
import pytest

from models.errors import InvalidInput
from models.tables import CANDIDATES, LISTINGS
from scripts.ingest import _mapping
from scripts.loading import BATCH, Tally, load_listings, load_resumes
from search.engine import Request
from search.indexing.indexer import Status
from search.indexing.source import open_source
from tests.scripts.jobmatch_command import SAMPLES
from tests.search.conftest import listing

ROWS = 7 * BATCH
SIGNALS = {signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGKILL: -9}


def jsonl(path, rows):
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_a_load_that_is_stopped_or_killed_goes_on_where_it_was_cut_off(command, new_directory):
    rows = [
        listing(str(number), title=f"Nurse on ward {number}", salary_text=f"£{30 + number % 9}k")
        for number in range(ROWS)
    ]
    file = jsonl(new_directory() / "many.jsonl", [{"title": ""}, *rows])
    first_batch_is_done = new_directory() / "rejected.jsonl"
    load = ("ingest", file, "--tenant", "killed", "--rejected", first_batch_is_done)
    for number, code in SIGNALS.items():
        first_batch_is_done.unlink(missing_ok=True)
        running = command.start(*load)
        while not first_batch_is_done.exists() and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(number)
        _, message = running.communicate(timeout=30)
        assert running.returncode == code
        assert b"Traceback" not in message
    figures = command.json(*load, "--json")
    assert figures["rejected"] == 1
    assert figures["updated"] == 0  # no listing was there without its vector
    assert figures["unchanged"] >= BATCH - 1
    assert figures["created"] + figures["unchanged"] == ROWS
    found = command.json("doctor", "--tenant", "killed", "--json")
    assert (found["listings"], found["listings to embed"]) == (str(ROWS), "0")


@pytest.fixture
def tally(tmp_path):
    return Tally(tmp_path / "kept" / "rejected.jsonl")


def loaded(engine, tenant, path, tally, wishes=()):
    source = open_source(path)
    advanced = []
    mapping = _mapping(source, list(wishes))
    load_listings(engine, tenant, source, mapping, path.stem, tally, advanced.append)
    return advanced


def rejections(tally):
    return [json.loads(line) for line in tally.rejections.read_text().splitlines()]


def test_rows_are_loaded_in_batches_and_counted(engine, tenant, tally, tmp_path):
    path = jsonl(tmp_path / "some.jsonl", [listing(str(number)) for number in range(BATCH + 3)])
    assert loaded(engine, tenant, path, tally) == [BATCH, 3]
    assert tally.counts == {Status.CREATED: BATCH + 3}
    assert not tally.rejections.exists()


def test_rejected_rows_are_kept_with_their_reasons(engine, tenant, tally, tmp_path):
    path = tmp_path / "some.jsonl"
    half_a_pair = '{"external_id": "\\ud800", "title": ""}'
    good = json.dumps(listing("a"))
    path.write_text(f"{good}\nno JSON\n{half_a_pair}\n{good}\n")
    loaded(engine, tenant, path, tally)
    kept = {each["row"]: each for each in rejections(tally)}
    assert kept.keys() == {2, 3}
    assert "not JSON" in kept[2]["reason"]
    assert "title" in kept[3]["reason"]
    assert kept[3]["raw"]["title"] == ""
    assert all(each["file"] == "some.jsonl" for each in kept.values())


def test_each_load_begins_with_an_empty_file_of_rejections(tmp_path):
    old = tmp_path / "rejected.jsonl"
    old.write_text("of an earlier load")
    Tally(old)
    assert not old.exists()


def test_a_table_is_loaded_by_its_columns(engine, tenant, tally, tmp_path):
    path = tmp_path / "board.csv"
    rows = [
        ["Job Title", "Words", "City", "Pay"],
        ["Cook", "Cooks for our guests.", "Leeds", "£30k"],
    ]
    with path.open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    loaded(engine, tenant, path, tally, ["description=Words"])
    [match] = engine.search(tenant, "cook", LISTINGS, Request()).matches
    content = match.document.content
    assert (content.title, content.source, content.location_text) == ("Cook", "board", "Leeds")
    assert content.salary.min == 30_000


def test_parquet_and_pages_are_loaded_too(engine, tenant, tally, tmp_path):
    table = pyarrow.table({"title": ["Cook"], "description": ["Cooks for our guests."], "id": [7]})
    pyarrow.parquet.write_table(table, tmp_path / "some.parquet")
    page = tmp_path / "page.html"
    posting = {
        "@type": "JobPosting",
        "title": "Nurse",
        "description": "<p>Cares for our patients.</p>",
    }
    page.write_text(f'<script type="application/ld+json">{json.dumps(posting)}</script>')
    for path in (tmp_path / "some.parquet", page):
        loaded(engine, tenant, path, tally)
    found = engine.search(tenant, "work", LISTINGS, Request()).matches
    assert {match.document.content.title for match in found} == {"Cook", "Nurse"}
    assert {match.document.content.external_id for match in found} >= {"7"}


def test_a_table_without_the_needed_columns_says_how_to_name_them(engine, tenant, tally, tmp_path):
    path = tmp_path / "some.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(InvalidInput, match="--map title=a"):
        loaded(engine, tenant, path, tally)


def test_resumes_are_loaded_and_bad_ones_rejected_without_their_text(
    engine, tenant, tally, tmp_path
):
    empty = tmp_path / "empty.txt"
    empty.touch()
    picture = tmp_path / "scan.pdf"
    picture.write_bytes(b"\x89PNG secret")
    files = [SAMPLES / "resumes" / "nurse-leeds.docx", SAMPLES / "resumes" / "nurse-leeds.txt"]
    load_resumes(engine, tenant, [*files, empty, picture], tally, lambda rows: None)
    assert tally.counts[Status.CREATED] == 1
    assert {each["file"] for each in rejections(tally)} == {
        "nurse-leeds.docx",  # which is not there
        "empty.txt",
        "scan.pdf",
    }
    assert all(each["raw"] is None and each["reason"] for each in rejections(tally))
    load_resumes(engine, tenant, files[1:], tally, lambda rows: None)
    assert tally.counts[Status.UNCHANGED] == 1
    assert engine.search(tenant, "nurse", CANDIDATES, Request()).total == 1
