"""The spoken languages that an ad asks for, and how well."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from models.evidence import Span
from models.profile import LanguageLevel
from models.requirements import LanguageAsked
from search.reading.ad.ground import AdGround
from search.reading.person.spoken_languages import language_codes

_DUTCH: Final = {"engels": "en", "duits": "de", "frans": "fr", "nederlands": "nl"}
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_COMPOUND: Final = re.compile(r"kenntnis|sprach|kundig")
_SKILLS: Final = re.compile(r"s?(?:kenntnisse\w*|sprach\w*|kundig\w*)$")
_LEVELS: Final = {
    LanguageLevel.NATIVE: r"native|mother[\s-]tongue|bilingual|muttersprach\w*|maternelle|bilingue"
    r"|nativ[oa]|moedertaal",
    LanguageLevel.C2: r"C2|near[\s-]native",
    LanguageLevel.C1: r"C1|fluent(?:ly)?|fluency|fließend\w*|verhandlungssicher\w*|courant"
    r"|couramment|fluido|vloeiend\w*|full professional|excellent|sehr gute\w*|perfect\w*|advanced"
    r"|proficien\w+",
    LanguageLevel.B2: r"B2|upper[\s-]intermediate|good|gute\w*|working|business|solid|strong|bonne"
    r"|nivel alto|goede",
    LanguageLevel.B1: r"B1|conversational|intermediate|nivel medio",
    LanguageLevel.A2: r"A2|basic|grundkenntnisse|notions|básico",
    LanguageLevel.A1: r"A1",
}
_LEVEL: Final = re.compile(
    "|".join(rf"(?P<{level.name}>\b(?:{words})\b)" for level, words in _LEVELS.items()),
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:native|fluent|fluency|proficien\w+|excellent|good|strong|basic|business"
    r"|conversational"
    r"|professional|advanced|intermediate|written|spoken|verbal|oral|speak\w*|bilingual|command of"
    r"|knowledge of|skills in|communicat\w+ in|languages?:?|read|write|fließend\w*|gute\w*|sehr"
    r"|verhandlungssicher\w*|courant|maîtrise|parl\w+|nivel|dominio|idiomas?:?|sprachen?:?"
    r"|langues?:?"
    r"|hablar|beheersing|spreekt|goede)\b|[/,&]|\b(?:and|or|und|oder|et|ou|y|en|in|both)\b)"
    r"[\w\s,/&()'’-]{0,24}$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"[\s(,:–-]{0,3}(?:language\b|speak\w+|skills|fluen\w+|native|proficien\w+|\(?[ABC][12]\b"
    r"|(?:is |are |would be )?(?:required|essential|preferred|mandatory|a must|a plus|an asset"
    r"|desirable|an advantage|advantageous|von vorteil|erforderlich)"
    r"|both (?:written|spoken)|(?:written|spoken|verbal|oral)|communication"
    r"|and \w+ (?:language|speak\w+)|mother|muttersprach\w*|fließend\w*|in wort"
    r"|courant|couramment|nivel|level|level [ABC])",
    re.IGNORECASE,
)
_CUE: Final = re.compile(
    r"speak|fluen|native|proficien|languag|skills|written|spoken|verbal|oral|communicat"
    r"|command|level"
    r"|knowledge|[ABC][12]\b|required|essential|sprach|kenntnis|fließend|verhandlung|gute|courant"
    r"|maîtrise|nivel|idioma|langue|wort und|dominio|hablar|goede|beheersing|vloeiend"
    r"|excellent|good"
    r"|conversational|business|basic|preferred|plus|advantage|vorteil",
    re.IGNORECASE,
)
_NOT_SPOKEN: Final = re.compile(
    r"(?:gcses?|a[\s-]levels?|grade|maths?|mathematics|degree in|study|teach\w*|literature)"
    r"[^.\n]{0,40}$|(?:other|rather) than\s$",
    re.IGNORECASE,
)
_NOT_A_LANGUAGE: Final = re.compile(
    r"\s(?:restaurants?|food|cuisine|market|markets|company|government|law|literature|channel"
    r"|heritage|windows|citizen\w*|council|team|clients?|customers?|subsidiary|and maths|teacher"
    r"|department|office|based|national\w*|army|history|studies|degree|gcse|grade|at grade)",
    re.IGNORECASE,
)
_NEAR: Final = 45
_APART: Final = re.compile(r"[,;]")


def read_asked_languages(ground: AdGround) -> Iterator[LanguageAsked]:
    """Each language once, where words say that it is spoken."""
    lower = ground.text.lower()
    if _codes().keys().isdisjoint(_WORD.findall(lower)) and not _COMPOUND.search(lower):
        return
    seen: set[str] = set()
    last = 0
    for word in _WORD.finditer(ground.text):
        name = word[0].lower()
        stem = _SKILLS.sub("", name) if _COMPOUND.search(name) else name
        code = _codes().get(stem)
        if code is None or code in seen or ground.is_boilerplate(word.start()):
            continue
        span = Span(*word.span())
        if stem != name or _is_spoken(ground, span):
            seen.add(code)
            level = _level(ground, span, last)
            yield LanguageAsked(code, level, ground.required(span), span)
            last = span.end


def _is_spoken(ground: AdGround, span: Span) -> bool:
    clause = ground.clause(span)
    before = ground.text[max(clause.start, span.start - _NEAR) : span.start]
    after = ground.text[span.end : min(clause.end, span.end + _NEAR)]
    if _NOT_SPOKEN.search(before) or _NOT_A_LANGUAGE.match(after):
        return False
    return bool(_AFTER.match(after) or (_BEFORE.search(before) and _CUE.search(before)))


def _level(ground: AdGround, span: Span, last: int) -> LanguageLevel | None:
    """The level beside the language: after it, or before it.

    `last` is where the language before it ends: `German (B2), English` names no level of English.
    """
    clause = ground.clause(span)
    after = _LEVEL.search(ground.text, span.end, min(clause.end, span.end + _NEAR // 2))
    if after is None or not re.fullmatch(r"[ABC][12]", after[0]):
        first = max(clause.start, span.start - _NEAR)
        before = list(_LEVEL.finditer(ground.text, first, span.start))
        if before and clause.start < last <= before[-1].start():
            is_of_last = _APART.search(ground.text, before[-1].end(), span.start)
            before = [] if is_of_last else before
        after = before[-1] if before else after
    return LanguageLevel[str(after.lastgroup)] if after else None


@cache
def _codes() -> dict[str, str]:
    """ISO 639-1 codes by name."""
    return language_codes() | _DUTCH
