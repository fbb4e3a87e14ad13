"""The command as its users meet it. Each start costs more than a second: so one does much."""

import json
import subprocess
import sys

import numpy as np
import pytest
from typer.testing import CliRunner

from scripts.console import exit_code
from scripts.jobmatch import app
from tests.scripts.jobmatch_command import ROOT, SAMPLES

NURSE = SAMPLES / "resumes" / "nurse-leeds.pdf"
VERBS = {
    "serve", "ingest", "match", "search", "read", "embed", "migrate", "doctor", "erase", "keys",
    "prepare-model", "export-model",
}  # fmt: skip


@pytest.fixture(scope="module")
def loaded(command, new_directory):
    """The command after it has loaded some samples, and what it said of the load."""
    lines = (SAMPLES / "listings.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    file = new_directory() / "some.jsonl"
    hostile = {"title": "Nurse [/b] :warning: [red]", "description": "Care for people [/], daily."}
    file.write_text("".join([*lines[:40], json.dumps(hostile), "\n", "no JSON\n"]))
    resume = SAMPLES / "resumes" / "nurse-leeds.txt"
    return command.json("ingest", file, resume, "--source", "samples", "--json")


def test_a_load_counts_what_became_of_each_row(loaded, command):
    assert loaded["rows"] == 43
    assert (loaded["created"], loaded["rejected"]) == (42, 1)
    [line] = (command.data_dir / "rejected.jsonl").read_text().splitlines()
    assert json.loads(line)["row"] == 42


def test_match_ranks_listings_for_a_resume_and_keeps_to_the_filters(loaded, command):
    filters = '{"locations": [{"place": "United Kingdom"}], "unknown": "exclude"}'
    answer = command.json("match", NURSE, "--limit", "5", "--filters", filters, "--json")
    assert answer["retrieval"]["complete"]
    assert 0 < len(answer["results"]) <= 5
    assert "Nurs" in answer["results"][0]["listing"]["title"]
    for result in answer["results"]:
        assert [each["verdict"] for each in result["eligibility"]] == ["pass"]
        points = sum(part["points"] for part in result["components"])
        assert round(points, 1) == result["score"]


def test_search_prints_a_table_in_which_ads_cannot_draw(loaded, command):
    done = command("search", "nurse", "--limit", "50", "--exact")
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert "Nurse [/b] :warning: [red]" in shown
    assert "meaning" in shown
    assert "41 match; the search was exact." in done.stderr.decode()


def test_a_candidate_is_found_and_erased(loaded, command):
    answer = command.json("search", "nurse", "--candidates", "--json")
    [result] = answer["results"]
    candidate_id = result["candidate"]["id"]
    done = command("erase", candidate_id)
    assert (done.returncode, candidate_id in done.stdout.decode()) == (0, True)
    code, message = command.refused("erase", candidate_id)
    assert code == 3
    assert candidate_id in message


def test_doctor_says_what_is_there(loaded, command):
    findings = command.json("doctor", "--json")
    assert findings["listings"] == "41"
    assert findings["listings to embed"] == "0"
    assert findings["postgresql"]


def test_a_key_is_printed_once_and_revoked_once(command):
    done = command("keys", "create", "--role", "recruiter", "--label", "anna")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("jm_")
    assert command("keys", "revoke", "--label", "anna").stdout == b"1 revoked.\n"
    assert command.refused("keys", "revoke", "--label", "anna")[0] == 3


def test_embed_writes_a_row_for_each_line(command, tmp_path):
    output = tmp_path / "vectors.npy"
    done = command("embed", "--output", output, given="a nurse\r\neine Köchin\u2028\n")
    assert done.returncode == 0
    vectors = np.load(output)
    assert vectors.shape == (2, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("arguments", "options", "code", "words"),
    [
        (["ingest", "missing.jsonl"], {}, 2, "no file missing.jsonl"),
        (["ingest", str(SAMPLES / "listings.jsonl"), "--map", "title=x"], {}, 2, "is a table"),
        (["match", "missing.pdf"], {}, 2, "no file missing.pdf"),
        (["search", "x", "--filters", "{nonsense"], {}, 2, "filters"),
        (["search", "x", "--filters", '{"salary": {"min": 1}}'], {}, 2, "filters.salary.currency"),
        (
            ["search", "x", "--filters", '{"locations": [{"place": "Nowhereville-upon-N"}]}'],
            {},
            2,
            "Nowhereville-upon-N",
        ),
        (["embed", "--output", "x.npy"], {"given": b"good\n\xff\xfe\n"}, 2, "Line 2"),
        (["embed", "--output", "x.npy"], {"given": "good\n\n"}, 2, "Line 2 is blank"),
        (["doctor"], {"environment": {"JOBMATCH_PORT": "high"}}, 2, "JOBMATCH_PORT"),
        (["doctor"], {"environment": {"DATABASE_URL": "mysql://x"}}, 2, "PostgreSQL"),
        (
            ["migrate"],
            {"environment": {"DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"}},
            4,
            "cannot be reached",
        ),
        (["search", "x", "--tenant", "NOT A TENANT"], {}, 2, "JOBMATCH_TENANT"),
        (["read", "--as", "place", "--country", "QQ", "-"], {}, 2, "QQ"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments, options, code, words):
    environment = {"DATABASE_URL": "", **options.get("environment", {})}
    done = CliRunner().invoke(app, arguments, input=options.get("given"), env=environment)
    assert exit_code(done.exception) == code
    message = str(done.exception)
    assert words in message
    assert "\n" not in message
    assert message.endswith(".")


def test_an_error_ends_the_program_with_its_sentence_and_code(command):
    code, message = command.refused("ingest", "missing.jsonl")
    assert (code, message) == (2, "jobmatch: There is no file missing.jsonl.")
    code, message = command.refused("embed", "--output", "/no/such/x.npy", given="a nurse")
    assert (code, "/no/such/x.npy cannot be written" in message) == (2, True)


def test_every_verb_explains_itself():
    runner = CliRunner()
    listed = runner.invoke(app, ["--help"]).output
    assert all(verb in listed for verb in VERBS)
    for verb in VERBS:
        shown = runner.invoke(app, [verb, "--help"])
        assert shown.exit_code == 0
        assert "Usage" in shown.output


def test_a_wrong_option_is_a_usage_error():
    assert CliRunner().invoke(app, ["match"]).exit_code == 2
    assert CliRunner().invoke(app, ["erase", "not-a-uuid"]).exit_code == 2
    assert CliRunner().invoke(app, ["search", "x", "--limit", "0"]).exit_code == 2


def test_no_verb_loads_torch():
    code = "import sys, scripts.jobmatch; print('torch' in sys.modules, 'onnx' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True, text=True
    )
    assert done.stdout == "False False\n"
