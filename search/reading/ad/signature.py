"""What tells near-duplicates: the words of an ad in 128 bytes that can be compared.

In numpy, not by the library `rensa`: both take .25 to .45 ms for 500 words, most of it to cut them,
and its release 0.5 made other signatures than 0.3, while these are stored and must stay comparable.
"""

import re
from collections.abc import Sequence
from hashlib import blake2b, shake_128
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search.reading.ad.job_named import job_named

TITLE_BYTES: Final = 8
"""Of a signature, at its beginning: equal where two titles name the same job."""
MINIMA: Final = 120
"""One byte each. An estimated likeness of .8 errs by .04 (standard deviation)."""
SIZE: Final = TITLE_BYTES + MINIMA

_MOST_WORDS: Final = 5_000
"""Of a text that are compared; of 12,718 ads none has half as many."""
_WORD = re.compile(r"\w+")
# Odd, so that multiplying by one permutes the numbers below 2^32.
_MULTIPLIERS = np.frombuffer(shake_128(b"signature").digest(4 * MINIMA), "<u4") | np.uint32(1)
_FIRST, _SECOND, _THIRD = map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 1))
"""What the words of three are multiplied by before they are added, so that their order counts."""


def signature(title: str, text: str) -> bytes:
    """`SIZE` bytes, the same on every machine, for `title_part` and `likeness`.

    MinHash over threes of words (Broder 1997), of each minimum the lowest 8 bits (Li and König,
    "b-Bit Minwise Hashing", 2010).
    """
    job = " ".join(job_named(title)).encode("utf-8", "replace")
    minima = np.zeros(MINIMA, np.uint32)
    words = _WORD.findall(text.casefold())[:_MOST_WORDS]
    if words:
        minima = (_MULTIPLIERS[:, None] * _threes(words)).min(axis=1)
    return blake2b(job, digest_size=TITLE_BYTES).digest() + minima.astype(np.uint8).tobytes()


def title_part(signature: bytes) -> bytes:
    """Equal for two ads whose titles differ only in case, signs, places and references."""
    return signature[:TITLE_BYTES]


def likeness(one: bytes, other: bytes) -> float:
    """As `likenesses`, of two."""
    return float(likenesses(one, [other])[0])


def likenesses(one: bytes, others: Sequence[bytes]) -> NDArray[np.float64]:
    """The estimated share of threes of words that a text has in common with each of others.

    Shape (n,), from 0 to 1 (Jaccard); 0 where either text has no words. Titles do not count.
    """
    row, rows = _minima([one]), _minima(others)
    shares = (rows == row).sum(axis=1, dtype=np.uint8) / MINIMA  # 120 fit into a byte
    unlike = 1 / 256  # the share of equal bytes by chance
    with_words = row.any() & rows.any(axis=1)
    return np.where(with_words, ((shares - unlike) / (1 - unlike)).clip(0, 1), 0.0)


def _minima(signatures: Sequence[bytes]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(signatures), np.uint8).reshape(-1, SIZE)[:, TITLE_BYTES:]


def _threes(words: Sequence[str]) -> NDArray[np.uint32]:
    """A number for every three words that follow each other; fewer than three count as three."""
    encoded = " ".join(words).encode("utf-8", "replace").split(b" ")
    encoded += [b""] * (3 - len(encoded))
    numbers = np.fromiter(map(crc32, encoded), np.uint64, len(encoded))
    sums = numbers[:-2] * _FIRST + numbers[1:-1] * _SECOND + numbers[2:] * _THIRD
    mixed: NDArray[np.uint64] = (sums ^ (sums >> np.uint64(32))) * _FIRST
    return (mixed >> np.uint64(32)).astype(np.uint32)
