"""schema.org `JobPosting`: found in pages and documents, and put into the contract's fields."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree
from lxml.html import HTMLParser

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
    """The posting under the names of the contract."""
    telecommute = str(posting.get("jobLocationType") or "").upper() == "TELECOMMUTE"
    types = _many(posting.get("employmentType"))
    fields: dict[str, Any] = {
        "external_id": _identifier(posting.get("identifier")),
        "title": posting.get("title") or posting.get("name"),
        "description": posting.get("description"),
        "company": _name(posting.get("hiringOrganization")),
        "url": posting.get("url"),
        "locations": [_location(place) for place in _many(posting.get("jobLocation"))],
        "remote": True if telecommute else None,
        "remote_countries": [
            _name(area) for area in _many(posting.get("applicantLocationRequirements"))
        ],
        "salary": _salary(posting.get("baseSalary")) or _salary(posting.get("estimatedSalary")),
        "employment_type": types[0] if types else None,
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


def _identifier(value: object) -> object:
    return value.get("value") or value.get("@id") if isinstance(value, dict) else value


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


def _salary(value: object) -> object:
    for amount in _many(value):
        if not isinstance(amount, dict):
            return amount
        held = amount.get("value")
        inner = held if isinstance(held, dict) else amount
        single = inner.get("value") if isinstance(held, dict) else held
        return {
            "min": inner.get("minValue", single),
            "max": inner.get("maxValue", single),
            "currency": amount.get("currency") or inner.get("currency"),
            "period": inner.get("unitText") or amount.get("unitText") or amount.get("duration"),
        }
    return None
