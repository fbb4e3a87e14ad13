"""What every library that is compared can be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scripts.benchmarking.shares import Condition

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PeerRows:
    """The rows that everyone is filled with. A row is known by its place among them."""

    vectors: Vectors
    """Shape (rows, dim), unit rows."""
    companies: Sequence[str]
    bands: Sequence[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library may keep its rows."""

    database_url: str
    """An empty database of the same server as ours."""
    folder: Path


class Peer(Protocol):
    """A store of vectors with filters."""

    def fill(self, rows: PeerRows) -> None:
        """Take the rows in and index them."""
        ...

    def nearest(self, vector: Vectors, condition: Condition, k: int) -> Sequence[int]:
        """Up to `k` rows that pass the condition, the nearest to `vector` first."""
        ...

    def close(self) -> None:
        """Let go of everything that is open."""
        ...
