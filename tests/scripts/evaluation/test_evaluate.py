import pytest

from tests.scripts.jobmatch_command import Command


@pytest.fixture(scope="module")
def command(new_directory, prepared_model):
    """`jobmatch` over a data directory that has the model and no database."""
    data_dir = new_directory()
    (data_dir / "models").symlink_to(prepared_model.folder.absolute().parent)
    return Command(data_dir)


def test_a_set_of_ones_own_is_measured_by_every_system(command, write_set):
    told = command.json("evaluate", write_set(), "--json")
    assert {figure["system"] for figure in told["figures"]} == {"BM25", "vectors", "RRF", "engine"}
    assert {figure["set"] for figure in told["figures"]} == {"mine"}
    assert all(0 <= figure["low"] <= figure["high"] <= 1 for figure in told["figures"])


def test_the_table_sets_the_systems_side_by_side_and_tells_what_is_left_out(command, write_set):
    done = command("evaluate", write_set("data/mine").parent)
    assert done.returncode == 0, done.stderr.decode()
    headings = done.stdout.decode().splitlines()[1].split()
    assert headings == ["group", "measure", "BM25", "vectors", "RRF", "engine", "n"]
    assert "Left out: hr_ferr" in done.stderr.decode()


def test_the_users_own_database_is_not_touched(command, write_set):
    command.json("evaluate", write_set(), "--json")
    assert (command.data_dir / "evaluation" / "postgres").is_dir()
    assert not (command.data_dir / "postgres").exists()


def test_a_broken_file_is_refused_before_anything_is_embedded(command, write_set):
    code, message = command.refused("evaluate", write_set(grades=[("q1", "ward", "good")]))
    assert code == 2
    assert message.endswith("qrels.tsv, line 1: 'good' is not a number.")


def test_a_set_that_is_not_there_is_refused(command, write_set):
    code, message = command.refused("evaluate", write_set(), "--sets", "moon")
    assert code == 2
    assert "The set 'moon' cannot be measured" in message
