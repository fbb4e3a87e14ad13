"""The load on a service of its own, over the corpus in small."""

import socket

import pytest

from models.errors import ConfigurationError, InvalidInput
from models.settings import Settings
from scripts.benchmarking.load import Call, load
from scripts.benchmarking.own_service import HOST, run_service
from scripts.benchmarking.service import Load, measure_own

ASKED = Load.of("Night porter, ten years of hotels", "night porter", {}, clients=[2], requests=4)


@pytest.fixture(scope="module")
def parts(workplace, command):
    return measure_own(workplace, Settings(data_dir=command.data_dir), ASKED)


def test_both_questions_are_asked_at_each_concurrency(parts):
    asked = [(row["request"], row["clients"]) for row in parts["requests"]]
    assert asked == [("/match", 2), ("/search", 2)]


def test_every_step_that_the_service_names_is_a_column(parts):
    for row in parts["requests"]:
        assert {"embed", "retrieve", "overhead", "per second", "p50 ms", "p95 ms"} <= set(row)
        assert 0 < row["embed"] < row["p95 ms"]


def test_the_memory_of_the_service_is_told(parts):
    [memory] = parts["memory of the service"]
    assert 0 < memory["after start MB"] <= memory["peak MB"]


def test_a_service_that_does_not_start_is_told_with_its_log(tmp_path, command):
    log = tmp_path / "service.log"
    settings = Settings(data_dir=command.data_dir)
    with (
        pytest.raises(ConfigurationError, match=str(log)),
        run_service(settings, "postgresql://nobody@127.0.0.1:1/none", log),
    ):
        pass
    assert "jobmatch: " in log.read_text()


def test_a_service_that_is_not_there_is_told_in_a_sentence():
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(InvalidInput, match=r"cannot be reached: .*\.$"):
        load(f"http://{HOST}:{port}", Call.of("/search", {"q": "porter"}), 1, 1)
