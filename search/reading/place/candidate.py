"""What the names in a location field may mean, once what stands beside them is heard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.evidence import Span
from search.reading.place.distance import is_within, lies_in, nearby
from search.reading.place.gazetteer import Entry, Kind
from search.reading.place.mention import Apart, Mention
from search.reading.place.weight import heaviest

SMALL_TOWN: Final = 30_000
"""People of the largest town whose namesakes are looked for before it is believed."""

_COUNTY_KM: Final = 45
"""From the middle of a county to most of its towns."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place of a text."""

    span: Span
    entries: tuple[Entry, ...]
    apart: Apart
    common: bool
    located: bool = False
    """What stands beside the name says where it lies."""


def candidates(mentions: Iterable[Mention], country: str | None) -> list[Candidate]:
    """One a place: names that only say where another lies are folded into it."""
    found: list[Candidate] = []
    for mention in mentions:
        one = Candidate(mention.span, mention.entries, mention.apart, mention.common)
        if found and mention.apart < Apart.BY_WORD:
            found[-1:] = _folded(found[-1], one, country)
        else:
            found.append(one)
    return found


def _folded(last: Candidate, one: Candidate, country: str | None) -> list[Candidate]:
    if one.entries == last.entries:  # Bangor, Bangor
        return [last]
    span = Span(last.span.start, one.span.end)
    context = one.entries if one.apart == Apart.BY_COMMA else _wide(one.entries)
    if within := _inside(last.entries, context, country):
        return [replace(last, span=span, entries=within, located=True)]
    if within := _within(one, last, country):
        return [replace(one, span=span, entries=within, apart=last.apart, located=True)]
    if _is_empty_code(one, last, country):
        return [last]
    if one.apart == Apart.BY_COMMA and not last.located and _overrules(one, last, country):
        # The place is none that the table has: its namesakes elsewhere are not meant.
        wide = tuple(entry for entry in last.entries if entry.kind != Kind.TOWN)
        return [*([replace(last, entries=wide)] if wide else []), one]
    return [last, one]


def _wide(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.lat is None)


def _within(one: Candidate, last: Candidate, country: str | None) -> tuple[Entry, ...]:
    """Those of the second name's bearers that lie in what the first one is: `Kent, Dover`."""
    around = heaviest(last.entries, country)
    if around.kind is Kind.TOWN or last.located:
        return ()
    if around.kind is not Kind.AREA:
        return _inside(one.entries, _wide(last.entries), country)
    towns = [entry for entry in one.entries if entry.kind is Kind.TOWN]
    if one.apart > Apart.BY_COMMA:
        return ()
    return tuple(town for town in towns if is_within(town, around, _COUNTY_KM))


def _is_empty_code(one: Candidate, last: Candidate, country: str | None) -> bool:
    """Whether the second name is a code of something unknown: the `TO` of `Torino (TO)`."""
    codes = all(entry.lat is None and not entry.official for entry in one.entries)
    town = heaviest(last.entries, country)
    return codes and town.population >= SMALL_TOWN


def _overrules(context: Candidate, place: Candidate, country: str | None) -> bool:
    """Whether a far-off context is so much larger that it says where the place before it is."""
    around, town = heaviest(context.entries, country), heaviest(place.entries, country)
    if around.kind != Kind.TOWN:
        return not (around.kind == Kind.AREA and town.population >= SMALL_TOWN)
    return town.population < SMALL_TOWN and town.population * 5 < around.population


def _inside(
    entries: Sequence[Entry], context: Sequence[Entry], country: str | None
) -> tuple[Entry, ...]:
    """Those of `entries` that lie in what `context` may stand for."""
    wide = _wide(context)
    points = [entry for entry in context if entry.lat is not None]
    near = nearby(entries, heaviest(points, country)) if points else []
    return tuple(
        entry
        for entry in entries
        if any(lies_in(entry, other) for other in wide) or any(entry is other for other in near)
    )
