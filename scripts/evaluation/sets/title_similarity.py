"""Job titles, and which titles of a list people call similar to them.

All that is annotated counts as right, the rest as wrong. The first thousand of a ranking count, as
is usual at TREC; for AUC, the rest stand together after them.
"""

from collections import defaultdict
from pathlib import Path
from typing import Final

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Cut, Document, Form, JudgedSet
from scripts.evaluation.measure import (
    auc_of_all,
    average_precision,
    ndcg,
    recall,
    reciprocal_rank,
)
from scripts.evaluation.query import Kind, Query
from scripts.evaluation.set_files import broken, tabbed

FOLDER: Final = Path("title_similarity/en")
FIRST: Final = 1_000
_SIMILAR: Final = 1


def title_similarity(data: Path, name: str) -> JudgedSet:
    """The English set of `data`. Raises InvalidInput with file and line for a broken one."""
    folder = data / FOLDER
    documents = tuple(
        Document(row["id"], row["title"])
        for _, row in tabbed(folder / "corpus_documents.tsv", ("id", "title"))
    )
    similar = _similar(folder / "annotations.tsv", {document.id for document in documents})
    queries = tuple(
        Query(
            id=row["id"],
            kind=Kind.SENTENCE,
            group="titles",
            text=row["title"],
            grades=similar[row["id"]],
            unit=row["id"],
        )
        for _, row in tabbed(folder / "queries.tsv", ("id", "title"))
        if row["id"] in similar
    )
    if not queries:
        raise InvalidInput(f"{folder} has no query with an annotation.")
    measures = (
        average_precision(f"MAP@{FIRST}", FIRST, _SIMILAR),
        reciprocal_rank("MRR", _SIMILAR),
        ndcg(10),
        recall(10, _SIMILAR),
        auc_of_all(_SIMILAR, len(documents)),
    )
    cut = Cut(first=FIRST, judged_only=False)
    return JudgedSet(name, Form.TEXT, documents, queries, measures, cut)


def _similar(file: Path, known: set[str]) -> dict[str, dict[str, float]]:
    similar: dict[str, dict[str, float]] = defaultdict(dict)
    for line, row in tabbed(file, ("query", "iteration", "id", "grade")):
        if row["id"] not in known:
            raise broken(file, line, f"the corpus has no title {row['id']!r}")
        if row["grade"] != "0":
            similar[row["query"]][row["id"]] = _SIMILAR
    return similar
