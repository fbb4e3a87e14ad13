"""What people in search of work tell of themselves, and the job that they were told to search for.

A backstory searches the names of all jobs of the set; the rank of its own decides. Backstories of
one job are no independent evidence: the mean is over jobs, each the mean over its backstories, and
it is jobs that are resampled.
"""

from pathlib import Path
from typing import Final

from models.errors import InvalidInput
from scripts.evaluation.judged_set import Cut, Document, Form, JudgedSet
from scripts.evaluation.measure import recall, reciprocal_rank
from scripts.evaluation.query import Kind, Query
from scripts.evaluation.set_files import headed

BACKSTORIES: Final = Path("job_search_backstories/backstories.csv")
_RIGHT: Final = 1
_MEASURES: Final = (reciprocal_rank("MRR", _RIGHT), recall(1, _RIGHT), recall(3, _RIGHT))


def job_search_backstories(data: Path, name: str) -> JudgedSet:
    """The set in `data`. Raises InvalidInput with file and line for a broken one."""
    file = data / BACKSTORIES
    rows = [
        (line, row["query"].strip(), row["backstory"])
        for line, row in headed(file, ("query", "backstory"), delimiter=",")
        if row["query"].strip() and row["backstory"].strip()
    ]
    if not rows:
        raise InvalidInput(f"{file} has no backstory.")
    ids = {job: f"job-{count}" for count, job in enumerate(sorted({job for _, job, _ in rows}))}
    queries = tuple(
        Query(
            id=f"line {line}",
            kind=Kind.SENTENCE,
            group="jobs",
            text=backstory,
            grades={ids[job]: _RIGHT},
            unit=job,
        )
        for line, job, backstory in rows
    )
    documents = tuple(Document(id_, job) for job, id_ in ids.items())
    cut = Cut(first=len(documents), judged_only=False)
    note = f"{len(queries)} backstories; n counts jobs."
    return JudgedSet(name, Form.TEXT, documents, queries, _MEASURES, cut, note)
