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
    *("remot", "wfh", "hybrid", "híbrid", "ibrido", "telework", "telecommut", "teletrab"),
    *("télétrav", "smart work", "à distance", "from home", "at home", "and home", "home work"),
    *("home-work", "homework", "home based", "home-based", "home office", "home-office"),
    *("homeoffice", "location: home", "location - home", "location – home", "base: home"),
    *(
        "any home",
        "between home",
        "home and",
        "zu hause",
        "zuhause",
        "anywhere",
        "thuiswerk",
        "mobiles arb",
        "mobile arb",
    ),
    *("mobilen arb", "ortsunab", "onsite", "on-site", "on site", "in person", "in-person"),
    *("in office", "in-office", "office based", "office-based", "site based", "site-based"),
    *("from office", "the office", "our office", "’s office", "'s office", "work in office"),
    *("days office", "of office", "tage im", "büro", "vor ort", "presencial", "oficina"),
    *("in sede", "sur site", "bureau", "kantoor"),
)
"""In lower case, what every pattern of the table holds a part of."""
