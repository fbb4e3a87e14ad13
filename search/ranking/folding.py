"""One result for an ad that was posted more than once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final, Generic, Protocol, TypeVar

from search.reading.ad.signature import likenesses, title_part

NEAR_DUPLICATE: Final = 0.8
"""Likeness from which two ads whose titles name the same job are the same ad.

By reading 153 such pairs of 12,718 ads, no two of one title of one employer: from .9, 59 of 60 are
one ad with another town, ward, date or footer; from .8, 40 of 45; from .66, 28 of 48, the others
being jobs on other wards under the same words about the employer. The title must agree: 1,212
pairs are as like and do not (`Cyber` and `Cloud Security Architect`). The company need not: of 58
pairs of different ones, 57 are one employer by two names, or an agency's ad.
"""


class Signed(Protocol):
    """What can be folded."""

    @property
    def signature(self) -> bytes | None:
        """None where there is none: folds with nothing."""

    @property
    def company(self) -> str | None:
        """Who posted it."""


T_co = TypeVar("T_co", bound=Signed, covariant=True)
T = TypeVar("T", bound=Signed)


@dataclass(frozen=True, slots=True)
class Fold(Generic[T_co]):
    """An ad, and those further down that are the same but for town, source or date."""

    first: T_co
    others: tuple[T_co, ...]

    @property
    def company(self) -> str | None:
        """Of the first."""
        return self.first.company


def folded(items: Sequence[T]) -> list[Fold[T]]:
    """The items in their order, each with its near-duplicates, which have no place of their own.

    Every one of `others` is a near-duplicate of its `first`, not only of another: otherwise many
    small steps would lead from one ad to quite another one.
    """
    by_title: dict[bytes, list[int]] = defaultdict(list)
    for rank, item in enumerate(items):
        if item.signature is not None:
            by_title[title_part(item.signature)].append(rank)
    folds = {rank: Fold(item, ()) for rank, item in enumerate(items)}
    for ranks in by_title.values():
        for first, *others in _alike(ranks, [items[rank].signature or b"" for rank in ranks]):
            folds[first] = Fold(items[first], tuple(items[other] for other in others))
            for other in others:
                del folds[other]
    return list(folds.values())


def _alike(ranks: Sequence[int], signatures: Sequence[bytes]) -> Iterator[list[int]]:
    """Each of `ranks` with those behind it that are near-duplicates of it."""
    while len(ranks) > 1:
        near = likenesses(signatures[0], signatures[1:]) >= NEAR_DUPLICATE
        yield [ranks[0], *compress(ranks[1:], near)]
        ranks, signatures = list(compress(ranks[1:], ~near)), list(compress(signatures[1:], ~near))
