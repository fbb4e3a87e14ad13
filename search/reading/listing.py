"""A listing, read from the contract's fields or from a schema.org JobPosting."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Final

from models.evidence import Evidence
from models.listing import Listing
from search.reading.ad.job_posting import contract_fields, is_job_posting
from search.reading.ad.listing_employment import listing_employment
from search.reading.ad.listing_pay import listing_pay
from search.reading.ad.listing_place import country_code, listing_places
from search.reading.ad.listing_remote import listing_remote
from search.reading.ad.not_an_ad import why_not_an_ad
from search.reading.ad.page import with_page_fields
from search.reading.ad.requirements import read_requirements
from search.reading.ad.sections import read_ad_sections
from search.reading.ad.summary import read_summary
from search.reading.seniority import read_seniority
from search.reading.text.clean_text import cleaned
from search.reading.text.errors import RejectedListing
from search.reading.text.html import LARGEST, text_of_html
from search.reading.text.language import language_of
from search.reading.text.moment import read_moment
from search.reading.text.other_ads import own_text

LONGEST_TITLE: Final = 500
LONGEST_DESCRIPTION: Final = 200_000
SHORTEST_DESCRIPTION: Final = 20


def read_listing(raw: Mapping[str, object], *, source: str) -> Listing:
    """The listing that `raw` describes; facts without a field are read from the text.

    Raises:
        RejectedListing: it has no usable title or description, is a guide to jobs, a list of
            them or a page without an ad, or has a date that is none.

    """
    if not isinstance(raw, Mapping):
        raise RejectedListing("A listing must be a JSON object with a title and a description.")
    fields: Mapping[str, Any] = contract_fields(raw) if is_job_posting(raw) else raw
    fields = with_page_fields(fields, longest_title=LONGEST_TITLE)
    title, description = _title(fields), _description(fields)
    own = own_text(description)
    _refuse_other_pages(own)
    company, url = _text(fields, "company"), _url(fields)
    places = listing_places(fields)
    country = places.country or country_code(fields.get("country"))
    pay = listing_pay(fields, own, country)
    remote = listing_remote(fields, places, title, own)
    employment = listing_employment(fields, title, own)
    sections = read_ad_sections(own)
    evidence = {
        "salary": pay.evidence,
        "location": places.evidence,
        "remote": remote.evidence,
        "employment_type": employment.evidence,
    }
    language = language_of(own)
    fetched = read_moment(fields.get("fetched_at"), "fetched_at")
    return Listing(
        source=_text(fields, "source") or source,
        external_id=_external_id(fields, url, title, company, description),
        title=title,
        description=description,
        company=company,
        url=url,
        location_text=places.text,
        places=places.places,
        remote=remote.remote,
        remote_countries=remote.countries,
        remote_regions=remote.regions,
        remote_time_zones=remote.time_zones,
        office_days=remote.office_days,
        salary_text=pay.text,
        salary=pay.salary,
        employment_type=employment.first,
        employment_types=employment.types,
        seniority=read_seniority(_text(fields, "seniority") or "") or read_seniority(title),
        languages=(language,) if language else (),
        requirements=read_requirements(own, sections),
        summary=tuple(
            Evidence.of(own, span, "description") for span in read_summary(own, title, sections)
        ),
        industry=_text(fields, "industry"),
        occupation=_text(fields, "occupation"),
        work_hours=_text(fields, "work_hours"),
        openings=_count(fields.get("openings")),
        direct_apply=_flag(fields.get("direct_apply")),
        posted_at=read_moment(fields.get("posted_at"), "posted_at", now=fetched, country=country),
        expires_at=read_moment(fields.get("expires_at"), "expires_at", country=country),
        evidence={name: words for name, words in evidence.items() if words},
    )


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return (cleaned(value) or None) if isinstance(value, str) else None


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value.strip()[:9])
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _flag(value: object) -> bool | None:
    known = {"true": True, "false": False}
    return known.get(str(value).strip().rpartition("/")[2].lower())


def _title(fields: Mapping[str, Any]) -> str:
    # Boards escape entities that are escaped already.
    title = text_of_html(text_of_html(_text(fields, "title") or ""))
    title = re.sub(r"\s+", " ", title).strip()
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
    return text


def _refuse_other_pages(text: str) -> None:
    if reason := why_not_an_ad(text):
        raise RejectedListing(f"The `description` {reason}.", "description")


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
