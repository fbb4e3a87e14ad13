"""Rows of files into the index, batch by batch, with what became of each."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from models.errors import JobmatchError
from search.engine import Engine
from search.indexing.indexer import Outcome, Status
from search.indexing.mapping import mapped
from search.indexing.source import Row, Source
from search.reading.resume import read_resume
from search.reading.resume_file import read_resume_file

BATCH: Final = 64
"""Listings in a transaction: what a killed load has to do again."""

Advance = Callable[[int], None]
"""Is told how many rows each batch had."""


class Tally:
    """What became of the rows, and a file of the rejected ones with their reasons."""

    def __init__(self, rejections: Path) -> None:
        self.counts: Counter[Status] = Counter()
        self.rejections = rejections
        with suppress(FileNotFoundError):
            rejections.unlink()

    def add(self, file: Path, row: Row, outcome: Outcome) -> None:
        """Count one row."""
        self.counts[outcome.status] += 1
        if outcome.status is not Status.REJECTED:
            return
        line = {"file": file.name, "row": row.number, "reason": outcome.reason, "raw": row.raw}
        self.rejections.parent.mkdir(parents=True, exist_ok=True)
        # Half of a surrogate pair, which JSON may hold, is written as JSON escapes it.
        with self.rejections.open("a", encoding="utf-8", errors="backslashreplace") as written:
            written.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")


def load_listings(
    engine: Engine,
    tenant: str,
    source: Source,
    mapping: Mapping[str, str] | None,
    name: str,
    tally: Tally,
    advance: Advance,
) -> None:
    """Load a file of listings; `name` is the source of rows that do not name theirs."""
    for batch in _batches(source.rows()):
        readable = [row for row in batch if row.raw is not None]
        raws = [mapped(row.raw or {}, mapping) if mapping else row.raw or {} for row in readable]
        for row, outcome in zip(readable, engine.add_listings(tenant, raws, name), strict=True):
            tally.add(source.path, row, outcome)
        for row in batch:
            if row.raw is None:
                tally.add(source.path, row, Outcome(Status.REJECTED, reason=row.reason))
        advance(len(batch))


def load_resumes(
    engine: Engine, tenant: str, files: Sequence[Path], tally: Tally, advance: Advance
) -> None:
    """Load a résumé from each file; the file's name is the candidate's external id."""
    for number, path in enumerate(files, 1):
        try:
            resume = read_resume(read_resume_file(path.read_bytes()).text)
            outcome = engine.add_candidate(tenant, resume, "files", path.name)
        except JobmatchError as error:
            outcome = Outcome(Status.REJECTED, external_id=path.name, reason=str(error))
        except OSError as error:
            outcome = Outcome(Status.REJECTED, external_id=path.name, reason=f"{error.strerror}.")
        # No text goes into the file of rejections: a résumé is personal.
        tally.add(path, Row(number, None), outcome)
        advance(1)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
