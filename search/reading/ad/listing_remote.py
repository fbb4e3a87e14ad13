"""Where a listing's work is done, from its fields or from its texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from models.evidence import Evidence
from models.listing import Remote
from search.reading.ad.listing_place import ListingPlaces, country_code
from search.reading.place.remote_scope import area_named
from search.reading.remote import RemoteReading, read_remote

_WORDS: Final[Mapping[str, Remote]] = {
    **dict.fromkeys(("remote", "telecommute", "true", "yes", "fully remote"), Remote.REMOTE),
    **dict.fromkeys(("on_site", "onsite", "on-site", "office", "false", "no"), Remote.ON_SITE),
    "hybrid": Remote.HYBRID,
}


@dataclass(frozen=True, slots=True)
class ListingRemote:
    """What a listing says of working from elsewhere; empty where it does not say."""

    remote: Remote | None
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    time_zones: tuple[str, ...] = ()
    office_days: float | None = None
    evidence: Evidence | None = None


def listing_remote(
    fields: Mapping[str, Any], places: ListingPlaces, title: str, description: str
) -> ListingRemote:
    """What the fields state, else what location, title or description say, the first that does."""
    texts = (("location", places.text or ""), ("title", title), ("description", description))
    read = [(source, text, read_remote(text)) for source, text in texts]
    stated = _WORDS.get(str(fields.get("remote")).strip().lower())
    first = next(((s, t, r) for s, t, r in read if r.remote), None)
    remote = stated or (first[2].remote if first else None)
    evidence = None
    if first and first[2].remote is remote and first[2].span:
        evidence = Evidence.of(first[1], first[2].span, first[0])
    if remote not in (Remote.REMOTE, Remote.HYBRID):
        return ListingRemote(remote, evidence=evidence)
    readings = [reading for _, _, reading in read]
    countries, regions = _open_to(fields, places, readings)
    zones = next((each.time_zones for each in readings if each.time_zones), ())
    days = next((each.office_days for each in readings if each.office_days is not None), None)
    days = days if remote is Remote.HYBRID else None
    return ListingRemote(remote, countries, regions, zones, days, evidence)


def _open_to(
    fields: Mapping[str, Any], places: ListingPlaces, readings: Sequence[RemoteReading]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Countries and regions that the work is open to: as listed, as written, or as located."""
    areas = list(_listed(fields.get("remote_countries")))
    countries = [code for codes, _ in areas for code in codes]
    regions = [region for _, states in areas for region in states]
    if not countries:
        said = next((each for each in readings if each.countries), None)
        countries, regions = (list(said.countries), list(said.regions)) if said else ([], [])
    if not countries and places.places and all(place.lat is None for place in places.places):
        countries = [place.country for place in places.places if place.country]
    return tuple(dict.fromkeys(countries)), tuple(dict.fromkeys(regions))


def _listed(given: object) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for name in given if isinstance(given, list) else [given]:
        if isinstance(name, str) and name.strip():
            code = country_code(name)
            yield ((code,), ()) if code else area_named(name.strip())
