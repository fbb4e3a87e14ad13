"""A file of vectors by the text they are of, to which is only ever added."""

import fcntl
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Half = NDArray[np.float16]

KEY_BYTES: Final = 16


class VectorFile:
    """Half-precision vectors of one length, each under a key of KEY_BYTES bytes.

    A record is a key and its vector, and records are written whole: what a killed writer left
    behind the last whole one is cut off by the next. Several processes may write.
    """

    def __init__(self, path: Path, dim: int) -> None:
        self._path = path
        self._record = np.dtype([("key", f"V{KEY_BYTES}"), ("vector", "<f2", (dim,))])
        path.parent.mkdir(parents=True, exist_ok=True)
        records = self._read()
        self._vectors: dict[bytes, Half] = {
            bytes(key): vector
            for key, vector in zip(records["key"], records["vector"], strict=True)
        }

    def __len__(self) -> int:
        return len(self._vectors)

    def get(self, key: bytes) -> Half | None:
        """The vector of a key, if it is there."""
        return self._vectors.get(key)

    def add(self, vectors: Mapping[bytes, Half]) -> None:
        """Keep the vectors, on disk first."""
        if not vectors:
            return
        records = np.zeros(len(vectors), self._record)
        for record, (key, vector) in zip(records, vectors.items(), strict=True):
            record["key"] = np.void(key)
            record["vector"] = vector
        self._append(records.tobytes())
        self._vectors.update(vectors)

    def _append(self, data: bytes) -> None:
        with self._path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            torn = os.fstat(file.fileno()).st_size % self._record.itemsize
            if torn:
                file.truncate(os.fstat(file.fileno()).st_size - torn)
            file.write(data)

    def _read(self) -> NDArray[np.void]:
        """The whole records."""
        if not self._path.exists():
            return np.zeros(0, self._record)
        count = self._path.stat().st_size // self._record.itemsize
        return np.fromfile(self._path, self._record, count)
