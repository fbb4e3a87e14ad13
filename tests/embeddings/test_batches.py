from hypothesis import given
from hypothesis import strategies as st

from embeddings.batches import equal_length_batches

lengths = st.lists(st.integers(1, 300), max_size=60)


@given(lengths)
def test_every_row_is_in_one_batch(lengths):
    batches = equal_length_batches(lengths)
    assert sorted(row for batch in batches for row in batch) == list(range(len(lengths)))


@given(lengths)
def test_rows_of_a_batch_are_equally_long(lengths):
    for batch in equal_length_batches(lengths):
        assert len({lengths[row] for row in batch}) == 1


@given(lengths)
def test_a_batch_has_at_most_256_tokens_unless_it_is_one_row(lengths):
    for batch in equal_length_batches(lengths):
        assert len(batch) == 1 or sum(lengths[row] for row in batch) <= 256


def test_rows_over_64_tokens_go_alone():
    assert equal_length_batches([65, 65, 64, 64]) == [[0], [1], [2, 3]]


def test_the_longest_rows_come_first_so_that_no_thread_is_left_with_them():
    assert equal_length_batches([3, 200, 90]) == [[1], [2], [0]]
