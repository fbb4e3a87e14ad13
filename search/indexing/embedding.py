"""Documents to vectors: one for each title and passage, and one for the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from embeddings.embedder import Embedder
from embeddings.passages import Passage, split_passages
from models.errors import InvalidInput
from models.evidence import Span

PASSAGE_TOKENS: Final = 96
"""The most that a passage holds. On judged ads the whole engine reaches nDCG@10 .73 for résumés
cut at 64 tokens, .74 at 96 and 128 and .75 at 256, and the same for ads at every size; a passage is
also what evidence points at, and one of 256 tokens points at a page."""
MOST_PASSAGES: Final = 120
"""Passages of one text that are embedded, about 9,000 words; words and facts are read beyond."""
MOST_TITLES: Final = 5
"""Titles of one document that are embedded: of a résumé mostly the latest positions'."""
TITLE_SHARE: Final = 0.5
"""Weight of the titles beside that of all passages. On judged ads nDCG@10 of the vectors alone
rises from .68 to .74 (sentences) and from .63 to .70 (résumés); .3 to .8 make no difference."""
FAINT_WEIGHT: Final = 0.25
"""Weight of a passage's words that every ad says, such as benefits and legal notices: .64 against
.63 without (résumés)."""
RECIPE: Final = "titles and passages of 96"
"""Changes with all that makes another vector of the same text."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is embedded of one document or question."""

    body: str
    titles: tuple[str, ...] = ()
    faint: tuple[Span, ...] = ()
    """Stretches of the body that say little of the work."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The titles and passages of one text with their vectors, and the vector of the whole."""

    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]
    """Shape (passages, dim), unit rows."""
    titles: NDArray[np.float32]
    """Shape (titles, dim), unit rows: of the first MOST_TITLES."""
    whole: NDArray[np.float32]
    """Shape (dim,), of unit length: the passages by their telling length, and the titles."""


def embedded_documents(embedder: Embedder, texts: Sequence[Text]) -> list[Embedded]:
    """The embedded form of each text, all passages in one call of the embedder."""
    split = [_passages(embedder, text.body) for text in texts]
    pieces = [_pieces(text, passages) for text, passages in zip(texts, split, strict=True)]
    vectors = embedder.embed_documents([piece for each in pieces for piece in each])
    ends = np.cumsum([len(each) for each in pieces])
    edges = pairwise([0, *ends.tolist()])
    return [
        _joined(text, passages, vectors[start:end])
        for text, passages, (start, end) in zip(texts, split, edges, strict=True)
    ]


def embedded_query(embedder: Embedder, text: Text) -> Embedded:
    """A text that searches, embedded as queries."""
    passages = _passages(embedder, text.body)
    return _joined(text, passages, embedder.embed_queries(_pieces(text, passages)))


def _passages(embedder: Embedder, body: str) -> tuple[Passage, ...]:
    """The first passages of `body`. Raises InvalidInput for a blank text."""
    passages = tuple(split_passages(body, embedder, most_tokens=PASSAGE_TOKENS))
    if not passages:
        raise InvalidInput("The text is blank: there is nothing to match.")
    return passages[:MOST_PASSAGES]


def _pieces(text: Text, passages: Sequence[Passage]) -> list[str]:
    """What is embedded one by one: the titles, then the passages, as `_joined` takes them apart."""
    return [*text.titles[:MOST_TITLES], *(passage.text for passage in passages)]


def _joined(text: Text, passages: tuple[Passage, ...], rows: NDArray[np.float32]) -> Embedded:
    titles, vectors = rows[: -len(passages)], rows[-len(passages) :]
    lengths = np.array([_telling(passage, text.faint) for passage in passages], np.float32)
    whole = _unit(lengths @ vectors)
    if len(titles):
        whole = _unit(whole + TITLE_SHARE * _unit(titles.sum(axis=0)))
    return Embedded(passages, vectors, titles, whole)


def _telling(passage: Passage, faint: Sequence[Span]) -> float:
    """Characters of a passage, the faint ones counted for less."""
    shared = sum(
        max(0, min(span.end, passage.end) - max(span.start, passage.start)) for span in faint
    )
    return passage.end - passage.start - (1 - FAINT_WEIGHT) * shared


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = vector / max(float(np.linalg.norm(vector)), 1e-12)
    return unit
