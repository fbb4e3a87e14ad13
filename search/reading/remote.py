"""How much of a job may be done from elsewhere, and from which countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.evidence import Span
from models.listing import Remote
from search.reading.gazetteer import Kind, folded, meanings

_NOT: Final = (
    r"\b(?:no|not|non|isn[’']t|cannot be|never|without|kein[e]?|nicht|pas de|sin|nessun)\b"
)

_ON_SITE = re.compile(
    _NOT + r"[\s-]+(?:\w+[\s-]+){0,4}?"
    r"(?:remote|homeoffice|home[\s-]office|wfh|télétravail|teletrabajo)\b"
    r"|\b(?:100\s?% |fully |strictly )?on[\s-]?site\b(?!\s+(?:parking|gym|canteen|caf[eé]"
    r"|restaurant|nursery|support|visits?|facilit|interview|audit|training|accommodation|catering|childcare))"
    r"|\bin[\s-]office\b(?! (?:perks|snacks|lunch))|\b(?:office|site)[\s-]based\b"
    r"|\bin[\s-]person (?:role|position|only)\b"
    r"|\bvor Ort\b|\bsur site\b|\bpresencial\b|\bin sede\b",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\bhybrid(?:es?)?\b(?!\s+(?:cloud|car|vehicle|apps?|mobile|search|infrastructure|environment"
    r"|architecture|integration|drive|power|event|seed|threat|model(?!\s+of work)|app\b|engine))"
    r"|\bhybrid (?:work\w*|role|model|schedule|position)\b"
    r"|\b(?:partly|partially|part|semi)[\s-]remote\b|\bteilweise remote\b|\bhíbrido\b|\bibrido\b"
    r"|\b(?:[1-4]|one|two|three|four)\s*(?:-|to|–)?\s*(?:[1-4]|two|three|four)?\s*days?"
    r" (?:a|per|each|/) ?week (?:in|at|from) (?:the |our )?(?:office|home|site)\b"
    r"|\b(?:[1-4]|one|two|three|four) days? (?:in|at|from) (?:the |our )?(?:office|home)\b"
    r"|\bmix of (?:home|office|remote)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:fully|100\s?%|completely|entirely|permanently|hiring|work(?:ing)?)"
    r"[\s-]remote(?:ly)?\b"
    r"|\bremote[\s-](?:first|only|friendly|position|role|job|opportunity|work(?:ing)?\b(?!\s+with)"
    r"|ok|team|within|from|in|anywhere|candidates|engineer\w*|developer\w*|employees?)\b"
    r"|\b(?:this|role|position|job|work) (?:\w+ ){0,3}?(?:is|can be|be done|may be)"
    r" (?:\w+ ){0,2}?remote(?:ly)?\b"
    r"|\bwork(?:ing)? (?:from home|from anywhere|remotely)\b|\bwfh\b|\btelecommut\w*"
    r"|\bhome[\s-]based\b"
    r"|\bhome[\s-]?office\b(?! (?:furniture|supplies|allowance|budget|stipend|equipment))"
    r"|\bremoto\b|\bà distance\b|\btélétravail\b|\bteletrabajo\b|\bortsunabhängig\b"
    r"|\bvon zu Hause\b|\blocation\s*:?\s*remote\b|\bremote\b(?=\s*(?:[)(|,/·–—-]|$|\n))",
    re.IGNORECASE,
)
_OTHER_REMOTE = re.compile(
    r"\bremote[\s-](?:monitoring|sensing|access|areas?|communit\w+|support|desktop|control\w*|patient"
    r"|diagnos\w+|locations?|servers?|procedure|island|regions?|sites?|villages?|possibility|teams?\b"
    r"(?! (?:member|lead)))|\bremotely (?:operated|sensed|controlled|monitor\w*)",
    re.IGNORECASE,
)

_NAME: Final = r"[A-Z][\w.]*(?: (?:of )?[A-Z][\w.]*){0,3}"
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


@dataclass(frozen=True, slots=True)
class RemoteReading:
    """What a text says of working from elsewhere."""

    remote: Remote | None
    """None: the text does not say."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes that the work is restricted to. Empty: none is named."""
    span: Span | None = None


def read_remote(text: str) -> RemoteReading:
    """Whether `text`, a location, a title or a description, offers remote work, and to whom."""
    blanked = _OTHER_REMOTE.sub(_blank, _TEMPLATE.sub(_blank, text))
    for remote, pattern in (
        (Remote.HYBRID, _HYBRID),
        (Remote.ON_SITE, _ON_SITE),
        (Remote.REMOTE, _REMOTE),
    ):
        if found := pattern.search(blanked):
            countries = (
                () if remote is Remote.ON_SITE else tuple(dict.fromkeys(_countries(blanked)))
            )
            return RemoteReading(remote, countries, Span(*found.span()))
    return RemoteReading(None, tuple(dict.fromkeys(_countries(blanked))))


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _countries(text: str) -> Iterator[str]:
    for found in _RESTRICTION.finditer(text):
        named = found["after"] or found["based"] or found["only"]
        for part in _SEPARATOR.split(named):
            if code := country_named(part):
                yield code


def country_named(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that `text` is the name or code of."""
    name = text.strip(" .")
    codes = {entry.country for entry in meanings(folded(name)) if entry.kind is Kind.COUNTRY}
    # `in`, `me` and `US` are told apart by their capitals.
    return codes.pop() if codes and (len(name) > 3 or name.isupper()) else None
