"""How much of a job may be done from elsewhere, and from which countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.listing import Remote
from search.reading.gazetteer import Kind, folded, meanings
from search.reading.remote_words import (
    HYBRID,
    ON_SITE,
    ON_SITE_ALONE,
    OTHER_REMOTE,
    REFUSED,
    REMOTE,
    REMOTE_ALONE,
    TELLING,
)
from search.reading.windows import around, matches

_NAME: Final = r"[A-Z][\w.]{0,30}(?: (?:of )?[A-Z][\w.]{0,30}){0,3}"
_NAMES: Final = rf"{_NAME}(?:(?:\s?[,/&]\s?(?:and |or )?| (?:and|or) )(?:the )?{_NAME}){{0,9}}"
_RESTRICTION = re.compile(
    r"(?i:remote(?:ly)?(?: (?:only|role|position|work(?:ing)?))?|work(?:ing)? from home|anywhere)"
    r"[\s(,|:/–—-]*(?i:(?:with)?in |from |across )?(?:the )?"
    rf"(?P<after>{_NAMES})"
    r"|(?i:must|should|need to|have to|required to) (?i:be |currently )*"
    r"(?i:based|located|reside|live|living|resident)(?: and \w+)? (?:with)?in (?:the )?"
    rf"(?P<based>{_NAMES})"
    rf"|\b(?P<only>{_NAMES})[\s-]+(?i:based )?(?i:residents |candidates )?(?i:only)\b"
)
_SEPARATOR = re.compile(r"\s*(?:,|/|&|\bor\b|\band\b)\s*(?:the\s+)?")
_TEMPLATE = re.compile(
    r"[\[{<][^\]}>]{0,80}\b(?:city|country|location)\b[^\]}>]{0,80}[\]}>]", re.IGNORECASE
)


# Hybrid is looked for first: an ad that is neither wholly remote nor on site names both.
_SAID: Final = (
    (Remote.HYBRID, HYBRID),
    (Remote.ON_SITE, REFUSED),
    (Remote.REMOTE, REMOTE),
    (Remote.ON_SITE, ON_SITE),
)
_SAID_IN_A_FIELD: Final = ((Remote.REMOTE, REMOTE_ALONE), (Remote.ON_SITE, ON_SITE_ALONE))
_REACH: Final = 160
"""Characters that the longest pattern may have on either side of a telling word."""
_A_FIELD: Final = 200
"""Characters of the longest title or location."""

# Other codes are words as well: HR, IT, PR, AI.
_PLAIN_CODES: Final = frozenset(("US", "UK", "GB", "DE", "FR", "ES", "NL", "AU", "NZ", "CH"))


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
    if not spans:
        return RemoteReading(None)
    shown = OTHER_REMOTE.sub(_blank, _TEMPLATE.sub(_blank, text))
    countries = tuple(dict.fromkeys(_countries(shown, spans)))
    for remote, pattern in _SAID + (_SAID_IN_A_FIELD if len(text) <= _A_FIELD else ()):
        if found := next(matches(pattern, shown, spans), None):
            open_to = () if remote is Remote.ON_SITE else countries
            return RemoteReading(remote, open_to, span=Span(*found.span()))
    return RemoteReading(None, countries)


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _countries(text: str, spans: list[Span]) -> Iterator[str]:
    for found in matches(_RESTRICTION, text, spans):
        named = found["after"] or found["based"] or found["only"]
        for part in _SEPARATOR.split(named):
            name = part.strip(" .")
            if (len(name) > 2 or name in _PLAIN_CODES) and (code := country_named(name)):
                yield code


def country_named(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that `text` is the name or code of."""
    name = text.strip(" .")
    codes = {entry.country for entry in meanings(folded(name)) if entry.kind is Kind.COUNTRY}
    # `in`, `me` and `US` are told apart by their capitals.
    return codes.pop() if codes and (len(name) > 3 or name.isupper()) else None
