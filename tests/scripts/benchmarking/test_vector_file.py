import numpy as np
import pytest

from scripts.benchmarking.vector_file import KEY_BYTES, VectorFile

DIM = 4
RECORD = KEY_BYTES + 2 * DIM


def vector(number):
    return np.full(DIM, number, np.float16)


def key(number):
    return number.to_bytes(KEY_BYTES, "big")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "folder" / "vectors.bin"
    VectorFile(path, DIM).add({key(number): vector(number) for number in range(3)})
    return path


def test_what_was_added_is_there_after_a_restart(path):
    again = VectorFile(path, DIM)
    assert len(again) == 3
    assert np.array_equal(again.get(key(2)), vector(2))
    assert again.get(key(7)) is None


@pytest.mark.parametrize("torn", [1, KEY_BYTES, RECORD - 1])
def test_a_torn_tail_costs_only_the_record_that_was_torn(path, torn):
    with path.open("r+b") as file:
        file.truncate(3 * RECORD - torn)
    again = VectorFile(path, DIM)
    assert len(again) == 2
    again.add({key(9): vector(9)})
    whole = VectorFile(path, DIM)
    assert path.stat().st_size == 3 * RECORD
    assert [np.array_equal(whole.get(key(at)), vector(at)) for at in (0, 1, 9)] == [True] * 3


def test_a_file_is_only_added_to(path):
    before = path.read_bytes()
    VectorFile(path, DIM).add({key(9): vector(9)})
    assert path.read_bytes().startswith(before)
