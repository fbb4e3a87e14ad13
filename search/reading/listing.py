"""A listing, read from the contract's fields or from a schema.org JobPosting."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from models.evidence import Evidence
from models.listing import EmploymentType, Listing, Remote
from search.reading.clean_text import cleaned
from search.reading.employment import employment_type_named, read_employment
from search.reading.errors import RejectedListing
from search.reading.guide import is_guide
from search.reading.html import LARGEST, text_of_html
from search.reading.job_posting import contract_fields, is_job_posting
from search.reading.language import language_of
from search.reading.listing_pay import listing_pay
from search.reading.listing_place import ListingPlaces, country_code, listing_places
from search.reading.moment import read_moment
from search.reading.remote import RemoteReading, read_remote
from search.reading.seniority import read_seniority

LONGEST_TITLE: Final = 500
LONGEST_DESCRIPTION: Final = 200_000
SHORTEST_DESCRIPTION: Final = 20

# What stands below such a heading is about other ads.
_OTHER_ADS = re.compile(
    r"^\W*(?:similar|related|recommended|more|other) (?:jobs|positions|roles|openings)\b.{0,40}$"
    r"|^\W*(?:people also viewed|jobs you may like|you may also like)\b.{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_REMOTE_WORDS: Final[Mapping[str, Remote]] = {
    **dict.fromkeys(("remote", "telecommute", "true", "yes", "fully remote"), Remote.REMOTE),
    **dict.fromkeys(("on_site", "onsite", "on-site", "office", "false", "no"), Remote.ON_SITE),
    "hybrid": Remote.HYBRID,
}


def read_listing(raw: Mapping[str, object], *, source: str) -> Listing:
    """The listing that `raw` describes; facts without a field are read from the text.

    Raises:
        RejectedListing: it has no usable title or description, is a guide to jobs instead of an
            ad, or has a date that is none.

    """
    if not isinstance(raw, Mapping):
        raise RejectedListing("A listing must be a JSON object with a title and a description.")
    fields: Mapping[str, Any] = contract_fields(raw) if is_job_posting(raw) else raw
    title, description = _title(fields), _description(fields)
    company, url = _text(fields, "company"), _url(fields)
    own = description[: at.start()] if (at := _OTHER_ADS.search(description)) else description
    places = listing_places(fields)
    pay = listing_pay(fields, own, places.country or country_code(fields.get("country")))
    remote, countries, remote_words = _remote(fields, places, title, own)
    employment, employment_words = _employment(fields, title, own)
    evidence = {
        "salary": pay.evidence,
        "location": places.evidence,
        "remote": remote_words,
        "employment_type": employment_words,
    }
    language = language_of(own)
    return Listing(
        source=_text(fields, "source") or source,
        external_id=_external_id(fields, url, title, company, description),
        title=title,
        description=description,
        company=company,
        url=url,
        location_text=places.text,
        places=places.places,
        remote=remote,
        remote_countries=countries,
        salary_text=pay.text,
        salary=pay.salary,
        employment_type=employment,
        seniority=read_seniority(_text(fields, "seniority") or "") or read_seniority(title),
        languages=(language,) if language else (),
        posted_at=read_moment(fields.get("posted_at"), "posted_at"),
        expires_at=read_moment(fields.get("expires_at"), "expires_at"),
        evidence={name: words for name, words in evidence.items() if words},
    )


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return (cleaned(value) or None) if isinstance(value, str) else None


def _title(fields: Mapping[str, Any]) -> str:
    title = re.sub(r"\s+", " ", text_of_html(_text(fields, "title") or "")).strip()
    if not title:
        raise RejectedListing("A listing needs a `title`.", "title")
    if len(title) > LONGEST_TITLE:
        raise RejectedListing(f"The `title` is longer than {LONGEST_TITLE} characters.", "title")
    return title


def _description(fields: Mapping[str, Any]) -> str:
    given = _text(fields, "description") or ""
    text = cleaned(text_of_html(given)) if len(given) <= LARGEST else given
    if len(text) < SHORTEST_DESCRIPTION:
        raise RejectedListing(
            f"A listing needs a `description` of at least {SHORTEST_DESCRIPTION} characters.",
            "description",
        )
    if len(text) > LONGEST_DESCRIPTION:
        raise RejectedListing(
            f"The `description` is longer than {LONGEST_DESCRIPTION:,} characters.", "description"
        )
    if is_guide(text):
        raise RejectedListing(
            "The `description` is a guide to a kind of job, not an ad for one.", "description"
        )
    return text


def _url(fields: Mapping[str, Any]) -> str | None:
    url = _text(fields, "url")
    return url if url and re.match(r"https?://[^\s<>\"]+$", url) else None


def _external_id(
    fields: Mapping[str, Any], url: str | None, title: str, company: str | None, description: str
) -> str:
    if given := _text(fields, "external_id"):
        return given
    if url:
        return url
    content = "\n".join((title, company or "", description))
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _remote(
    fields: Mapping[str, Any], places: ListingPlaces, title: str, description: str
) -> tuple[Remote | None, tuple[str, ...], Evidence | None]:
    texts = (("location", places.text or ""), ("title", title), ("description", description))
    readings = [(source, text, read_remote(text)) for source, text in texts]
    stated = _REMOTE_WORDS.get(str(fields.get("remote")).strip().lower())
    first = next(((s, t, r) for s, t, r in readings if r.remote), None)
    remote = stated or (first[2].remote if first else None)
    evidence = None
    if first and first[2].remote is remote and first[2].span:
        evidence = Evidence.of(first[1], first[2].span, first[0])
    if remote not in (Remote.REMOTE, Remote.HYBRID):
        return remote, (), evidence
    return remote, _open_to(fields, places, (reading for _, _, reading in readings)), evidence


def _open_to(
    fields: Mapping[str, Any], places: ListingPlaces, readings: Iterable[RemoteReading]
) -> tuple[str, ...]:
    """The countries that remote work is open to: as listed, as written, or as located."""
    listed = fields.get("remote_countries")
    codes = [country_code(name) for name in listed] if isinstance(listed, list) else []
    if not any(codes):
        codes = list(next((r.countries for r in readings if r.countries), ()))
    if not codes and places.places and all(place.lat is None for place in places.places):
        codes = [place.country for place in places.places]
    return tuple(dict.fromkeys(code for code in codes if code))


def _employment(
    fields: Mapping[str, Any], title: str, description: str
) -> tuple[EmploymentType | None, Evidence | None]:
    given = fields.get("employment_type")
    given = given[0] if isinstance(given, list) and given else given
    if isinstance(given, str) and (named := employment_type_named(given)):
        return named, None
    for source, text in (("title", title), ("description", description)):
        if reading := read_employment(text):
            return reading.employment_type, Evidence.of(text, reading.span, source)
    return None, None
