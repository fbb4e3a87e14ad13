"""Where a job is: towns, regions and countries read from a location field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.evidence import Span
from models.place import Place
from search.reading.distance import is_within, lies_in, nearby
from search.reading.gazetteer import Entry, Kind, region_name
from search.reading.place_candidate import SMALL_TOWN, Candidate, candidates
from search.reading.place_mention import Apart, Mention, mentions_in
from search.reading.place_weight import heaviest, weight
from search.reading.postcode import Postcode, postcodes_in

LONGEST_FIELD: Final = 1000
"""Characters of a location field that are read."""

_KNOWN_ABROAD: Final = 300_000
"""People of the least town that an ad of another country means by its bare name."""
_KNOWN_WITHIN_AN_ADDRESS: Final = 5_000
"""People of the least town that is believed among words that are no places."""
_AROUND_A_POSTCODE_KM: Final = 30
_COUNTY_KM: Final = 80
_BESIDE_KM: Final = 40
_BESIDE: Final = 0.02
"""Share of the likelihood of the likeliest, from which one beside another place is meant."""
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


@dataclass(frozen=True, slots=True)
class _Choice:
    candidate: Candidate
    entry: Entry

    @property
    def span(self) -> Span:
        return self.candidate.span


def read_places(text: str, *, country: str | None = None) -> list[PlaceReading]:
    """The places that `text`, a location field, names; none for `Anywhere` or a placeholder.

    What stands beside a name decides between its bearers (`Berlin, NH`), then `country`, the
    ad's (ISO 3166-1 alpha-2), then the other places of the text, then their population. A
    place that has its postal code given comes first.
    """
    text = text[:LONGEST_FIELD]
    mentions, postcodes = list(mentions_in(text)), list(postcodes_in(text))
    home = country or _country_named(mentions, postcodes)
    if home not in (None, "GB"):
        postcodes = []
    around = [postcode.place for postcode in postcodes]
    plain = [mention for mention in mentions if mention.plain]
    hints = _hints(mentions, home)
    chosen = _chosen(plain, home, around, hints)
    if all(choice.entry.lat is None for choice in chosen):
        chosen = _within_address(mentions, home, around) or chosen
    chosen = _with_postcodes(chosen, postcodes)
    readings: dict[Place, PlaceReading] = {}
    for choice in chosen:
        place = _place(choice.entry)
        if place not in readings:
            others = () if around else _others(choice, home)
            region = region_name(place.region) if place.region else None
            span = _closed(choice.span, text)
            readings[place] = PlaceReading(place, span, region, others)
    return list(readings.values())


def _hints(mentions: Iterable[Mention], country: str | None) -> list[Entry]:
    """Towns and counties in names of streets and institutions (`Ysbyty Gwynedd, Bangor`)."""
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
    likeliest = (heaviest(mention.entries, None) for mention in mentions)
    named.update(
        entry.country for entry in likeliest if entry.kind is Kind.COUNTRY and entry.official
    )
    return named.pop() if len(named) == 1 else None


def _chosen(
    mentions: Iterable[Mention],
    country: str | None,
    around: Sequence[Entry],
    hints: Sequence[Entry] = (),
) -> list[_Choice]:
    """The likeliest meaning of each name: near a postal code, if any is; else the largest.

    A small town abroad, or far from every postal code, is only meant if what stands beside it
    says so. `hints` are other places that the text holds.
    """
    chosen = []
    for candidate in candidates(mentions, country):
        near = [entry for area in around for entry in nearby(candidate.entries, area)]
        entry = heaviest(near or candidate.entries, country)
        if candidate.common and not (near or candidate.located or entry.country == country):
            continue
        if near or candidate.located or _is_meant(entry, country, around):
            chosen.append(_Choice(candidate, entry))
    chosen = [_beside(choice, [*hints, *_larger(choice, chosen)], country) for choice in chosen]
    return [choice for choice in chosen if not _is_only_context(choice, chosen)]


def _larger(choice: _Choice, chosen: Iterable[_Choice]) -> list[Entry]:
    entries = [other.entry for other in chosen if other is not choice]
    return [entry for entry in entries if entry.population > choice.entry.population]


def _is_meant(entry: Entry, country: str | None, around: Sequence[Entry]) -> bool:
    """Whether a name alone is enough to mean `entry`."""
    if entry.kind is not Kind.TOWN:
        return True
    if around and entry.population < SMALL_TOWN:
        return False
    return country in (None, entry.country) or entry.population >= _KNOWN_ABROAD


def _beside(choice: _Choice, others: Sequence[Entry], country: str | None) -> _Choice:
    """The bearer of the name that is near another place of the text, if the likeliest is not."""
    entry, entries = choice.entry, choice.candidate.entries
    if choice.candidate.located or entry.kind is not Kind.TOWN or not others:
        return choice
    near = [each for each in entries if any(is_within(each, other, _BESIDE_KM) for other in others)]
    if not near or entry in near:
        return choice
    namesake = heaviest(near, country)
    least = weight(entry, country) * _BESIDE
    return replace(choice, entry=namesake) if weight(namesake, country) >= least else choice


def _is_only_context(choice: _Choice, chosen: Sequence[_Choice]) -> bool:
    """Whether a country or region stands there to say where another place is."""
    return choice.entry.lat is None and any(
        lies_in(other.entry, choice.entry)
        and choice.candidate.apart <= other.candidate.apart < Apart.BY_WORD
        and other is not choice
        for other in chosen
    )


def _within_address(
    mentions: Sequence[Mention], country: str | None, around: Sequence[Entry]
) -> list[_Choice]:
    """The town that an address or an institution's name holds (`Royal Bolton Hospital`)."""
    found = [
        choice
        for choice in _chosen(mentions, country, around)
        if choice.entry.lat is not None
        and country in (None, choice.entry.country)
        and (choice.candidate.located or _is_known(choice.entry))
    ]
    return [max(found, key=lambda choice: weight(choice.entry, country))] if found else []


def _is_known(entry: Entry) -> bool:
    return entry.kind is not Kind.TOWN or entry.population >= _KNOWN_WITHIN_AN_ADDRESS


def _with_postcodes(chosen: list[_Choice], postcodes: Sequence[Postcode]) -> list[_Choice]:
    """`chosen`, those first that a postal code confirms or alone names.

    A code is more exact than the county or the country around it, and than the middle of a
    large town. A district alone (`L5`) only confirms, if it can: it may be a floor.
    """
    first: list[_Choice] = []
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
            first.append(_Choice(candidate, postcode.place))
    return first + rest


def _confirms(postcode: Postcode, entry: Entry) -> bool:
    if entry.lat is None:
        return lies_in(postcode.place, entry)
    county = entry.kind is Kind.AREA and entry.population
    return is_within(postcode.place, entry, _COUNTY_KM if county else _AROUND_A_POSTCODE_KM)


def _at(postcode: Postcode, choice: _Choice) -> _Choice:
    """`choice` at the point of its postal district, where that bears its name."""
    place = postcode.place
    if place.name != choice.entry.name:
        return choice
    return replace(choice, entry=choice.entry._replace(lat=place.lat, lon=place.lon))


def _others(choice: _Choice, country: str | None) -> tuple[Place, ...]:
    """The rivals of what was chosen."""
    least = weight(choice.entry, country) * _RIVAL
    rivals = [
        entry
        for entry in choice.candidate.entries
        if entry.official and weight(entry, country) >= least and _is_elsewhere(entry, choice.entry)
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
