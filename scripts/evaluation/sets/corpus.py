"""The corpus of a set in our simple format: listings or candidates."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Document, Form
from scripts.evaluation.set_files import broken, objects

Rows = Iterable[tuple[int, Mapping[str, Any]]]
"""Numbered rows: the line of a text file, the row of a Parquet file."""

_FIELDS: Final = {Form.LISTING: ("title", "description"), Form.RESUME: ("resume_text",)}


def corpus(folder: Path) -> tuple[Form, tuple[Document, ...]]:
    """What the corpus holds. Raises InvalidInput with file and line for one that is broken."""
    parquet, lines = folder / "corpus.parquet", folder / "corpus.jsonl"
    file = parquet if parquet.is_file() else lines
    if not file.is_file():
        raise InvalidInput(f"{folder} has neither corpus.parquet nor corpus.jsonl.")
    rows = list(_parquet(file) if file is parquet else objects(file, ("id",)))
    if not rows:
        raise InvalidInput(f"{file} is empty.")
    form = Form.RESUME if "resume_text" in rows[0][1] else Form.LISTING
    documents: dict[str, Document] = {}
    for line, row in rows:
        document = _document(file, line, row, form)
        if document.id in documents:
            raise broken(file, line, f"the document {document.id!r} stands there twice")
        documents[document.id] = document
    return form, tuple(documents.values())


def _document(file: Path, line: int, row: Mapping[str, Any], form: Form) -> Document:
    for name in ("id", *_FIELDS[form]):
        if not isinstance(row.get(name), str):
            raise broken(file, line, f"it has no text in `{name}`")
    text = "\n".join(row[name] for name in _FIELDS[form])
    given = {name: value for name, value in row.items() if name != "id" and value is not None}
    return Document(row["id"], text, {**given, "external_id": row["id"]})


def _parquet(file: Path) -> Rows:
    try:
        return list(enumerate(pq.ParquetFile(file).read().to_pylist(), 1))
    except (OSError, pa.ArrowException) as error:
        raise InvalidInput(f"{file} is not a Parquet file that can be read.") from error
