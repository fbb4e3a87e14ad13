"""Searches for a role within a radius at a minimum pay, among ads of one job board.

The role is the sentence, radius and pay are the engine's filters, in which unknown means no. The
ads are read as `jobmatch ingest` reads the table. Right are the ids that the set names; whether an
ad keeps the conditions is told by the table's own coordinates and pay.

- recall@100, the main measure: the share of the right ids among the first hundred.
- conditions kept: of the ads returned, the share that keeps radius and pay; those of which the
  table does not say enough are left out.
- nDCG@10, all right ids being equally right.

The plain methods know no filters: each ranks the ads that keep the conditions by the table. So
their recall is what ranking alone loses, and they break no condition.
"""

from pathlib import Path
from typing import Any, Final

from models.errors import InvalidInput
from models.pay import Period
from scripts.evaluation.judged_set import Cut, Document, Form, JudgedSet
from scripts.evaluation.measure import ndcg, recall, share_kept
from scripts.evaluation.query import Kind, Query
from scripts.evaluation.set_files import broken, headed, number
from scripts.evaluation.sets.nhs_offers import KM_IN_A_MILE, Offers
from scripts.reading_sets.truth_files import parquet_rows
from search.indexing.mapping import guessed_mapping, mapped
from search.retrieval.filters import Area, Filters, SalaryFilter, Unknown

FOLDER: Final = Path("nhs_jobs")
FIRST: Final = 100
_RIGHT: Final = 1
_MEASURES: Final = (recall(FIRST, _RIGHT), share_kept(), ndcg(10))
_COLUMNS: Final = (
    "id", "title", "org", "description", "employment_type", "salary_text", "salary_min",
    "salary_max", "salary_unit", "currency", "locality", "postcode", "country", "lat", "lon",
    "date_posted", "url",
)  # fmt: skip
"""Without the day of closing: what is asked is who meets the conditions, not what is still open."""
_NUMBERS: Final = ("lat", "lon", "radius_miles", "min_salary")


def nhs_jobs(data: Path, name: str) -> JudgedSet:
    """The set in `data`. Raises InvalidInput with file and line for a broken one."""
    rows = parquet_rows(data / FOLDER / "jobs.parquet", _COLUMNS)
    mapping = guessed_mapping(_COLUMNS)
    documents = tuple(_document(row, mapping) for row in rows)
    queries = _queries(data / FOLDER / "filter_queries.tsv", Offers.of(rows))
    cut = Cut(first=FIRST, judged_only=False)
    note = "BM25, vectors and RRF rank the ads that keep the conditions by the table's columns."
    return JudgedSet(name, Form.LISTING, documents, queries, _MEASURES, cut, note)


def _document(row: dict[str, Any], mapping: dict[str, str]) -> Document:
    given = {name: value for name, value in row.items() if value is not None}
    text = f"{row['title'] or ''}\n{row['description'] or ''}"
    return Document(str(row["id"]), text, mapped(given, mapping))


def _queries(file: Path, offers: Offers) -> tuple[Query, ...]:
    known = set(offers.ids)
    queries = []
    for line, row in headed(file, ("qid", "role", *_NUMBERS, "relevant_ids"), delimiter="\t"):
        right = row["relevant_ids"].split()
        if not right or not known.issuperset(right):
            raise broken(file, line, "`relevant_ids` must name ads of jobs.parquet")
        lat, lon, miles, pay = (number(file, line, row[name]) for name in _NUMBERS)
        km = miles * KM_IN_A_MILE
        queries.append(
            Query(
                id=row["qid"],
                kind=Kind.SENTENCE,
                group="roles",
                text=row["role"],
                grades=dict.fromkeys(right, float(_RIGHT)),
                unit=row["qid"],
                filters=_filters(lat, lon, km, pay),
                conditions=offers.conditions(lat, lon, km, pay),
            )
        )
    if not queries:
        raise InvalidInput(f"{file} has no query.")
    return tuple(queries)


def _filters(lat: float, lon: float, km: float, pay: float) -> Filters:
    salary = SalaryFilter(pay, None, "GBP", Period.YEAR, Unknown.EXCLUDE)
    return Filters(salary=salary, locations=(Area.around(lat, lon, km),), unknown=Unknown.EXCLUDE)
