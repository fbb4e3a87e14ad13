"""One page of results, cut from the ranked blocks that it lies in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.ranked import Ranked
from search.retrieval.cursor import Position
from search.retrieval.plan import Retrieval

Block = tuple[Retrieval, Sequence[Ranked]]


@dataclass(frozen=True, slots=True)
class Page:
    """Consecutive results."""

    ranked: tuple[Ranked, ...]
    retrieval: Retrieval
    """Of the first block that the page lies in."""
    end: Position | None
    """Where the next page begins; None after the last."""


def cut_page(block: Callable[[int], Block], beginning: Position, limit: int) -> Page:
    """The `limit` results from `beginning` on. `block`: the ranked block of a number."""
    ranked: list[Ranked] = []
    first: Retrieval | None = None
    at = beginning
    while True:
        retrieval, results = block(at.block)
        first = first or retrieval
        end = at.offset + limit - len(ranked)
        ranked += results[at.offset : end]
        if end < len(results):
            return Page(tuple(ranked), first, Position(at.block, end))
        at = Position(at.block + 1)
        if retrieval.is_last or len(ranked) == limit:
            return Page(tuple(ranked), first, None if retrieval.is_last else at)
