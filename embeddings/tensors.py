"""Trained numbers, read from a safetensors file without loading what is not asked for."""

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelUnavailable

Tensors = Mapping[str, NDArray[np.float32]]
"""Arrays by the names that the model's authors gave them."""


def read_tensors(path: Path) -> Tensors:
    """The 32-bit floats of a safetensors file, mapped into memory and read-only.

    The format: a length (8 bytes, little-endian), a JSON header of that length with dtype, shape
    and offsets by name, then the bytes. Raises ModelUnavailable for anything else.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start = 8 + int.from_bytes(data[:8], "little")
        header = json.loads(data[8:start])
        return {
            name: _array(data, start, entry)
            for name, entry in header.items()
            if name != "__metadata__" and entry["dtype"] == "F32"
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelUnavailable(f"{path} cannot be read as a safetensors file: {error}.") from error


def _array(data: mmap.mmap, start: int, entry: dict[str, object]) -> NDArray[np.float32]:
    first, last = cast("tuple[int, int]", entry["data_offsets"])
    shape = cast("list[int]", entry["shape"])
    flat = np.frombuffer(data, np.float32, (last - first) // 4, start + first)
    return flat.reshape(shape)
