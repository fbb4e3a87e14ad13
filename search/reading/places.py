"""Where a job is: towns, regions and countries read from a location field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.evidence import Span
from models.place import Place
from search.reading.place.candidate import SMALL_TOWN, Candidate
from search.reading.place.choice import Choice, chosen_among
from search.reading.place.distance import is_within, lies_in
from search.reading.place.gazetteer import Entry, Kind, region_name
from search.reading.place.mention import Apart, Mention, mentions_in
from search.reading.place.postcode import WITH_BRITISH_POSTCODES, Postcode, postcodes_in
from search.reading.place.weight import heaviest, weight

LONGEST_FIELD: Final = 1000
"""Characters of a location field that are read."""

_KNOWN_WITHIN_AN_ADDRESS: Final = 5_000
"""People of the least town that is believed among words that are no places."""
_AROUND_A_POSTCODE_KM: Final = 30
_COUNTY_KM: Final = 80
_RIVAL_KM: Final = 60
_RIVAL: Final = 0.2
"""Share of the likelihood of what was chosen, from which a namesake is a rival."""
_MOST_RIVALS: Final = 3


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place, and the words that name it."""

    place: Place
    span: Span
    region_name: str | None = None
    """What the first-level region is called, in English or as is usual in English."""
    others: tuple[Place, ...] = ()
    """Other places that the words may as well mean, likeliest first; empty where the text, the
    ad's country or the size of the places leaves no doubt."""


def read_places(text: str, *, country: str | None = None) -> list[PlaceReading]:
    """The places that `text`, a location field, names; none for `Anywhere` or a placeholder.

    What stands beside a name decides between its bearers (`Berlin, NH`), then `country`, the
    ad's (ISO 3166-1 alpha-2), then the other places of the text, then their population. A
    place that has its postal code given comes first.
    """
    text = text[:LONGEST_FIELD]
    mentions, postcodes = list(mentions_in(text)), list(postcodes_in(text))
    home = country or _country_named(mentions, postcodes)
    if home not in (None, *WITH_BRITISH_POSTCODES):
        postcodes = []
    around = [postcode.place for postcode in postcodes]
    plain = [mention for mention in mentions if mention.plain]
    hints = _hints(mentions, home)
    chosen = chosen_among(plain, home, around, hints)
    if all(choice.entry.lat is None for choice in chosen):
        chosen = _within_address(mentions, home, around) or chosen
    chosen = _with_postcodes(chosen, postcodes)
    readings: dict[Place, PlaceReading] = {}
    for choice in chosen:
        place = _place(choice.entry)
        if place not in readings:
            others = () if around else _others(choice, home, alone=len(chosen) == 1)
            region = region_name(place.region) if place.region else None
            span = _closed(choice.span, text)
            readings[place] = PlaceReading(place, span, region, others)
    return list(readings.values())


def _hints(mentions: Iterable[Mention], country: str | None) -> list[Entry]:
    """Towns and counties in names of streets and institutions (`Gwynedd House, Bangor`)."""
    likeliest = (
        heaviest(mention.entries, country)
        for mention in mentions
        if not (mention.plain or mention.common)
    )
    return [
        entry
        for entry in likeliest
        if entry.kind is Kind.AREA or (entry.kind is Kind.TOWN and entry.population >= SMALL_TOWN)
    ]


def _closed(span: Span, text: str) -> Span:
    """`span` with the bracket that closes one within it: `Halle (Saale)`."""
    if text.find("(", span.start, span.end) > text.rfind(")", span.start, span.end):
        return Span(span.start, span.end + text.startswith(")", span.end))
    return span


def _country_named(mentions: Iterable[Mention], postcodes: Iterable[Postcode]) -> str | None:
    """The one country that the text itself says it is about."""
    named = {postcode.place.country for postcode in postcodes if postcode.whole}
    plain = (mention for mention in mentions if not _is_a_region_too(mention))
    likeliest = (heaviest(mention.entries, None) for mention in plain)
    named.update(
        entry.country for entry in likeliest if entry.kind is Kind.COUNTRY and entry.official
    )
    return named.pop() if len(named) == 1 else None


def _is_a_region_too(mention: Mention) -> bool:
    """Whether a country shares its name with a region of another: Georgia."""
    countries = {entry.country for entry in mention.entries if entry.kind is Kind.COUNTRY}
    regions = {entry.country for entry in mention.entries if entry.kind is Kind.REGION}
    return bool(countries and regions - countries)


def _within_address(
    mentions: Sequence[Mention], country: str | None, around: Sequence[Entry]
) -> list[Choice]:
    """The town that an address or an institution's name holds (`Royal Bolton Hospital`)."""
    named = [mention for mention in mentions if mention.plain or not mention.common]
    found = [
        choice
        for choice in chosen_among(named, country, around)
        if choice.entry.lat is not None
        and country in (None, choice.entry.country)
        and (choice.candidate.located or _is_known(choice.entry))
    ]
    return [max(found, key=lambda choice: weight(choice.entry, country))] if found else []


def _is_known(entry: Entry) -> bool:
    return entry.kind is not Kind.TOWN or entry.population >= _KNOWN_WITHIN_AN_ADDRESS


def _with_postcodes(chosen: list[Choice], postcodes: Sequence[Postcode]) -> list[Choice]:
    """`chosen`, those first that a postal code confirms or alone names.

    A code is more exact than the county or the country around it, and than the middle of a
    large town. A district alone (`L5`) only confirms, if it can: it may be a floor.
    """
    first: list[Choice] = []
    rest = list(chosen)
    has_point = any(choice.entry.lat is not None for choice in chosen)
    for postcode in postcodes:
        there = [choice for choice in rest if _confirms(postcode, choice.entry)]
        if not (there or postcode.whole or not has_point):
            continue
        rest = [choice for choice in rest if choice not in there]
        towns = [choice for choice in there if choice.entry.kind is Kind.TOWN]
        first += [_at(postcode, choice) for choice in towns]
        if not towns:
            candidate = Candidate(
                postcode.span, (postcode.place,), apart=Apart.BY_WORD, common=False
            )
            first.append(Choice(candidate, postcode.place))
    return first + rest


def _confirms(postcode: Postcode, entry: Entry) -> bool:
    if entry.lat is None:
        return lies_in(postcode.place, entry)
    county = entry.kind is Kind.AREA and entry.population
    return is_within(postcode.place, entry, _COUNTY_KM if county else _AROUND_A_POSTCODE_KM)


def _at(postcode: Postcode, choice: Choice) -> Choice:
    """`choice` at the point of its postal district, where that bears its name."""
    place = postcode.place
    if place.name != choice.entry.name:
        return choice
    return replace(choice, entry=choice.entry._replace(lat=place.lat, lon=place.lon))


def _others(choice: Choice, country: str | None, *, alone: bool) -> tuple[Place, ...]:
    """The rivals of what was chosen; of a code that stands `alone` countries, too: DE, CA."""
    least = weight(choice.entry, country) * _RIVAL
    rivals = [
        entry
        for entry in choice.candidate.entries
        if (entry.official or (alone and entry.kind is Kind.COUNTRY))
        and weight(entry, country) >= least
        and _is_elsewhere(entry, choice.entry)
    ]
    rivals.sort(key=lambda entry: -weight(entry, country))
    return tuple(dict.fromkeys(map(_place, rivals)))[:_MOST_RIVALS]


def _is_elsewhere(entry: Entry, chosen: Entry) -> bool:
    if entry == chosen or lies_in(chosen, entry) or lies_in(entry, chosen):
        return False
    if entry.lat is None or chosen.lat is None:
        return True
    return not is_within(entry, chosen, _RIVAL_KM)


def _place(entry: Entry) -> Place:
    return Place(entry.name, entry.country, entry.region, entry.lat, entry.lon)
