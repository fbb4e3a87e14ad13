"""Which bearer of a name is meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.evidence import Span
from search.reading.place.candidate import SMALL_TOWN, Candidate, candidates
from search.reading.place.distance import is_within, lies_in, nearby
from search.reading.place.gazetteer import Entry, Kind
from search.reading.place.mention import Apart, Mention
from search.reading.place.weight import heaviest, weight

_KNOWN_ABROAD: Final = 300_000
"""People of the least town that an ad of another country means by its bare name."""
_BESIDE_KM: Final = 40
_BESIDE: Final = 0.02
"""Share of the likelihood of the likeliest, from which one beside another place is meant."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A place of a text, and the one meaning that is believed."""

    candidate: Candidate
    entry: Entry

    @property
    def span(self) -> Span:
        """The words that name it."""
        return self.candidate.span


def chosen_among(
    mentions: Iterable[Mention],
    country: str | None,
    around: Sequence[Entry],
    hints: Sequence[Entry] = (),
) -> list[Choice]:
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
            chosen.append(Choice(candidate, entry))
    chosen = [_beside(choice, [*hints, *_larger(choice, chosen)], country) for choice in chosen]
    return [choice for choice in chosen if not _is_only_context(choice, chosen)]


def _larger(choice: Choice, chosen: Iterable[Choice]) -> list[Entry]:
    entries = [other.entry for other in chosen if other is not choice]
    return [entry for entry in entries if entry.population > choice.entry.population]


def _is_meant(entry: Entry, country: str | None, around: Sequence[Entry]) -> bool:
    """Whether a name alone is enough to mean `entry`."""
    if entry.kind is not Kind.TOWN:
        return True
    if around and entry.population < SMALL_TOWN:
        return False
    return country in (None, entry.country) or entry.population >= _KNOWN_ABROAD


def _beside(choice: Choice, others: Sequence[Entry], country: str | None) -> Choice:
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


def _is_only_context(choice: Choice, chosen: Sequence[Choice]) -> bool:
    """Whether a country or region stands there to say where another place is."""
    return choice.entry.lat is None and any(
        lies_in(other.entry, choice.entry)
        and choice.candidate.apart <= other.candidate.apart < Apart.BY_WORD
        and other is not choice
        for other in chosen
    )
