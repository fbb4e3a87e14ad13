"""Files of listings, read row by row: memory stays bounded whatever the file's size."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet

from models.errors import InvalidInput
from search.reading.ad.job_posting import job_postings_in

Raw = Mapping[str, object]

WHOLE_FILE_BYTES: Final = 256 * 1024 * 1024
"""JSON documents and HTML pages are read whole, and so only up to here."""
LINE_BYTES: Final = 16 * 1024 * 1024
"""The longest line of a file of JSON lines; no listing that is accepted needs as much."""
FIELD_CHARACTERS: Final = 1_000_000
"""The longest field of a CSV row."""
PARQUET_ROWS: Final = 512


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: what it holds, or why it cannot be read."""

    number: int
    """Counted from 1; of a CSV file, the header is not counted."""
    raw: Raw | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file of listings."""

    path: Path
    rows: Callable[[], Iterator[Row]]
    columns: tuple[str, ...] | None
    """Names of its columns where it is a table, whose names may be anything."""
    count: Callable[[], int | None]
    """How many rows it has; None where only reading it whole would tell."""


def open_source(path: Path) -> Source:
    """The listings in a file, by its ending. InvalidInput for one that holds none."""
    if not path.is_file():
        raise InvalidInput(f"There is no file {path}.")
    kind = path.suffix.lower()
    if kind in (".jsonl", ".ndjson"):
        return Source(path, lambda: _json_lines(path), None, lambda: sum(1 for _ in _lines(path)))
    if kind in (".json", ".jsonld", ".html", ".htm"):
        return Source(path, lambda: _document(path), None, lambda: None)
    if kind in (".csv", ".tsv"):
        return Source(path, lambda: _csv(path), _csv_columns(path), lambda: _csv_count(path))
    if kind == ".parquet":
        return _parquet(path)
    raise InvalidInput(
        f"{path.name}: listings are read from .jsonl, .ndjson, .json, .jsonld, .html, .csv, .tsv "
        "and .parquet files, résumés from .pdf, .docx and .txt."
    )


def _json_lines(path: Path) -> Iterator[Row]:
    for number, line in enumerate(_lines(path), 1):
        yield _row_of_json(number, line)


def _lines(path: Path) -> Iterator[bytes]:
    """The lines that are not blank; of one that is too long, as much as shows that it is."""
    with path.open("rb") as file:
        while line := file.readline(LINE_BYTES + 1):
            rest = line
            while len(rest) > LINE_BYTES and not rest.endswith(b"\n"):
                rest = file.readline(LINE_BYTES + 1)
            if line.strip():
                yield line


def _row_of_json(number: int, text: bytes) -> Row:
    if len(text) > LINE_BYTES:
        return Row(number, None, f"The line is longer than {LINE_BYTES:,} bytes.")
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return Row(number, None, "The line is not JSON in UTF-8.")
    if not isinstance(raw, dict):
        return Row(number, None, "The line is not a JSON object.")
    return Row(number, raw)


def _document(path: Path) -> Iterator[Row]:
    """The objects of a JSON array, or every JobPosting of a JSON-LD document or HTML page."""
    if path.stat().st_size > WHOLE_FILE_BYTES:
        raise InvalidInput(
            f"{path.name} is too large to be read whole: send it as one JSON object a line."
        )
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    found = _plain_objects(text) or job_postings_in(text)
    if not found:
        raise InvalidInput(f"{path.name} holds no listing: no JSON array and no JobPosting.")
    for number, raw in enumerate(found, 1):
        if isinstance(raw, dict):
            yield Row(number, raw)
        else:
            yield Row(number, None, "The item is not a JSON object.")


def _plain_objects(text: str) -> list[Any]:
    """The items of an array in our own form; none where the text is JSON-LD or HTML."""
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return []
    items = parsed if isinstance(parsed, list) else [parsed]
    linked = any(isinstance(item, dict) and ("@type" in item or "@graph" in item) for item in items)
    return [] if linked else items


def _csv_columns(path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            return tuple(next(csv.reader(file, delimiter=_delimiter(path)), ()))
        except csv.Error as error:
            raise InvalidInput(f"{path.name}: its first row is not CSV: {error}.") from error


def _csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(FIELD_CHARACTERS)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(file, delimiter=_delimiter(path), restkey="")
        number = 0
        while True:
            number += 1
            try:
                raw = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(number, None, f"The row is not CSV: {error}.")
                continue
            yield Row(number, {name: value for name, value in raw.items() if name and value})


def _csv_count(path: Path) -> int:
    return sum(1 for _ in _csv(path))


def _delimiter(path: Path) -> str:
    """A tab, semicolon or comma: whichever the header holds most of."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        header = file.readline(FIELD_CHARACTERS)
    return max("\t;,", key=header.count)


def _parquet(path: Path) -> Source:
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (OSError, pyarrow.ArrowException) as error:
        raise InvalidInput(f"{path.name} is not a Parquet file: {error}.") from error

    columns = tuple(file.schema_arrow.names)
    return Source(path, lambda: _parquet_rows(path, file), columns, lambda: file.metadata.num_rows)


def _parquet_rows(path: Path, file: Any) -> Iterator[Row]:  # noqa: ANN401 - pyarrow is untyped
    number = 0
    try:
        for batch in file.iter_batches(PARQUET_ROWS):
            for row in range(batch.num_rows):
                number += 1
                yield _row_of_parquet(number, batch.slice(row, 1))
    except (OSError, pyarrow.ArrowException) as error:
        raise InvalidInput(f"{path.name} is damaged after row {number}: {error}.") from error


def _row_of_parquet(number: int, row: Any) -> Row:  # noqa: ANN401
    try:
        [raw] = row.to_pylist()
    except (ValueError, OverflowError) as error:  # a date beyond those that Python has
        return Row(number, None, f"The row holds a value that cannot be read: {error}.")
    return Row(number, {name: value for name, value in raw.items() if value is not None})
