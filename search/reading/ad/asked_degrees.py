"""The degrees that an ad asks for, and whether experience may stand in for them."""

import re
from collections.abc import Iterator
from typing import Final

from models.evidence import Span
from models.profile import Degree
from models.requirements import DegreeAsked
from search.reading.ad.ground import AdGround
from search.reading.ad.headings import AdSectionKind
from search.reading.person.degrees import read_education
from search.reading.text.windows import around, matches

_ANY_DEGREE: Final = re.compile(
    r"\b(?:university |college |undergraduate |first |relevant |graduate |honou?rs "
    r"|four[\s-]year )*"
    r"degree\b(?! of\b| celsius| or certificate)|\bgraduates? (?:in|of|with)\b|\bdegree[\s-]level\b"
    r"|\bhochschulabschluss|\babgeschlossenes (?:\w+ )?(?:hoch)?(?:schul)?studium"
    r"|\bhochschulstudium"
    r"|\bbac\s?\+\s?[3-4]\b|\bhbo\b|\btitulación universitaria|\bgrado universitario",
    re.IGNORECASE,
)
_HIGHER: Final = re.compile(r"\bbac\s?\+\s?(?P<years>[58])\b", re.IGNORECASE)
_NO_DEGREE: Final = re.compile(
    r"\b(?:high|some|certain|great|large|any|fair|good|no)\s$", re.IGNORECASE
)
_INSTEAD: Final = re.compile(
    r"\bor (?:an? |the )?(?:\w+ ){0,2}?(?:equivalent|relevant|comparable|related|proven|similar"
    r"|extensive|significant|commensurate)?,? ?(?:\w+[ /]){0,4}?experience\b"
    r"|\bequivalent (?:\w+ ){0,3}(?:experience|combination)|\bor equivalent\b(?! degree)"
    r"|\bin lieu of\b|\bexperience (?:may|can|will) (?:be )?substitut\w*|\bequivalent by experience"
    r"|\bcombination of (?:education|experience)|\boder (?:eine )?(?:vergleichbare|gleichwertige)"
    r"|\bou (?:une )?(?:expérience|équivalen)|\bo (?:experiencia|equivalente)|\bof gelijkwaardig",
    re.IGNORECASE,
)
_STEMS: Final = (
    *("degree", "bachelor", "master", "ph.d", "phd", "doctor", "diplom", "b.sc", "bsc", "m.sc"),
    *(
        "msc",
        "b.a",
        "m.a.",
        "mba",
        "b.tech",
        "btech",
        "b.eng",
        "beng",
        "meng",
        "b.e",
        "b.s.",
        "m.s.",
    ),
    *("ba/", "bs/", "ba or", "bs or", "ba in", "bs in", "ms in", "nvq", "hnd", "hnc", "gcse"),
    *("a-level", "a level", "high school", "secondary", "ged", "graduat", "abitur", "ausbildung"),
    *("studium", "hochschul", "staatsexamen", "bac ", "bac+", "licence ", "licenciatura", "grado"),
    *("formation", "formación", "técnico", "ciclo", "hbo", "mbo", "associate", "apprentice", "llb"),
    *("vocational", "city and guilds", "city & guilds", "llm", "cap ", "bts", "dut", "máster"),
)
_REACH: Final = 90
_ASKING: Final = (AdSectionKind.REQUIREMENTS, AdSectionKind.NICE_TO_HAVE)


def read_asked_degrees(ground: AdGround) -> Iterator[DegreeAsked]:
    """Each level once: where it is asked for first."""
    seen: set[Degree] = set()
    for degree, span in sorted(_named(ground.text), key=lambda named: named[1].start):
        required = ground.required(span)
        if degree in seen or ground.is_waived(span) or not _is_asked(ground, span, required):
            continue
        seen.add(degree)
        clause = ground.clause(span)
        words = ground.text[clause.start : min(clause.end + _REACH, len(ground.text))]
        instead = _INSTEAD.search(words, 0, clause.end - clause.start)
        yield DegreeAsked(degree, required, instead is not None, span)


def _is_asked(ground: AdGround, span: Span, required: bool | None) -> bool:
    """Whether a degree is the applicant's: ads also praise the courses that they pay for."""
    kind = ground.kind(span.start)
    if ground.is_boilerplate(span.start) or ground.text[span.start : span.end] == "JD":
        return False
    is_offered = ground.text[span.start : span.end].lower().startswith("apprentice")
    return kind in _ASKING or (required is not None and not is_offered)


def _without_note(text: str, start: int, end: int) -> Span:
    """The degree without the bracket that says how firmly it is asked for."""
    bracket = text.find("(", start + 1, end)
    words = text[start : bracket if bracket > 0 else end]
    return Span(start, start + len(words.rstrip()))


def _named(text: str) -> Iterator[tuple[Degree, Span]]:
    spans = around(text, _STEMS, _REACH)
    levels = [
        (each.degree, _without_note(text, near.start + each.span.start, near.start + each.span.end))
        for near in spans
        for each in read_education(text[near.start : near.end])
    ]
    yield from levels
    for found in matches(_HIGHER, text, spans):
        yield (Degree.MASTER if found["years"] == "5" else Degree.DOCTORATE), Span(*found.span())
    for found in matches(_ANY_DEGREE, text, spans):
        near = any(abs(found.start() - span.start) < _REACH for _, span in levels)
        if not near and not _NO_DEGREE.search(text, max(0, found.start() - 10), found.start()):
            yield Degree.BACHELOR, Span(*found.span())
            return
