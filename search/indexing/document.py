"""What is indexed: a listing or a candidate, in the form that is embedded and written."""

import json
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime
from typing import Any, Final
from uuid import UUID

from pgvector import SparseVector
from pydantic import TypeAdapter

from models.candidate import Candidate
from models.evidence import Span
from models.listing import Listing
from models.place import Place
from models.salary import Salary
from models.tables import CANDIDATES, LISTINGS, Collection
from search.indexing.embedding import RECIPE, Text
from search.indexing.identity import derived_id, text_hash
from search.reading.ad.sections import BOILERPLATE, AdSection, read_ad_sections
from search.reading.ad.signature import signature
from search.reading.person.masking import Masked
from search.reading.skills import skills_named
from search.reading.words import DIMENSIONS, fetching_keys, text_terms, title_terms

LISTING: Final = TypeAdapter(Listing)
"""A listing to JSON and back."""
CANDIDATE: Final = TypeAdapter(Candidate)
"""A candidate to JSON and back."""
FACTS_RECIPE: Final = "words 1"
"""Changes with all that makes other facts or keys of the same content."""


@dataclass(frozen=True, slots=True)
class Document:
    """One row to be, with the text that is embedded and the facts that stand beside its vector."""

    collection: Collection
    id: UUID
    text: Text
    """What is embedded; the spans of its passages count in its body."""
    row: dict[str, Any]
    """The columns of the document's own row, without tenant and id."""
    facts: dict[str, Any]
    """The columns that filters and score parts read."""

    keys: frozenset[int]
    """The title words and skills that fetch it."""

    @property
    def content_hash(self) -> bytes:
        """Changes whenever anything of the content does, or what is made of it."""
        content = json.dumps(self.row["content"], sort_keys=True, ensure_ascii=False)
        return text_hash(FACTS_RECIPE, content)

    @property
    def embedded_hash(self) -> bytes:
        """Changes whenever the text that is embedded does."""
        return text_hash(RECIPE, *self.text.titles, self.text.body)


def listing_document(tenant: str, listing: Listing) -> Document:
    """A listing as it is indexed."""
    row = {
        "source": listing.source,
        "external_id": listing.external_id,
        "title": listing.title,
        "content": LISTING.dump_python(listing, mode="json"),
    }
    asked = listing.requirements.skills
    skills = skills_named(listing.title) | {each.skill for each in asked}
    keys = fetching_keys((listing.title,), skills)
    facts = {
        **_place_facts(listing.places),
        **_pay_facts(listing.salary),
        "remote": listing.remote,
        "remote_countries": list(listing.remote_countries),
        "employment_type": listing.employment_type,
        "seniority": listing.seniority,
        "company": listing.company.casefold().strip() if listing.company else None,
        "languages": list(listing.languages),
        "posted_at": _posted(listing.posted_at),
        "must_skills": sorted(each.skill for each in asked if each.required),
        "years": listing.requirements.least_years,
        "signature": signature(listing.title, listing.description),
        "skills": sorted(skills),
        **_word_facts((listing.title,), listing.description, keys),
    }
    id_ = derived_id(tenant, listing.source, listing.external_id)
    faint = faint_stretches(read_ad_sections(listing.description))
    text = Text(listing.description, (listing.title,), faint)
    return Document(LISTINGS, id_, text, row, facts, keys)


def faint_stretches(sections: Sequence[AdSection]) -> tuple[Span, ...]:
    """What an ad says in the words of every other."""
    return tuple(section.span for section in sections if section.kind in BOILERPLATE)


def candidate_document(tenant: str, candidate: Candidate, masked: Masked) -> Document:
    """A candidate as it is indexed: what is embedded has names and contacts masked."""
    profile = candidate.profile
    skills = {each.skill for each in profile.skills}
    keys = fetching_keys(profile.titles, skills)
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
        "seniority": profile.seniority,
        "company": None,
        "languages": [],
        "posted_at": None,
        "must_skills": [],
        "years": profile.years,
        "signature": None,
        "skills": sorted(skills),
        **_word_facts(profile.titles, masked.text, keys),
    }
    id_ = derived_id(tenant, candidate.source, candidate.external_id)
    return Document(CANDIDATES, id_, Text(masked.text, profile.titles), row, facts, keys)


def _word_facts(titles: Sequence[str], body: str, keys: Set[int]) -> dict[str, Any]:
    words = text_terms(titles, body)
    return {
        "title_terms": title_terms(titles),
        "terms": sorted({*words, *keys}),
        "words": SparseVector(words, DIMENSIONS) if words else None,
    }


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
