"""schema.org `JobPosting`: found in pages and documents, and put into the contract's fields."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree
from lxml.html import HTMLParser

from search.reading.ad.job_posting_salary import salary_of
from search.reading.ad.job_posting_text import whole_description

_JSON_LD: Final = "application/ld+json"
_MARKS: Final = ("hiringOrganization", "jobLocation", "datePosted", "baseSalary", "validThrough")


def is_job_posting(raw: Mapping[str, Any]) -> bool:
    """Whether `raw` speaks schema.org rather than the contract."""
    return _is_type(raw, "JobPosting") or any(mark in raw for mark in _MARKS)


def job_postings_in(text: str) -> list[dict[str, Any]]:
    """Every JobPosting of an HTML page's JSON-LD, or of a JSON document, at any depth.

    JSON that cannot be read is skipped: pages hold all kinds.
    """
    start = text.lstrip("\ufeff \t\r\n")[:1]
    documents = [text] if start in ("{", "[") else _scripts(text)
    return [posting for document in documents for posting in _postings(_parsed(document))]


def contract_fields(posting: Mapping[str, Any]) -> dict[str, Any]:
    """The posting under the names of the contract.

    Duties, qualifications and the like that stand in properties of their own and not in the
    description are put below it, each under its heading.
    """
    fields: dict[str, Any] = {
        "external_id": _identifier(posting.get("identifier")),
        "title": posting.get("title") or posting.get("name"),
        "description": whole_description(posting),
        "company": _company(posting.get("hiringOrganization")),
        "url": posting.get("url"),
        "locations": [_location(place) for place in _many(posting.get("jobLocation"))],
        "remote": True if _is_telecommute(posting.get("jobLocationType")) else None,
        "remote_countries": [
            _area(area) for area in _many(posting.get("applicantLocationRequirements"))
        ],
        "salary": salary_of(posting),
        "employment_types": _employment_types(posting.get("employmentType")),
        "industry": _words(posting.get("industry")),
        "occupation": _words(
            posting.get("occupationalCategory") or posting.get("relevantOccupation")
        ),
        "work_hours": _words(posting.get("workHours")),
        "openings": posting.get("totalJobOpenings"),
        "direct_apply": posting.get("directApply"),
        "posted_at": posting.get("datePosted"),
        "expires_at": posting.get("validThrough"),
    }
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def _scripts(page: str) -> list[str]:
    if _JSON_LD not in page:
        return []
    parser = HTMLParser(no_network=True)
    parser.feed(page.replace("\0", ""))
    try:
        root = parser.close()
    except etree.XMLSyntaxError:
        return []
    return [
        script.text or ""
        for script in root.iter("script")
        if str(script.get("type", "")).strip().lower() == _JSON_LD
    ]


def _parsed(document: str) -> object:
    trimmed = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", document)
    try:
        return json.loads(trimmed.strip("\ufeff \t\r\n;"), strict=False)
    except (ValueError, RecursionError):
        return None


def _postings(document: object) -> Iterator[dict[str, Any]]:
    """In document order, without recursion: nesting may be hostile."""
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if _is_type(node, "JobPosting"):
                yield node
            else:
                waiting.extend(reversed(node.values()))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _is_type(node: Mapping[str, Any], wanted: str) -> bool:
    return any(str(kind).rpartition("/")[2] == wanted for kind in _many(node.get("@type")))


def _many(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _name(value: object) -> object:
    return value.get("name") if isinstance(value, dict) else value


def _company(value: object) -> object:
    for organisation in _many(value):
        if isinstance(organisation, dict):
            name = organisation.get("name") or organisation.get("legalName")
        else:
            name = organisation
        if name:
            return name
    return None


def _identifier(value: object) -> object:
    for one in _many(value):
        held = (one.get("value") or one.get("@id")) if isinstance(one, dict) else one
        if held:
            return held
    return None


def _is_telecommute(value: object) -> bool:
    return any(str(kind).rpartition("/")[2].upper() == "TELECOMMUTE" for kind in _many(value))


def _area(area: object) -> object:
    """The name of a country or state that applicants must live in."""
    if not isinstance(area, dict):
        return area
    address = area.get("address")
    named = area.get("name") or area.get("addressRegion") or area.get("addressCountry")
    if not named and isinstance(address, dict):
        named = address.get("addressRegion") or address.get("addressCountry")
    return _name(named)


def _employment_types(value: object) -> list[str]:
    """The words of a list, or of a text that divides them by commas."""
    return [
        word.strip()
        for words in _many(value)
        if isinstance(words, str)
        for word in re.split(r"[,;|]", words)
        if word.strip()
    ]


def _words(value: object) -> str | None:
    """The words of a text, a list of them, or a DefinedTerm."""
    words = []
    for each in _many(value):
        if isinstance(each, dict):
            named = (each.get(name) for name in ("codeValue", "name", "value"))
            each = " ".join(str(part) for part in named if part)  # noqa: PLW2901
        if isinstance(each, str | int | float) and not isinstance(each, bool) and str(each).strip():
            words.append(str(each).strip())
    return ", ".join(dict.fromkeys(words)) or None


def _location(place: object) -> object:
    if not isinstance(place, dict):
        return place
    address = place.get("address") or place
    if not isinstance(address, dict):
        address = {"streetAddress": address}
    geo = place.get("geo") if isinstance(place.get("geo"), dict) else place
    country = _name(address.get("addressCountry"))
    return {
        "name": place.get("name") or address.get("streetAddress"),
        "city": address.get("addressLocality"),
        "region": address.get("addressRegion"),
        "country": country,
        "lat": geo.get("latitude") if isinstance(geo, dict) else None,
        "lon": geo.get("longitude") if isinstance(geo, dict) else None,
    }
