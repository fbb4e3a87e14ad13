"""What `scripts/dev.py` decides before it installs anything. It runs with any Python, bare."""

import hashlib
import os
import shutil
import subprocess
import sys

import pytest

from tests.scripts.jobmatch_command import ROOT

FILES = ("scripts/dev.py", "requirements.txt", "requirements-dev.txt", "pyproject.toml")


@pytest.fixture
def checkout(tmp_path):
    """A checkout with nothing but what dev.py looks at."""
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, path)
    return tmp_path


def dev(checkout, *arguments):
    # Neither site packages nor environment: only the standard library is there.
    without = {name: value for name, value in os.environ.items() if "JOBMATCH" not in name}
    return subprocess.run(
        [sys.executable, "-I", "-S", str(checkout / "scripts" / "dev.py"), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=without,
    )


def executable(path, script):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def set_up(checkout, requirements):
    """The mark of an environment that holds what `requirements` pins."""
    pinned = (checkout / requirements).read_bytes() + (checkout / "pyproject.toml").read_bytes()
    stamp = checkout / ".venv" / f".{requirements.removesuffix('.txt')}"
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(hashlib.sha256(pinned + sys.version.encode()).hexdigest())
    return stamp


@pytest.mark.parametrize("arguments", [(), ("walk",), ("--help",)])
def test_without_a_verb_it_says_which_there_are(checkout, arguments):
    done = dev(checkout, *arguments)
    assert done.returncode == 1
    assert all(f"dev.py {verb}" in done.stderr for verb in ("run", "test", "check", "lock"))


def test_an_environment_that_holds_what_is_pinned_is_left_alone(checkout):
    set_up(checkout, "requirements-dev.txt")
    executable(checkout / ".venv" / "bin" / "python", 'echo "pytest gets: $*"')
    done = dev(checkout, "test", "-k", "salary")
    assert done.returncode == 0
    assert "installing" not in done.stdout
    assert "pytest gets: -m pytest -k salary" in done.stdout


def test_the_exit_code_of_the_tests_is_its_own(checkout):
    set_up(checkout, "requirements-dev.txt")
    executable(checkout / ".venv" / "bin" / "python", "exit 3")
    assert dev(checkout, "test").returncode == 3


def test_check_stops_at_the_first_tool_that_finds_fault(checkout):
    set_up(checkout, "requirements-dev.txt")
    executable(checkout / ".venv" / "bin" / "python", "")
    executable(checkout / ".venv" / "bin" / "ruff", 'test "$1" = format')
    executable(checkout / ".venv" / "bin" / "mypy", "echo never")
    done = dev(checkout, "check")
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["» ruff format --check", "» ruff check"]


def test_run_loads_the_samples_and_then_becomes_the_service(checkout):
    set_up(checkout, "requirements.txt")
    executable(checkout / ".venv" / "bin" / "python", "")
    executable(checkout / ".venv" / "bin" / "jobmatch", 'echo "jobmatch $* in $JOBMATCH_DATA_DIR"')
    done = dev(checkout, "run", "--port", "8123")
    lines = [line for line in done.stdout.splitlines() if line.startswith("jobmatch")]
    assert "listings.jsonl" in lines[0]
    assert lines[1] == f"jobmatch serve --port 8123 in {checkout / '.jobmatch'}"


@pytest.mark.parametrize("changed", ["requirements-dev.txt", "pyproject.toml"])
def test_changed_pins_are_installed_and_a_failure_leaves_no_mark(checkout, changed):
    stamp = set_up(checkout, "requirements-dev.txt")
    before = stamp.read_text()
    executable(checkout / ".venv" / "bin" / "python", "exit 9")
    with (checkout / changed).open("a") as file:
        file.write("\n# changed\n")
    done = dev(checkout, "test")  # without site packages there is no pip: installing fails
    assert done.returncode != 0
    assert "installing the packages of requirements-dev.txt" in done.stdout
    assert "running the tests" not in done.stdout
    assert stamp.read_text() == before
