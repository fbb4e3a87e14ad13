"""What an export needs of the model that it copies."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from embeddings.embedder import Vectors
from embeddings.tokenisation import Tokenisation


class Exportable(Protocol):
    """A model that can write itself down, and that says what the writing must compute."""

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts, prefixes included, each computed alone."""
        ...

    def write_tokenizer(self, path: Path) -> None:
        """Writes the tokenizer in the format of the tokenizers library."""
        ...

    def write_graph(self, path: Path) -> None:
        """Writes `input_ids` and `attention_mask` (texts, tokens) → `sentence_embedding`."""
        ...

    def write_int8_graph(self, path: Path, fp32: Path, tokenisation: Tokenisation) -> None:
        """Writes the same in 8 bits; the mask may be missing from it."""
        ...
