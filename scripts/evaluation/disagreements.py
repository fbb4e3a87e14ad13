"""Where the engine's answers and a set's conditions disagree, with the reason as far as told."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np

from models.listing import Listing
from models.tables import LISTINGS
from scripts.evaluation.comparison import ENGINE, Comparison
from scripts.evaluation.judged_set import Document
from scripts.evaluation.query import Query
from scripts.evaluation.sets.nhs_offers import kilometres
from search.engine import Engine
from search.retrieval.filters import Filters

Row = tuple[str, str, str, str, str, str]
"""Query, document, what happened, why, what the set says, what was read."""


@dataclass(frozen=True, slots=True)
class Disagreements:
    """Of one set whose queries have conditions, as the engine answered them."""

    engine: Engine
    comparison: Comparison
    ids: Mapping[str, UUID]

    def write(self, folder: Path) -> Path:
        """A table of every right document missing, and of every one returned against conditions."""
        file = folder / f"{self.comparison.set.name}.tsv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream, delimiter="\t", lineterminator="\n")
            table.writerow(("query", "document", "what", "why", "set", "read"))
            for row in self.rows():
                table.writerow(" ".join(cell.split()) for cell in row)
        return file

    def rows(self) -> Iterator[Row]:
        """Query by query: first what is missing, then what breaks a condition."""
        documents = {document.id: document for document in self.comparison.set.documents}
        for query in self.comparison.set.queries:
            if query.conditions is None:
                continue
            found = self.comparison.rankings[ENGINE][query.id]
            for id_ in query.grades:
                if id_ not in found:
                    why = _why_missing(query.filters, self._listing(id_))
                    yield self._row(query, documents[id_], "missing", why)
            for id_ in found:
                if id_ not in query.conditions.kept | query.conditions.unknown:
                    why = _why_broken(query.filters, documents[id_].fields)
                    yield self._row(query, documents[id_], "breaks a condition", why)

    def _row(self, query: Query, document: Document, what: str, why: str) -> Row:
        listing = self._listing(document.id)
        said = {name: document.fields.get(name) for name in ("salary", "salary_text", "locations")}
        read = f"{listing.salary} {listing.places}" if listing else ""
        return query.id, document.id, what, why, str(said), read

    def _listing(self, id_: str) -> Listing | None:
        """As it is kept; None for one that the reader refused."""
        if id_ not in self.ids:
            return None
        tenant = self.comparison.set.tenant
        content = self.engine.get(tenant, LISTINGS, self.ids[id_]).content
        return content if isinstance(content, Listing) else None


def _why_missing(filters: Filters, listing: Listing | None) -> str:
    if listing is None:
        return "the reader refused it"
    reasons = []
    if filters.salary is not None:
        least, _ = filters.salary.annual_euro()
        offered = (listing.salary and listing.salary.annual_euro()) or (None, None)
        most = offered[1] or offered[0]
        if most is None:
            reasons.append("no pay for a year was read")
        elif least is not None and most < least:
            reasons.append("the pay read is below the minimum")
    if filters.locations:
        points = [(place.lat, place.lon) for place in listing.places if place.lat is not None]
        reasons += _why_far(filters, points)
    return "; ".join(reasons) or "it passes, and is ranked too low"


def _why_broken(filters: Filters, fields: Mapping[str, Any]) -> str:
    """By the numbers that the set itself gives."""
    points = [(place["lat"], place["lon"]) for place in fields.get("locations", ())]
    reasons = _why_far(filters, points)
    pay = fields.get("salary", {})
    most, wanted = pay.get("max") or pay.get("min"), filters.salary and filters.salary.min
    if most is not None and wanted is not None and most < wanted:
        reasons.append("the set's pay is below the minimum")
    return "; ".join(reasons) or "by columns of the set that the reader was not given"


def _why_far(filters: Filters, points: Sequence[tuple[float | None, float | None]]) -> list[str]:
    area = filters.locations[0]
    if not points or area.place.lat is None or area.place.lon is None:
        return ["no place is known"]
    lats, lons = (np.array(column, dtype=np.float64) for column in zip(*points, strict=True))
    distance = float(kilometres(lats, lons, area.place.lat, area.place.lon).min())
    far = area.radius_km is not None and distance > area.radius_km
    return [f"the place is {distance:.1f} km away"] if far else []
