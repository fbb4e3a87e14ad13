"""What is indexed: a listing or a candidate, in the form that is embedded and written."""

import json
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from models.candidate import Candidate
from models.listing import Listing
from models.place import Place
from models.salary import Salary
from models.tables import CANDIDATES, LISTINGS, Collection
from search.indexing.identity import derived_id, text_hash
from search.reading.person.masking import Masked
from search.reading.skills import skills_named

LISTING: Final = TypeAdapter(Listing)
"""A listing to JSON and back."""
CANDIDATE: Final = TypeAdapter(Candidate)
"""A candidate to JSON and back."""


@dataclass(frozen=True, slots=True)
class Document:
    """One row to be, with the text that is embedded and the facts that stand beside its vector."""

    collection: Collection
    id: UUID
    heading: str
    """Stands before every passage when it is embedded, so that each says what it is about."""
    text: str
    """What is cut into passages, whose spans count in it."""
    row: dict[str, Any]
    """The columns of the document's own row, without tenant and id."""
    facts: dict[str, Any]
    """The columns that filters and score parts read."""

    @property
    def content_hash(self) -> bytes:
        """Changes whenever anything of the content does."""
        return text_hash(json.dumps(self.row["content"], sort_keys=True, ensure_ascii=False))

    @property
    def embedded_hash(self) -> bytes:
        """Changes whenever the text that is embedded does."""
        return text_hash(self.heading, self.text)


def listing_document(tenant: str, listing: Listing) -> Document:
    """A listing as it is indexed: its title heads every passage of its description."""
    row = {
        "source": listing.source,
        "external_id": listing.external_id,
        "title": listing.title,
        "content": LISTING.dump_python(listing, mode="json"),
    }
    facts = {
        **_place_facts(listing.places),
        **_pay_facts(listing.salary),
        "remote": listing.remote,
        "remote_countries": list(listing.remote_countries),
        "employment_type": listing.employment_type,
        "seniority": listing.seniority,
        "company": listing.company.casefold().strip() if listing.company else None,
        "languages": list(listing.languages),
        "skills": sorted(
            skills_named(listing.title) | {asked.skill for asked in listing.requirements.skills}
        ),
        "posted_at": _posted(listing.posted_at),
    }
    id_ = derived_id(tenant, listing.source, listing.external_id)
    return Document(LISTINGS, id_, listing.title, listing.description, row, facts)


def candidate_document(tenant: str, candidate: Candidate, masked: Masked) -> Document:
    """A candidate as it is indexed: what is embedded has names and contacts masked."""
    profile = candidate.profile
    row = {
        "source": candidate.source,
        "external_id": candidate.external_id,
        "content": CANDIDATE.dump_python(candidate, mode="json"),
    }
    facts = {
        **_place_facts(profile.places),
        **_pay_facts(profile.expected_salary),
        "remote": None,
        "remote_countries": [],
        "employment_type": None,
        "seniority": None,
        "company": None,
        "languages": [],
        "skills": sorted(reading.skill for reading in profile.skills),
        "posted_at": None,
    }
    id_ = derived_id(tenant, candidate.source, candidate.external_id)
    return Document(CANDIDATES, id_, "", masked.text, row, facts)


def _place_facts(places: tuple[Place, ...]) -> dict[str, Any]:
    points = [(place.lat, place.lon) for place in places if place.lat is not None]
    (lat, lon), others = (points[0], points[1:]) if points else ((None, None), [])
    return {
        "lat": lat,
        "lon": lon,
        "other_lats": [other[0] for other in others] or None,
        "other_lons": [other[1] for other in others] or None,
        "regions": sorted({place.region for place in places if place.region}),
        "countries": sorted({place.country for place in places if place.country}),
    }


def _posted(moment: datetime | None) -> datetime | None:
    """None for the first and the last year, parts of which lie beyond Python's in some zones."""
    return moment if moment and MINYEAR < moment.year < MAXYEAR else None


def _pay_facts(salary: Salary | None) -> dict[str, Any]:
    low, high = (salary and salary.annual_euro()) or (None, None)
    return {"pay_min": low, "pay_max": high}
