"""Sets in our own simple format: `queries.jsonl`, `qrels.tsv` and a corpus.

- `queries.jsonl`: a line is `{"qid", "kind", "text"}`, perhaps with `filters` in the form of
  POST /match. `kind` is `nl` (a sentence), `resume` (searches listings) or `listing` (searches
  candidates). Each kind is a group.
- `qrels.tsv`, without a header: qid, id and grade, divided by tabs. 0: wrong, 1: near, 2: right,
  3: just what is meant. A pair counts once, by its last line.
- `corpus.parquet` or `corpus.jsonl`: listings `{"id", "title", "description", "company",
  "location", "salary" …}` in any form that the reader of listings knows, or candidates
  `{"id", "resume_text"}`. `external_id` will do where there is no `id`.
- Or `set.json` with `{"corpus": "../listings.jsonl"}`, for a corpus that lies elsewhere: the path,
  from the set's folder, of such a file or of a folder of `.txt` résumés, whose ids are their
  names. It goes before a corpus that lies in the set.

Only judged documents are measured, since of the rest nobody knows whether they are right: they are
taken out of each ranking, and the first ten that remain count. Queries whose best grade is below 2
are left out: nothing right is known for them. In MAP, MRR and recall, grades from 2 on are right.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Cut, Document, Form, JudgedSet
from scripts.evaluation.measure import average_precision, ndcg, recall, reciprocal_rank
from scripts.evaluation.query import Kind, Query
from scripts.evaluation.set_files import broken, number, objects, tabbed
from scripts.evaluation.sets.corpus import corpus
from scripts.ranked import make_request
from search.retrieval.filters import Filters

QUERIES: Final = "queries.jsonl"
FIRST: Final = 10
RIGHT: Final = 2
HIGHEST: Final = 10
"""A greater grade would outweigh all others by its gain of 2^grade − 1."""
MEASURES: Final = (
    ndcg(FIRST),
    average_precision(f"MAP@{FIRST}", FIRST, RIGHT),
    reciprocal_rank(f"MRR@{FIRST}", RIGHT),
    recall(FIRST, RIGHT),
)
_SEARCHED_BY: Final = {Form.LISTING: (Kind.SENTENCE, Kind.RESUME),
                       Form.RESUME: (Kind.SENTENCE, Kind.LISTING)}  # fmt: skip

Grades = Mapping[str, Mapping[str, float]]


def simple_format(folder: Path, name: str) -> JudgedSet:
    """The set in a folder. Raises InvalidInput with file and line for one that is broken."""
    form, documents = corpus(folder)
    grades = _grades(folder / "qrels.tsv", documents)
    queries = _queries(folder / QUERIES, form, grades)
    known = {query.id for query in queries}
    if strangers := [qid for qid in grades if qid not in known]:
        raise InvalidInput(
            f"{folder / 'qrels.tsv'} judges {strangers[0]!r}, no query of {QUERIES}."
        )
    judged = tuple(query for query in queries if max(query.grades.values(), default=0) >= RIGHT)
    if not judged:
        raise InvalidInput(f"{folder} has no query with a document of grade {RIGHT} or better.")
    left = len(queries) - len(judged)
    note = f"Judged documents only. Queries left out, for nothing right is known: {left}."
    cut = Cut(first=FIRST, judged_only=True)
    return JudgedSet(name, form, documents, judged, MEASURES, cut, note)


def _queries(file: Path, form: Form, grades: Grades) -> list[Query]:
    queries: dict[str, Query] = {}
    for line, row in objects(file, ("qid", "kind", "text")):
        kind = next((each for each in _SEARCHED_BY[form] if each.value == row["kind"]), None)
        if kind is None:
            kinds = " or ".join(f"`{each}`" for each in _SEARCHED_BY[form])
            raise broken(file, line, f"the `kind` of a query for this corpus is {kinds}")
        if row["qid"] in queries:
            raise broken(file, line, f"the query {row['qid']!r} stands there twice")
        queries[row["qid"]] = Query(
            id=row["qid"],
            kind=kind,
            group=kind.value,
            text=row["text"],
            grades=grades.get(row["qid"], {}),
            unit=row["qid"],
            filters=_filters(file, line, row.get("filters")),
        )
    return list(queries.values())


def _filters(file: Path, line: int, given: Any) -> Filters:  # noqa: ANN401 - any JSON
    try:
        return make_request(json.dumps(given or {}), FIRST, exact=True).filters
    except InvalidInput as error:
        raise broken(file, line, str(error).removesuffix(".")) from error


def _grades(file: Path, documents: tuple[Document, ...]) -> Grades:
    known = {document.id for document in documents}
    grades: dict[str, dict[str, float]] = defaultdict(dict)
    for line, row in tabbed(file, ("qid", "id", "grade")):
        if row["id"] not in known:
            raise broken(file, line, f"the corpus has no document {row['id']!r}")
        grade = number(file, line, row["grade"])
        if not 0 <= grade <= HIGHEST:
            raise broken(file, line, f"a grade is a number from 0 to {HIGHEST}")
        grades[row["qid"]][row["id"]] = grade
    return grades
