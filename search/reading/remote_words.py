"""The words by which ads say where the work is done, in English and its neighbours.

A row of `remote_words.tsv`: what the words say, where they count, and a pattern.

    trap      of other things: remote sensing, hybrid cars, care homes
    refused   that remote work is ruled out
    hybrid    partly at the workplace
    remote    wholly from elsewhere
    home      from home: partly, where words of the kind `some` stand near, else wholly
    on_site   at the workplace

Words that count in a `field` are enough in a title or a location; in running text the same words
are mostly about something else.
"""

from typing import Final

TELLING: Final = (
    *("remot", "wfh", "home", "telecommut", "telework", "office", "site", "n person", "n-person"),
    *("inperson", "hybrid", "híbrid", "ibrid", "vor ort", "zu hause", "ortsunab", "presencial"),
    *("sede", "distance", "télétravail", "teletrabajo", "anywhere", "only", "located", "resid"),
    *("smart working", "mobile arb", "mobiles arb", "mobilen arb", "thuiswerk", "right to work"),
    *(" to work in", "to work within", "open to", "candidates", "applicants", "time zone"),
    *(
        "timezone",
        "overlap",
        "ing hours",
        "ness hours",
        "büro",
        "oficina",
        "bureau",
        "utc+",
        "utc-",
        "utc ",
        "gmt+",
        "gmt-",
        "gmt ",
    ),
    *(
        f"{word} {follows}"
        for word in ("based", "live", "living")
        for follows in ("in", "w", "and")
    ),
)
"""In lower case, what every pattern here, and every restriction, holds a part of."""
