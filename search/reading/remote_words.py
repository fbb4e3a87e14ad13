"""The words by which ads say where the work is done, in English and its neighbours."""

import re
from typing import Final

_ELSEWHERE: Final = (
    r"(?:remote(?:ly)?|wfh|home[\s-]?office|work(?:ing)? from home|télétravail|teletrabajo)\b"
)
_BETWEEN: Final = (
    r"(?:(?:a|an|be|being|currently|eligible|available|offer\w*|allow\w*|for|fully|open|to|is"
    r"|consider\w*|suitable|provide\w*|permit\w*|accept\w*|any|possible|100\s?%)[\s-]+){0,4}?"
)
_DAYS: Final = (
    r"\b(?:[1-4]|one|two|three|four)(?:\s?(?:-|–|to|or)\s?(?:[1-4]|two|three|four))? days?"
)

REFUSED: Final = re.compile(
    rf"\b(?:no|not|non|isn[’']t|cannot be|never|without|keine?|nicht|pas de|sin)[\s-]+"
    rf"{_BETWEEN}{_ELSEWHERE}"
    rf"|\b{_ELSEWHERE}(?: \w+)?(?: (?:is|are|will be))? not (?:available|possible|offered|an option"
    r"|allowed|permitted|considered|supported)\b"
    rf"|{_ELSEWHERE} (?:should|need|please do|do) not apply\b",
    re.IGNORECASE,
)
"""Remote work is ruled out."""

ON_SITE: Final = re.compile(
    r"\b(?:work(?:ing)?|role|position|job|fully|strictly|100\s?%|must be|be|type\W{1,3}|required)"
    r"[\s:,-]+(?:on|in)[\s-]?(?:site|person|office)\b(?! (?:based )?(?:support|visits?))"
    r"|\b(?:on[\s-]?site|in[\s-](?:person|office))[\s-]+(?:role|position|work|only|job|5 days)\b"
    r"|\b(?:office|site)[\s-]based (?:role|position|job)\b|#LI-onsite\b"
    r"|\barbeit vor ort\b|\bvor ort in\b|\b(?:trabajo|modalidad):? presencial\b",
    re.IGNORECASE,
)
"""Said of the job in running text, where `on-site` alone is often said of a gym."""

ON_SITE_ALONE: Final = re.compile(
    r"\bon[\s-]?site\b(?! (?:support|manager|engineer))|\bin[\s-]office\b|\boffice[\s-]based\b"
    r"|\bin[\s-]person\b|\bvor ort\b|\bsur site\b|\bpresencial\b|\bin sede\b",
    re.IGNORECASE,
)
"""Enough in a location or a title."""

HYBRID: Final = re.compile(
    r"\bhybrid(?:es?)?\b(?![\s-]+(?:and|,|multi|public|cloud|car|vehicle|apps?|mobile|search|drive"
    r"|infrastructure|environments?|architectures?|integration|power|events?|seeds?|threats?|it|data"
    r"|models? (?:of|for|that)|engines?|solutions?|systems?|networks?|identity|maize|rice)\b)"
    r"(?!, )|\bhybrid (?:work\w*|role|schedule|position)\b"
    r"|\b(?:partly|partially|part|semi)[\s-]remote\b|\bteilweise remote\b|\bhíbrid[oa]\b|\bibrido\b"
    rf"|{_DAYS}(?: (?:a|per|each|/) ?week)? (?:in|at|on|from) (?:the |our )?(?:office|home|site)\b"
    rf"|{_DAYS}(?: (?:a|per|each|/) ?week)? (?:of )?(?:remote|wfh|work(?:ing)? from home)\b"
    r"|\b(?:mix|combination|blend) of (?:working )?(?:from )?(?:home|office|remote)\b"
    r"|\boccasional(?:ly)? (?:remote|work(?:ing)? from home)\b",
    re.IGNORECASE,
)

REMOTE: Final = re.compile(
    r"\b(?:fully|100\s?%|completely|entirely|permanently|hiring|work(?:ing)?)[\s-]remote(?:ly)?\b"
    r"|\bremote[\s-](?:first|only|friendly|position|role|job|opportunity|work(?:ing)?\b(?! with)"
    r"|ok|within|from|in|anywhere|candidates|engineer\w*|developer\w*|employees?)\b"
    r"|\b(?:role|position|job) (?:\w+ ){0,3}?(?:is|can be|may be)(?: \w+){0,2} remote(?:ly)?\b"
    r"|\b(?:work|job) (?:can|may) be done (?:\w+ )?remotely\b"
    r"|\bwork(?:ing)? (?:from home|from anywhere|remotely)\b|\bwfh\b|\btelecommut\w*|#LI-remote\b"
    r"|\bhome[\s-]based (?:role|position|job|work\w*|contract)\b|\b(?:location|base)\W{1,3}home\b"
    r"|(?<!the )\bhome[\s-]?office\b(?! (?:furniture|supplies|allowance|budget|stipend|equipment"
    r"|application|guid\w+|sponsor\w*|visa|check\w*|policy|approv\w*))"
    r"|\bremoto\b|\bà distance\b|\btélétravail\b|\bteletrabajo\b|\bortsunabhängig\b"
    r"|\bvon zu Hause\b|\blocation\s*:?\s*remote\b|\bremote\b(?=\s*(?:[)(|,/·–—-]|$|\n))",
    re.IGNORECASE,
)

REMOTE_ALONE: Final = re.compile(r"\bremote(?:ly)?\b|\bhome[\s-]based\b", re.IGNORECASE)
"""Enough in a location or a title."""

OTHER_REMOTE: Final = re.compile(
    r"\bremote[\s-](?:monitoring|sensing|access|areas?|communit\w+|support|desktop|control\w*"
    r"|patients?|diagnos\w+|locations?|servers?|procedures?|islands?|regions?|sites?|villages?"
    r"|possibility|hands|teams?\b(?! (?:member|lead)))"
    r"|\bremotely (?:operated|sensed|controlled|monitor\w*)"
    r"|\b(?:support(?:ing)?|manag(?:e|ing)|global|with|our|dispersed|distributed) remote\b",
    re.IGNORECASE,
)
"""Remote, but not the work."""

TELLING: Final = (
    *("remot", "wfh", "home", "telecommut", "office", "site", "n person", "n-person", "inperson"),
    *("hybrid", "híbrid", "ibrid", "vor ort", "zu hause", "ortsunab", "presencial", "sede"),
    *("distance", "télétravail", "teletrabajo", "anywhere", "only", "located", "resid"),
    *(
        f"{word} {follows}"
        for word in ("based", "live", "living")
        for follows in ("in", "w", "and")
    ),
)
"""In lower case, what every pattern here, and every restriction to countries, holds a part of."""
