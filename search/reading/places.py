"""Where a job is: towns, regions and countries read from a location field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt
from typing import Final

from models.evidence import Span
from models.place import Place
from search.reading.gazetteer import Entry, Kind
from search.reading.place_mention import Mention, mentions_in, postcodes_in

LONGEST_FIELD: Final = 500
"""Characters of a location field that are read."""

_ONE_LOCALITY_KM: Final = 60
_ONE_COUNTY_KM: Final = 120
_EARTH_KM: Final = 6371.0088

# A name without more context means the country or region, unless a town of 3, or of 1 million
# people has it too (Singapore, New York); the ad's own country counts a thousandfold.
_WEIGHT: Final = {Kind.COUNTRY: 3e9, Kind.REGION: 1e9}
_A_PERSON: Final = 1e3
_A_PERSON_BY_ANOTHER_NAME: Final = 1e2
_AT_HOME: Final = 1e3
_KNOWN_ABROAD: Final = 50_000
_SMALL_TOWN: Final = 30_000
_LEAST_TOWN: Final = 500  # people where the table counts none: it holds no smaller places


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place, and the words that name it."""

    place: Place
    span: Span


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    entries: tuple[Entry, ...]
    located: bool = False
    """What follows the name says where it lies."""


def read_places(text: str, *, country: str | None = None) -> list[PlaceReading]:
    """The places that `text`, a location field, names; none for `Anywhere` or a placeholder.

    What follows a name decides between its bearers (`Berlin, NH`), then `country`, the ad's
    (ISO 3166-1 alpha-2), then their population.
    """
    text = text[:LONGEST_FIELD]
    mentions, postcodes = list(mentions_in(text)), postcodes_in(text)
    around = [entry for postcode in postcodes for entry in postcode.entries]
    country = country or _country_named([*postcodes, *mentions])
    chosen = _chosen([mention for mention in mentions if mention.plain], country, around)
    if all(entry.lat is None for _, entry in chosen):
        within = _named_within(mentions, country, around)
        chosen = within or _chosen(postcodes, country, around) or chosen
    readings: dict[Place, PlaceReading] = {}
    for candidate, entry in chosen:
        place = _place(entry)
        readings.setdefault(place, PlaceReading(place, candidate.span))
    return list(readings.values())


def _country_named(mentions: Iterable[Mention]) -> str | None:
    """The one country that the text itself says it is about."""
    named = {
        heaviest.country
        for mention in mentions
        if (heaviest := _heaviest(mention.entries, None)).kind is Kind.COUNTRY or mention.postal
    }
    return named.pop() if len(named) == 1 else None


def _chosen(
    mentions: Iterable[Mention], country: str | None, postcodes: Sequence[Entry]
) -> list[tuple[_Candidate, Entry]]:
    """The likeliest meaning of each name: near a postal code, if any is; else the largest.

    A small town abroad, or far from every postal code, is only meant if what follows it says so.
    """
    chosen = []
    for candidate in _candidates(mentions, country):
        near = [entry for area in postcodes for entry in _nearby(candidate.entries, area)]
        entry = _heaviest(near or candidate.entries, country)
        if near or candidate.located or _is_meant(entry, country, postcodes):
            chosen.append((candidate, entry))
    return chosen


def _is_meant(entry: Entry, country: str | None, postcodes: Sequence[Entry]) -> bool:
    """Whether a name alone is enough to mean `entry`."""
    if entry.kind is not Kind.TOWN:
        return True
    if postcodes and entry.population < _SMALL_TOWN:
        return False
    return country in (None, entry.country) or entry.population >= _KNOWN_ABROAD


def _candidates(mentions: Iterable[Mention], country: str | None) -> list[_Candidate]:
    """One candidate a place: names that only say where the one before them lies are folded in."""
    candidates: list[_Candidate] = []
    for mention in mentions:
        if candidates and not mention.apart:
            last = candidates[-1]
            if mention.entries == last.entries:  # Bangor, Bangor
                continue
            if narrowed := _inside(last.entries, mention.entries, country):
                span = Span(last.span.start, mention.span.end)
                candidates[-1] = replace(last, span=span, entries=narrowed, located=True)
                continue
            if not last.located and _overrules(mention.entries, last.entries, country):
                # The place is none that the table has: its namesakes elsewhere are not meant.
                candidates[-1:] = _without_point(last)
        candidates.append(_Candidate(mention.span, mention.entries))
    return candidates


def _overrules(context: Iterable[Entry], entries: Iterable[Entry], country: str | None) -> bool:
    """Whether a far-off `context` is so much larger that it says where the place before it is."""
    around, place = _heaviest(context, country), _heaviest(entries, country)
    if around.kind != Kind.TOWN:
        return True
    return place.population < _SMALL_TOWN and place.population * 5 < around.population


def _without_point(candidate: _Candidate) -> list[_Candidate]:
    wide = tuple(entry for entry in candidate.entries if entry.kind != Kind.TOWN)
    return [replace(candidate, entries=wide)] if wide else []


def _inside(
    entries: tuple[Entry, ...], context: tuple[Entry, ...], country: str | None
) -> tuple[Entry, ...]:
    """Those of `entries` that lie in what `context` may stand for."""
    wide = [entry for entry in context if entry.lat is None]
    within = {entry for entry in entries if any(_lies_in(entry, other) for other in wide)}
    points = [entry for entry in context if entry.lat is not None]
    within.update(_nearby(entries, _heaviest(points, country)) if points else ())
    return tuple(entry for entry in entries if entry in within)


def _lies_in(entry: Entry, other: Entry) -> bool:
    if entry.country != other.country or entry.kind == Kind.COUNTRY:
        return False
    if other.kind == Kind.COUNTRY:
        return True
    return entry.kind != Kind.REGION and entry.admin1 == other.admin1


def _nearby(entries: Iterable[Entry], centre: Entry) -> list[Entry]:
    """The entries around the point `centre`: the nearest, and others hardly farther away."""
    distances = {
        entry: _kilometres(entry, centre)
        for entry in entries
        if entry.lat is not None and entry.country == centre.country
    }
    county = centre.kind == Kind.AREA and centre.population  # a district's has none
    farthest = _ONE_COUNTY_KM if county else _ONE_LOCALITY_KM
    reach = min(farthest, max(20.0, 2 * min(distances.values(), default=0.0)))
    return [entry for entry, distance in distances.items() if distance <= reach]


def _kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance by the haversine formula."""
    lat_a, lon_a, lat_b, lon_b = (
        radians(degrees or 0.0) for degrees in (a.lat, a.lon, b.lat, b.lon)
    )
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def _named_within(
    mentions: Sequence[Mention], country: str | None, postcodes: Sequence[Entry]
) -> list[tuple[_Candidate, Entry]]:
    """The town that an address or an institution's name holds (`Royal Bolton Hospital`)."""
    found = [
        (candidate, entry)
        for candidate, entry in _chosen(mentions, country, postcodes)
        if entry.lat is not None and entry.official and country in (None, entry.country)
    ]
    return [max(found, key=lambda pair: _weight(pair[1], country))] if found else []


def _heaviest(entries: Iterable[Entry], country: str | None) -> Entry:
    return max(entries, key=lambda entry: _weight(entry, country))


def _weight(entry: Entry, country: str | None) -> float:
    person = _A_PERSON if entry.official else _A_PERSON_BY_ANOTHER_NAME
    weight = _WEIGHT.get(entry.kind, max(entry.population, _LEAST_TOWN) * person)
    if entry.kind == Kind.COUNTRY and not entry.official:  # a code: MD is rather Maryland
        weight /= 10
    return weight * _AT_HOME if entry.country == country else weight


def _place(entry: Entry) -> Place:
    return Place(entry.name, entry.country, entry.region, entry.lat, entry.lon)
