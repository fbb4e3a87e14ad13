"""How a reader's time grows with its text: a ratio, which a busy machine does not change."""

import time


def growth(read, unit, size):
    """Times as long for a text of `size` characters as for a quarter of it: 4 is linear."""
    whole = (unit * size)[:size]
    return _best(read, whole) / max(_best(read, whole[: size // 4]), 0.004)


LINEAR = 9
"""Well above 4, for noise; a quadratic reader takes 16 times as long."""


def _best(read, text):
    times = []
    for _ in range(2):
        started = time.process_time()
        read(text)
        times.append(time.process_time() - started)
    return min(times)
