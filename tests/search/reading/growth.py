"""How a reader's time grows with its text: a ratio, which a busy machine hardly changes."""

import gc
import time

LINEAR = 24
"""Well above 8, for noise; a quadratic reader takes 64 times as long."""


def growth(read, unit, size):
    """Times as long for a text of `size` characters as for an eighth of it: 8 is linear."""
    whole = (unit * size)[:size]
    return _best(read, whole) / max(_best(read, whole[: size // 8]), 0.004)


def _best(read, text):
    times = []
    gc.disable()  # what other tests left behind is not this reader's to collect
    try:
        for _ in range(2):
            started = time.process_time()
            read(text)
            times.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(times)
