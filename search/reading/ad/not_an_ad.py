"""Pages that boards and crawlers send in place of an ad, told by what only they say."""

import re
from typing import Final

from search.reading.ad.guide import is_guide

_SHORT: Final = 1_200
"""Characters up to which a page that says so has nothing else to say."""
_VERY_SHORT: Final = 400
_HEAD: Final = 400
"""Characters of a page that say what it is."""

_EXPIRED: Final = re.compile(
    r"\b(?:this|the) (?:job|position|vacancy|role|listing|posting|job posting|ad|advert|page"
    r"|opportunity|job ad)(?: \w+){0,5}? (?:has|is|was) (?:now |already |been )?"
    r"(?:expired|no longer (?:available|active|accepting|open|live|exists?)|closed|filled|removed"
    r"|(?:been )?(?:filled|closed|removed|deleted|taken down|withdrawn))"
    r"|\bno longer accepting applications\b|\bapplications (?:are|have) (?:now )?(?:been )?closed\b"
    r"|\b(?:diese|die) (?:stelle|stellenanzeige|anzeige)(?: \w+){0,3}? (?:nicht mehr|bereits)"
    r"|\bcette offre (?:a expiré|n['’]est plus)|\bcette annonce (?:a expiré|n['’]est plus)"
    r"|\besta (?:oferta|vacante) (?:ya no|ha (?:expirado|caducado))"
    r"|\bdeze vacature is (?:niet meer|gesloten|verlopen)",
    re.IGNORECASE,
)
_WALL: Final = re.compile(
    r"\b(?:please )?(?:log|sign) in (?:to (?:view|see|continue|access|your)|or (?:sign"
    r"|create|register))"
    r"|\bcreate (?:a free|an) account to (?:view|see|continue)"
    r"|\bforgot(?:ten)? (?:your )?password\b"
    r"|\b(?:we|this (?:web)?site) uses? cookies\b|\baccept (?:all )?cookies\b|\bcookie (?:settings"
    r"|preferences|consent)\b|\bverify (?:that )?you are (?:a )?human\b"
    r"|\benable (?:javascript|cookies)\b"
    r"|\baccess (?:to this page has been )?denied\b|\bare you a robot\b|\bcomplete the captcha\b"
    r"|\bchecking your browser\b|\bunusual traffic\b|\bwir verwenden cookies\b",
    re.IGNORECASE,
)
_NOTHING: Final = re.compile(
    r"\b(?:404|page not found|page (?:you (?:are|were) looking for|cannot be found"
    r"|can[’']t be found"
    r"|doesn[’']t exist|could not be found))\b|\bthis domain (?:is|may be"
    r"|name is) (?:for sale|parked"
    r"|available)\b|\bbuy this domain\b|\bdomain (?:is )?parked\b|\bunder construction\b"
    r"|\binternal server error\b|\bservice unavailable\b|\bseite nicht gefunden\b",
    re.IGNORECASE,
)
_RESULTS: Final = re.compile(
    r"^[^\w\n]*[\d,.]{1,9}\+? (?:\w+[ -]){0,5}(?:jobs?|vacancies|results|positions|openings)\b"
    r"(?: (?:found|in|near|available|for|match\w*)\b|[^\w\n]*$)"
    r"|^[^\w\n]*(?:showing|page) \d+ ?(?:-|–|to|of) ?[\d,]+ (?:of [\d,]+ )?(?:jobs|results"
    r"|vacancies|\w+ jobs)"
    r"|^[^\w\n]*(?:sort by|filter by|refine (?:your )?(?:search|results)|your search|search results"
    r"|create job alert|get (?:new )?jobs (?:like these )?by e-?mail|set up (?:a )?job alert)\b",
    re.IGNORECASE | re.MULTILINE,
)
_ENTRY: Final = re.compile(
    r"^[^\w\n]*(?:(?:re)?posted )?(?:\d{1,2}\+? (?:days?|hours?|weeks?|months?) ago|today"
    r"|yesterday|just"
    r" (?:now|posted)|easy apply|quick apply|apply now|view job|view details|save job|see more"
    r"|new|promoted|actively hiring|be an early applicant)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_ENTRIES: Final = 6
_OF_AN_AD: Final = re.compile(
    r"\b(?:responsib\w+|requirements?|qualifications?|you will|you['’]ll|experience (?:in|with|of)"
    r"|duties|we are looking|successful candidate|aufgaben|profil|anforderungen|missions|requisitos"
    r"|funciones|werkzaamheden)\b",
    re.IGNORECASE,
)
_FEW_WORDS_OF_AN_AD: Final = 2


def why_not_an_ad(text: str) -> str | None:
    """What `text` is instead of an ad for one job, as a clause; None for an ad.

    `text` is what stands above other ads on its page.
    """
    if is_guide(text):
        return "is a guide to a kind of job, not an ad for one"
    if _is_list(text):
        return "is a list of jobs, not an ad for one"
    if len(text) > _SHORT or len(_OF_AN_AD.findall(text)) > _FEW_WORDS_OF_AN_AD:
        return None
    head = text[:_HEAD]
    if _EXPIRED.search(head):
        return "says that the job is no longer offered"
    if _NOTHING.search(head):
        return "is a page without content"
    if len(text) <= _VERY_SHORT and _WALL.search(text) and not _OF_AN_AD.search(text):
        return "is a page to log in or to accept cookies, with no ad on it"
    return None


def _is_list(text: str) -> bool:
    """Whether a page shows many ads: a count of results, and the marks of an entry repeated."""
    entries = sum(1 for _ in _ENTRY.finditer(text))
    if entries < _FEWEST_ENTRIES // 2:
        return False
    results = sum(1 for _ in _RESULTS.finditer(text))
    few_duties = len(_OF_AN_AD.findall(text)) <= entries
    return few_duties and (entries >= 2 * _FEWEST_ENTRIES or results > 0)
