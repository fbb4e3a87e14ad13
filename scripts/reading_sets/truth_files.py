"""Rows of the files that hold a set, with the columns that a measurement needs."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from models.errors import InvalidInput

Row = dict[str, str]


def tsv_rows(file: Path, columns: Iterable[str]) -> list[Row]:
    """The rows of a table that is divided by tabs; a quote in it is a quote.

    Raises:
        InvalidInput: the table lacks a column.

    """
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return _checked(rows, file, columns)


def csv_rows(file: Path, columns: Iterable[str]) -> list[Row]:
    """The rows of a table that is divided by commas.

    Raises:
        InvalidInput: the table lacks a column.

    """
    with file.open(encoding="utf-8", newline="") as stream:
        return _checked(csv.DictReader(stream), file, columns)


def parquet_rows(file: Path, columns: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of a Parquet file, with these columns only.

    Raises:
        InvalidInput: it is no Parquet file, or lacks a column.

    """
    try:
        table = pq.ParquetFile(file)
    except pa.ArrowInvalid as error:
        raise InvalidInput(f"{file} is not a Parquet file.") from error
    wanted = list(columns)
    _check(wanted, table.schema_arrow.names, file)
    rows: list[dict[str, Any]] = table.read(wanted).to_pylist()
    return rows


def json_lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a file that holds one a line.

    Raises:
        InvalidInput: a line is no JSON.

    """
    lines = file.read_text(encoding="utf-8").split("\n")
    try:
        return [json.loads(line) for line in lines if line.strip()]
    except json.JSONDecodeError as error:
        raise InvalidInput(f"{file} has a line that is not JSON: {error}.") from error


def _checked(rows: "csv.DictReader[str]", file: Path, columns: Iterable[str]) -> list[Row]:
    _check(columns, rows.fieldnames or (), file)
    return list(rows)


def _check(columns: Iterable[str], present: Iterable[str], file: Path) -> None:
    if missing := set(columns).difference(present):
        raise InvalidInput(f"{file} lacks the columns {', '.join(sorted(missing))}.")
