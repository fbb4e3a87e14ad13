"""The corpus of a set in our simple format: listings or candidates."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Document, Form
from scripts.evaluation.set_files import broken, objects

Rows = Iterable[tuple[int, Mapping[str, Any]]]
"""Numbered rows: the line of a text file, the row of a Parquet file, the place of a file."""

POINTER: Final = "set.json"
"""Says where the corpus lies that does not lie in the set."""
_OWN: Final = ("corpus.parquet", "corpus.jsonl")
_FIELDS: Final = {Form.LISTING: ("title", "description"), Form.RESUME: ("resume_text",)}


def corpus(folder: Path) -> tuple[Form, tuple[Document, ...]]:
    """What the corpus holds. Raises InvalidInput with file and line for one that is broken."""
    path = _path(folder)
    rows = list(_rows(path))
    if not rows:
        raise InvalidInput(f"{path} is empty.")
    form = Form.RESUME if "resume_text" in rows[0][1] else Form.LISTING
    documents: dict[str, Document] = {}
    for line, row in rows:
        document = _document(path, line, row, form)
        if document.id in documents:
            raise broken(path, line, f"the document {document.id!r} stands there twice")
        documents[document.id] = document
    return form, tuple(documents.values())


def _path(folder: Path) -> Path:
    if (folder / POINTER).is_file():
        return _pointed_to(folder / POINTER)
    for name in _OWN:
        if (folder / name).is_file():
            return folder / name
    raise InvalidInput(f"{folder} has none of {', '.join(_OWN)} and {POINTER}.")


def _pointed_to(pointer: Path) -> Path:
    try:
        given = json.loads(pointer.read_bytes())["corpus"]
        path: Path = pointer.parent / given
    except (ValueError, RecursionError, KeyError, TypeError):
        raise InvalidInput(
            f'{pointer} has to be {{"corpus": "PATH"}}, a path from the folder that it is in.'
        ) from None
    if path.is_dir():
        usable = any(path.glob("*.txt"))
    else:
        usable = path.is_file() and path.suffix in (".parquet", ".jsonl")
    if not usable:
        raise InvalidInput(
            f"{pointer} needs the path of a .jsonl file, a .parquet file or a folder with .txt"
            f" files, and {given!r} is none from the folder that it is in."
        )
    return path


def _rows(path: Path) -> Rows:
    if path.is_dir():
        return _resumes(path)
    return _parquet(path) if path.suffix == ".parquet" else objects(path, ())


def _resumes(folder: Path) -> Rows:
    for place, file in enumerate(sorted(folder.glob("*.txt")), 1):
        try:
            yield place, {"id": file.name, "resume_text": file.read_text(encoding="utf-8-sig")}
        except UnicodeDecodeError as error:
            raise InvalidInput(f"{file} is not text in UTF-8.") from error


def _document(path: Path, line: int, row: Mapping[str, Any], form: Form) -> Document:
    # Listings in the form that `jobmatch ingest` takes call it `external_id`.
    id_ = row.get("id", row.get("external_id"))
    for name, given in (("id", id_), *((name, row.get(name)) for name in _FIELDS[form])):
        if not isinstance(given, str) or (name == "id" and not given.strip()):
            raise broken(path, line, f"it has no text in `{name}`")
    text = "\n".join(row[name] for name in _FIELDS[form])
    fields = {name: value for name, value in row.items() if name != "id" and value is not None}
    return Document(str(id_), text, {**fields, "external_id": id_})


def _parquet(file: Path) -> Rows:
    try:
        return list(enumerate(pq.ParquetFile(file).read().to_pylist(), 1))
    except (OSError, pa.ArrowException) as error:
        raise InvalidInput(f"{file} is not a Parquet file that can be read.") from error
