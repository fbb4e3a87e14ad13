"""Where a listing's job is, from the location fields that a source gives."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from models.evidence import Evidence
from models.place import Place
from search.reading.place.country import country_named
from search.reading.places import read_places
from search.reading.text.clean_text import cleaned


@dataclass(frozen=True, slots=True)
class ListingPlaces:
    """The places of a listing, with the words for them."""

    text: str | None
    places: tuple[Place, ...]
    evidence: Evidence | None

    @property
    def country(self) -> str | None:
        """The one country that all places lie in."""
        countries = {place.country for place in self.places}
        return countries.pop() if len(countries) == 1 else None


def listing_places(raw: Mapping[str, Any]) -> ListingPlaces:
    """What `locations` or `location` says; coordinates that are given win over the table's."""
    given = raw.get("locations") or raw.get("location") or []
    home = country_code(raw.get("country"))
    texts: list[str] = []
    places: list[Place] = []
    evidence = None
    for item in given if isinstance(given, list) else [given]:
        text = _words(item)
        if not text:
            continue
        before = sum(len(earlier) + 2 for earlier in texts)
        texts.append(text)
        country = country_code(item.get("country")) if isinstance(item, dict) else None
        found = read_places(text, country=country or home)
        if found and evidence is None:
            span = found[0].span
            evidence = Evidence(
                text[span.start : span.end], before + span.start, before + span.end, "location"
            )
        places += _located(item, text, country or home, [reading.place for reading in found])
    return ListingPlaces("; ".join(texts) or None, tuple(dict.fromkeys(places)), evidence)


def country_code(value: object) -> str | None:
    """The ISO 3166-1 alpha-2 code that a source's `country` means."""
    if not isinstance(value, str) or not value.strip():
        return None
    return country_named(value) or country_named(value.upper())


def _words(item: object) -> str:
    if isinstance(item, str):
        return cleaned(item)
    if not isinstance(item, dict):
        return ""
    named = [item.get(part) for part in ("city", "region", "country")]
    if not item.get("city"):
        named.insert(0, item.get("name"))
    parts = [cleaned(part) for part in named if isinstance(part, str) and cleaned(part)]
    return ", ".join(dict.fromkeys(parts))


def _located(item: object, text: str, country: str | None, found: list[Place]) -> list[Place]:
    point = _point(item)
    if point is None:
        return found
    known = found[0] if found else Place(text.split(",")[0], country)
    return [replace(known, lat=point[0], lon=point[1])]


def _point(item: object) -> tuple[float, float] | None:
    if not isinstance(item, dict):
        return None
    try:
        lat, lon = float(item.get("lat", "")), float(item.get("lon", ""))
    except (TypeError, ValueError, OverflowError):
        return None
    # Sources write (0, 0) for a place that they do not know.
    on_earth = isfinite(lat) and isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180
    return (lat, lon) if on_earth and (lat, lon) != (0.0, 0.0) else None
