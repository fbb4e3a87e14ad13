"""From where remote work may be done: countries, regions and time zones, as a text restricts it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from search.reading.place.country import countries_of_group, country_named
from search.reading.place.gazetteer import Kind, folded, meanings
from search.reading.text.windows import around, matches

_NAME: Final = r"[A-Z][\w.&]{0,30}(?:[ -](?:of )?[A-Z][\w.]{0,30}){0,3}"
_NAMES: Final = rf"{_NAME}(?:(?:\s?[,/&+]\s?(?:and |or )?| (?:and|or) )(?:the )?{_NAME}){{0,12}}"
_RESTRICTION: Final = re.compile(
    r"(?i:remote(?:ly)?(?: (?:only|role|position|job|work(?:ing)?|opportunity))?"
    r"|work(?:ing)? from home|anywhere|télétravail|teletrabajo|home[- ]?office)"
    r"[ \t(,|:/–—-]*(?i:(?:with)?in |from |across |throughout |aus |innerhalb |dans |en )?"
    rf"(?i:the |los |les )?(?P<after>{_NAMES})"
    r"|(?i:must|should|need to|have to|required to) (?i:be |currently )*"
    r"(?i:based|located|reside|live|living|resident|work)(?: and \w+)? (?:with)?in (?:the )?"
    rf"(?P<based>{_NAMES})"
    r"|(?i:right to work|(?:eligib\w+|authori[sz]\w+|entitled|permitted) to work) (?i:legally )?"
    rf"(?:with)?in (?:the )?(?P<eligible>{_NAMES})"
    r"|(?i:open (?:only )?to|only (?:consider\w*|accept\w*|hir\w+)) (?i:candidates |applicants )?"
    rf"(?i:based |located |residing |living )?(?:in|from) (?:the )?(?P<open>{_NAMES})"
    rf"|\b(?P<only>{_NAMES})[\s-]+(?i:based )?(?i:residents |candidates |applicants )?(?i:only)\b"
    rf"|\b(?P<based_>{_NAMES})[\s-](?i:based) (?i:candidates|applicants|residents)\b"
)
_TELLING: Final = (
    *("remote", "from home", "anywhere", "télétravail", "teletrabajo", "home office", "homeoffice"),
    *("home-office", " only", "right to work", "based in", "based within", "located in", "reside"),
    *("located within", "live in", "living in", "live within", "resident", "to work in"),
    *(
        "must work in",
        "based candidates",
        "based applicants",
        "open to",
        "only to",
        "only consider",
    ),
    *("only accept", "only hir", "time zone", "timezone", "overlap", "utc+", "utc-", "utc +"),
    *("gmt+", "gmt-", "gmt +", "est hours", "standard time", "working hours", "business hours"),
    *("core hours", "office hours", "stern time", "pacific time", "central time", "hours of"),
)
"""In lower case, what every restriction holds a part of."""
_REACH: Final = 120
_SEPARATOR: Final = re.compile(r"\s*(?:,|/|&|\+|\bor\b|\band\b)\s*(?:the\s+)?")

# Other codes are words as well: HR, IT, PR, AI.
_PLAIN_CODES: Final = frozenset(("US", "UK", "GB", "DE", "FR", "ES", "NL", "AU", "NZ", "CH", "EU"))

_WORDS_TOO: Final = frozenset(("ID", "IN", "OR", "ME", "HI", "OK", "MA", "PA", "AL", "LA", "MS"))

_ZONE: Final = (
    r"(?:(?:UTC|GMT)\s?[+−±-]\s?\d{1,2}(?::[0-5]\d)?(?!\d)"
    r"|(?:CES?T|EES?T|WES?T|[ECMP]S?D?T|GMT|UTC|BST|IST|JST|SGT|AES?T)\b"
    r"|(?:(?:US|North American|Central European|Eastern European) )?"
    r"(?:Eastern|Central|Pacific|Mountain|European|US|American|EU|UK) (?=(?:[Ss]tandard )?[Tt]ime))"
)
_ZONE_NAME: Final = re.compile(rf"{_ZONE}\b")
_HOURS: Final = r"(?:business|working|office|core) hours"
_MARGIN: Final = r"(?:±|\+/-)\s?\d{1,2}\s?h?(?:ours|rs)?(?: of| from)?"
_TIME_ZONE: Final = re.compile(
    rf"(?i:overlap\w*|within|time ?zones?|align\w*|hours? (?:of|from|with)|{_HOURS}|{_MARGIN})"
    rf"[^\n.;]{{0,30}}?(?<![A-Za-z])(?P<after>{_ZONE})"
    rf"|(?<![A-Za-z])(?P<before>{_ZONE})[ ,)/]{{0,3}}"
    rf"(?i:time ?zones?|{_HOURS}|(?:standard )?time\b|hours\b|overlap)"
    r"|(?P<offset>(?:UTC|GMT)\s?[+−±-]\s?\d{1,2}(?::[0-5]\d)?(?!\d))"
)
_NO_ZONE: Final = frozenset(("CT", "MT"))
"""Also scans and laboratory degrees."""


@dataclass(frozen=True, slots=True)
class RemoteScope:
    """What remote work is restricted to; all empty: nothing is named."""

    countries: tuple[str, ...]
    regions: tuple[str, ...]
    time_zones: tuple[str, ...]


def read_remote_scope(text: str) -> RemoteScope:
    """The restrictions that `text` names, were the work to be remote."""
    stretches = around(text, _TELLING, _REACH)
    countries: list[str] = []
    regions: list[str] = []
    for names in _restrictions(text, stretches):
        for name in names:
            codes, states = area_named(name)
            if states and not _is_state(name, [other for other in names if other != name]):
                continue
            countries += codes
            regions += states
    zones = [_zone(found) for found in matches(_TIME_ZONE, text, stretches)]
    return RemoteScope(
        tuple(dict.fromkeys(countries)),
        tuple(dict.fromkeys(regions)),
        tuple(dict.fromkeys(zone for zone in zones if zone not in _NO_ZONE)),
    )


def area_named(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The countries, and the regions, that a name restricts to: `EU`, `Canada`, `California`.

    Regions come with their countries; both are empty for any other name.
    """
    if countries := countries_of_group(name) or _country(name):
        return countries, ()
    region = _region_named(name)
    return ((region.partition("-")[0],), (region,)) if region else ((), ())


def _restrictions(text: str, spans: Iterable[Span]) -> Iterator[list[str]]:
    """The names that each restriction lists."""
    for found in matches(_RESTRICTION, text, spans):
        named = found[str(found.lastgroup)]
        parts = (part.strip(" .-") for part in _SEPARATOR.split(named))
        yield [part for part in parts if part and not _ZONE_NAME.match(part)]


def _is_state(name: str, beside: list[str]) -> bool:
    """Whether a name is meant as a region: `OR` and `ID` only beside other postal codes."""
    return name not in _WORDS_TOO or any(len(other) == 2 and other.isupper() for other in beside)


def _country(name: str) -> tuple[str, ...]:
    if len(name) <= 2 and name not in _PLAIN_CODES:
        return ()
    code = country_named(name)
    return (code,) if code else ()


def _region_named(name: str) -> str | None:
    """The one region of that name; of a postal code, the one of the United States or Canada."""
    found = [entry for entry in meanings(folded(name)) if entry.kind is Kind.REGION]
    if len(name) <= 2:
        found = [entry for entry in found if name.isupper() and entry.country in ("US", "CA")]
    codes = {entry.region for entry in found}
    return codes.pop() if len(codes) == 1 else None


def _zone(found: re.Match[str]) -> str:
    words = found["after"] or found["before"] or found["offset"]
    return re.sub(r"(?<=[CT])\s?([+−±-])\s?", r"\1", words.strip()).replace("−", "-")
