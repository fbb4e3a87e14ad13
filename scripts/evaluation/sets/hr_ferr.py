"""Résumés that people of human resources graded for jobs, each job given as a list of skills.

A grade runs from 1 to 7; of a pair that was graded several times, the mean counts. Only the graded
résumés of a job are measured:

- pair accuracy, the main measure: of each job's pairs of résumés with different grades, the share
  in the right order; then the mean over jobs. Chance is ½.
- nDCG@5 with gain 2^grade − 1. Chance is about .52, since every job has some good résumés.
- AUC: grades from 5 on, above the middle of the scale, are right.

All graded résumés, of all jobs, are indexed as candidates.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean
from typing import Final

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Cut, Document, Form, JudgedSet
from scripts.evaluation.measure import auc_of_graded, ndcg, pair_accuracy
from scripts.evaluation.query import Kind, Query
from scripts.evaluation.set_files import headed, number
from scripts.reading_sets.truth_files import parquet_rows

RESUMES: Final = Path("resumes/livecareer_text.parquet")
_MEASURES: Final = (pair_accuracy(), ndcg(5), auc_of_graded(5))


def hr_ferr(data: Path, name: str) -> JudgedSet:
    """The set in the folder `hr_ferr` of `data`, with the résumés beside it."""
    grades = _grades(data / "hr_ferr" / "qrels_graded_1to7.tsv")
    jobs = data / "hr_ferr" / "queries.tsv"
    queries = tuple(
        Query(
            id=row["jd_id"],
            kind=Kind.LISTING,
            group="jobs",
            text=row["query_skills"],
            grades=grades[row["jd_id"]],
            unit=row["jd_id"],
        )
        for _, row in headed(jobs, ("jd_id", "query_skills"), delimiter="\t")
        if row["jd_id"] in grades
    )
    if not queries:
        raise InvalidInput(f"{jobs} has no job with a graded résumé.")
    graded = {id_ for query in queries for id_ in query.grades}
    most = max(len(query.grades) for query in queries)
    cut = Cut(first=most, judged_only=True)
    documents = _documents(data / RESUMES, graded)
    return JudgedSet(name, Form.RESUME, documents, queries, _MEASURES, cut)


def _documents(file: Path, graded: set[str]) -> tuple[Document, ...]:
    texts = {
        str(row["resume_id"]): row["text"] or ""
        for row in parquet_rows(file, ("resume_id", "text"))
    }
    if missing := sorted(graded - texts.keys()):
        raise InvalidInput(f"{file} lacks the graded résumé {missing[0]}.")
    return tuple(Document(id_, texts[id_]) for id_ in sorted(graded))


def _grades(file: Path) -> Mapping[str, Mapping[str, float]]:
    given: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for line, row in headed(file, ("jd_id", "resume_id", "score"), delimiter="\t"):
        given[row["jd_id"]][row["resume_id"]].append(number(file, line, row["score"]))
    return {
        job: {resume: fmean(grades) for resume, grades in resumes.items()}
        for job, resumes in given.items()
    }
