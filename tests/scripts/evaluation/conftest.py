import json

import pytest

from tests.scripts.evaluation.tiny_set import CORPUS, GRADES, QUERIES


@pytest.fixture
def write_set(tmp_path):
    """Writes a set in the simple format; each file can be replaced by other lines."""

    def written(folder="mine", *, queries=QUERIES, grades=GRADES, corpus=CORPUS):
        path = tmp_path / folder
        path.mkdir(parents=True, exist_ok=True)
        for name, rows in (("queries.jsonl", queries), ("corpus.jsonl", corpus)):
            lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
            (path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        (path / "qrels.tsv").write_text("".join("\t".join(row) + "\n" for row in grades))
        return path

    return written
