from pathlib import Path

import pytest

from models.postgres.server_log import reason

HERE = Path("/data")


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        (
            "PANIC:  could not write to file: No space left on device",
            "disk that holds /data is full",
        ),
        ("FATAL:  could not open file: Permission denied", "must be able to write to /data"),
        ("FATAL:  pre-existing shared memory block is still in use", "try again in a moment"),
        ("FATAL:  something new", "set DATABASE_URL"),
    ],
)
def test_the_servers_words_come_with_what_to_do(line, advice):
    said = reason(f"LOG:  starting\n2026-11-22 UTC [1] {line}\nLOG:  shutting down\n", HERE)
    assert line in said
    assert advice in said


def test_a_cause_that_we_know_is_told_before_what_followed_from_it():
    output = "ERROR:  could not extend file: No space left on device\nPANIC:  cannot abort\n"
    assert "No space left" in reason(output, HERE)


def test_silence_is_told_too():
    assert "it said nothing" in reason("\n", HERE)
