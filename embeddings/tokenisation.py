"""Text to token numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from embeddings.embedder import TokenSpan
from embeddings.errors import ModelUnavailable


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text of any length as the model will read it, without special tokens."""

    ids: list[int]
    spans: list[TokenSpan]


class Tokenisation:
    """One model's way of cutting text into tokens. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        try:
            self._tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises nothing narrower
            raise ModelUnavailable(f"{path} is not a tokenizer file: {error}") from error
        # The file's own truncation would drop the end of long texts without a word.
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._before, self._after = self._special_tokens()

    @property
    def special_tokens(self) -> int:
        """How many special tokens surround each passage."""
        return len(self._before) + len(self._after)

    def tokens(self, text: str) -> Tokens:
        """The tokens of a text, and where they stand in it."""
        # Half a surrogate pair cannot be encoded; a question mark keeps its place.
        text = text.encode("utf-8", "replace").decode("utf-8")
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return Tokens(encoding.ids, [_trimmed(text, *span) for span in encoding.offsets])

    def framed(self, ids: Sequence[int]) -> list[int]:
        """A passage's tokens with the special tokens that the model expects around them."""
        return [*self._before, *ids, *self._after]

    def _special_tokens(self) -> tuple[list[int], list[int]]:
        framed = self._tokenizer.encode("a")
        first = framed.special_tokens_mask.index(0)
        last = len(framed.ids) - framed.special_tokens_mask[::-1].index(0)
        return framed.ids[:first], framed.ids[last:]


def _trimmed(text: str, start: int, end: int) -> TokenSpan:
    piece = text[start:end]
    if not piece.strip():
        return start, end
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
