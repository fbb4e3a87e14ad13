"""The listings that are measured with: real ads as far as files are given, then made-up ones."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from models.listing import Listing
from scripts.benchmarking.generated_ad import generated_ad
from scripts.benchmarking.shares import employer
from search.indexing.mapping import guessed_mapping, mapped
from search.indexing.source import open_source
from search.reading.listing import read_listing
from search.reading.text.errors import RejectedListing

MAIN: Final = "benchmark"
"""The tenant of all listings but the few of SMALL."""
SMALL: Final = "benchmark-small"
SMALL_EVERY: Final = 1000
SEED: Final = 20261122


@dataclass(frozen=True, slots=True)
class Corpus:
    """So many listings. Reading it twice gives the same."""

    size: int
    files: tuple[Path, ...] = ()
    real: int | None = None
    """No more than so many of the files' ads. None: all."""

    @property
    def name(self) -> str:
        """Tells this corpus from every other."""
        files = [(path.name, path.stat().st_size) for path in self.files]
        return hashlib.sha256(repr((self.size, files, self.real, SEED)).encode()).hexdigest()

    def listings(self, newest: datetime) -> Iterator[Listing]:
        """All listings; the youngest of the made-up ones is posted at `newest`."""
        number = 0
        for number, listing in enumerate(islice(self._read(), self._most_real()), 1):
            yield replace(listing, company=employer(number - 1))
        for made in range(number, self.size):
            yield generated_ad(SEED, made, newest)

    def _most_real(self) -> int:
        return self.size if self.real is None else min(self.real, self.size)

    def _read(self) -> Iterator[Listing]:
        for path in self.files:
            source = open_source(path)
            mapping = guessed_mapping(source.columns) if source.columns is not None else None
            for row in source.rows():
                raw = row.raw or {}
                try:
                    yield read_listing(mapped(raw, mapping) if mapping else raw, source=path.stem)
                except RejectedListing:
                    continue


def tenant_of(number: int) -> str:
    """Whose the listing is: one in SMALL_EVERY is another tenant's."""
    return SMALL if number % SMALL_EVERY == SMALL_EVERY // 2 else MAIN
