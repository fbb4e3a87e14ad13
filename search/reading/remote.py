"""How much of a job may be done from elsewhere, and from where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.listing import Remote
from search.reading.place.office_days import read_office_days
from search.reading.place.remote_scope import read_remote_scope
from search.reading.place.remote_words import TELLING
from search.reading.text.table import patterns_of
from search.reading.text.windows import around, blanked, matches

_REACH: Final = 160
"""Characters that the longest pattern may have on either side of a telling word."""
_A_FIELD: Final = 200
"""Characters of the longest title or location."""
_NEAR: Final = 120
"""Characters around words for working from home that say whether it is some of the time."""
_BENEFIT: Final = re.compile(r"[^.\n;]*$")
_CLAUSE: Final = re.compile(r"^[^.\n;]*")


@dataclass(frozen=True, slots=True)
class RemoteReading:
    """What a text says of working from elsewhere."""

    remote: Remote | None
    """None: the text does not say."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes that the work is restricted to. Empty: none is named."""
    regions: tuple[str, ...] = ()
    """First-level regions that the work is restricted to, as `US-CA`. Empty: none is named."""
    time_zones: tuple[str, ...] = ()
    """Time zones that the work must overlap with, as the text names them: `CET`, `UTC+2`."""
    office_days: float | None = None
    """Days a week at the workplace that hybrid work asks for; None: not said."""
    span: Span | None = None


def read_remote(text: str) -> RemoteReading:
    """Whether `text`, a location, a title or a description, offers remote work, and to whom."""
    spans = around(text, TELLING, _REACH)
    shown = blanked(text, _words("trap"), spans)
    scope = read_remote_scope(shown)
    remote, span = _said(shown, spans) if spans else (None, None)
    if remote is Remote.ON_SITE:
        return RemoteReading(remote, span=span)
    days = read_office_days(shown, spans) if remote is Remote.HYBRID else None
    return RemoteReading(remote, scope.countries, scope.regions, scope.time_zones, days, span)


def _words(says: str, where: str = "text") -> re.Pattern[str]:
    return patterns_of("place/remote_words.tsv")[says, where]


def _said(text: str, spans: list[Span]) -> tuple[Remote | None, Span | None]:
    """What the words say. An ad that is neither wholly remote nor on site names both."""
    is_field = len(text) <= _A_FIELD
    for says, remote in (
        ("hybrid", Remote.HYBRID),
        ("refused", Remote.ON_SITE),
        ("remote", Remote.REMOTE),
    ):
        if found := _first(says, text, spans):
            return remote, found
    if is_field and (found := _first("hybrid", text, spans, "field")):
        return Remote.HYBRID, found
    if found := _first("home", text, spans):
        return (Remote.HYBRID if _is_some(text, found) else Remote.REMOTE), found
    if is_field and (found := _first("remote", text, spans, "field")):
        return Remote.REMOTE, found
    found = _first("on_site", text, spans) or (
        _first("on_site", text, spans, "field") if is_field else None
    )
    return (Remote.ON_SITE, found) if found else (None, None)


def _first(says: str, text: str, spans: Iterable[Span], where: str = "text") -> Span | None:
    found = next(matches(_words(says, where), text, spans), None)
    return Span(*found.span()) if found else None


def _is_some(text: str, home: Span) -> bool:
    """Whether the words around say that home is only some of the workplace."""
    before = _BENEFIT.search(text[max(0, home.start - _NEAR) : home.start])
    after = _CLAUSE.search(text[home.end : home.end + _NEAR])
    assert before is not None  # both may be empty
    assert after is not None
    return bool(_words("some").search(before[0] + text[home.start : home.end] + after[0]))
