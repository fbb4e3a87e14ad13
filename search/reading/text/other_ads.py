"""Where the ad ends and others begin, on a page that shows several."""

import re

_HEADING = re.compile(
    r"^[^\w\n]{0,12}(?:"
    r"(?:similar|related|recommended|more|other) (?:jobs|positions|roles|openings|vacancies)"
    r"|people also viewed|jobs you may like|you may also like|more like this"
    r"|ähnliche (?:jobs|stellen|stellenangebote)|weitere (?:jobs|stellenangebote)"
    r"|offres similaires|ofertas similares|empleos similares|vergelijkbare vacatures"
    r"|podobne oferty)\b.{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)


def own_text(description: str) -> str:
    """What stands above a heading such as `Similar jobs`, below which it is about other ads."""
    heading = _HEADING.search(description)
    return description[: heading.start()] if heading else description
