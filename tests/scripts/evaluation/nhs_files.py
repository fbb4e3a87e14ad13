"""Files of the set `nhs_jobs`, as tests write them."""

import csv

import pyarrow as pa
import pyarrow.parquet as pq

AD = {
    "id": "near",
    "title": "Ward Nurse",
    "org": "Example Trust",
    "description": "Care for patients on our ward, by day and by night, in a friendly team.",
    "employment_type": "FULL_TIME",
    "salary_text": "£28,000 to £32,000 a year",
    "salary_min": 28_000.0,
    "salary_max": 32_000.0,
    "salary_unit": "YEAR",
    "currency": "GBP",
    "locality": "Leeds",
    "postcode": "LS1 4AP",
    "country": "GB",
    "lat": 53.79,
    "lon": -1.55,
    "date_posted": "2019-08-08T11:13:33+0100",
    "url": "https://example.org/near",
}
SEARCH = {
    "qid": "q1",
    "role": "nurse",
    "radius_miles": "10",
    "min_salary": "30000",
    "lat": "53.80",
    "lon": "-1.55",
    "relevant_ids": "near",
}


def write_nhs(data, ads, searches):
    """Write the ads and searches into the folder `nhs_jobs` of `data`."""
    folder = data / "nhs_jobs"
    folder.mkdir()
    pq.write_table(pa.Table.from_pylist(ads), folder / "jobs.parquet")
    with (folder / "filter_queries.tsv").open("w", newline="") as stream:
        table = csv.DictWriter(stream, searches[0], delimiter="\t", lineterminator="\n")
        table.writeheader()
        table.writerows(searches)
