"""The languages that a person says to speak."""

import re
from typing import Final

from models.evidence import Span
from models.profile import LanguageReading
from search.reading.sections import Section, SectionKind

NAMES: Final = {
    "ar": "arabic arabisch arabe árabe",
    "bg": "bulgarian bulgarisch bulgare búlgaro",
    "bn": "bengali bangla",
    "ca": "catalan katalanisch catalán",
    "cs": "czech tschechisch tchèque checo",
    "da": "danish dänisch danois danés",
    "de": "german deutsch allemand alemán",
    "el": "greek griechisch grec griego",
    "en": "english englisch anglais inglés",
    "es": "spanish spanisch espagnol español castellano",
    "eu": "basque euskera baskisch",
    "fa": "persian farsi persisch persan persa",
    "fi": "finnish finnisch finnois finlandés finés",
    "fr": "french französisch français francés",
    "gl": "galician gallego",
    "gu": "gujarati",
    "he": "hebrew hebräisch hébreu hebreo",
    "hi": "hindi",
    "hr": "croatian kroatisch croate croata",
    "hu": "hungarian ungarisch hongrois húngaro",
    "id": "indonesian indonesisch indonésien indonesio",
    "it": "italian italienisch italien italiano",
    "ja": "japanese japanisch japonais japonés",
    "kn": "kannada",
    "ko": "korean koreanisch coréen coreano",
    "ml": "malayalam",
    "mr": "marathi",
    "ms": "malay malaiisch malais malayo",
    "nl": "dutch niederländisch holländisch néerlandais neerlandés holandés",
    "no": "norwegian norwegisch norvégien noruego",
    "pa": "punjabi panjabi",
    "pl": "polish polnisch polonais polaco",
    "pt": "portuguese portugiesisch portugais portugués",
    "ro": "romanian rumänisch roumain rumano",
    "ru": "russian russisch russe ruso",
    "sk": "slovak slowakisch slovaque eslovaco",
    "sr": "serbian serbisch serbe serbio",
    "sv": "swedish schwedisch suédois sueco",
    "sw": "swahili kiswahili",
    "ta": "tamil",
    "te": "telugu",
    "th": "thai thailändisch thaï tailandés",
    "tl": "tagalog filipino",
    "tr": "turkish türkisch turc turco",
    "uk": "ukrainian ukrainisch ukrainien ucraniano",
    "ur": "urdu",
    "vi": "vietnamese vietnamesisch vietnamien vietnamita",
    "zh": "chinese mandarin cantonese chinesisch mandarín chinois chino",
}
"""Names by ISO 639-1 code, in English, German, French and Spanish."""

_CODES: Final = {name: code for code, names in NAMES.items() for name in names.split()}
_LANGUAGE: Final = re.compile(rf"\b(?:{'|'.join(_CODES)})\b", re.IGNORECASE)
_LEVEL: Final = re.compile(
    r"\b(?:[abc][12]|fluen(?:t|tly|cy)|native|mother tongue|bilingual|speak(?:s|er|ing)?|spoken"
    r"|proficient|proficiency|conversational|intermediate|written|languages?"
    r"|muttersprach\w+|fließend\w*|verhandlungssicher\w*|grundkenntnisse|sprachen|sprachkenntnisse"
    r"|in wort und schrift|courant|couramment|maternelle|bilingue|langues?|notions"
    r"|nativ[oa]|fluido|materna|idiomas?|nivel (?:alto|medio|bajo))\b",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"^[ \t•*-]*(?:(?:spoken |foreign )?languages?(?: skills)?|sprachen|sprachkenntnisse|langues?"
    r"|idiomas?)[ \t]*:.*$",
    re.IGNORECASE | re.MULTILINE,
)
_NEAR: Final = 40
"""Characters between a language and the word that says how well it is spoken, on one line."""


def read_languages(text: str, sections: list[Section]) -> list[LanguageReading]:
    """Each language once: all in a section or line of languages, elsewhere those with a level."""
    own = [s.span for s in sections if s.kind is SectionKind.LANGUAGES]
    own += [Span(*line.span()) for line in _LISTED.finditer(text)]
    found: dict[str, LanguageReading] = {}
    for match in _LANGUAGE.finditer(text):
        code = _CODES[match[0].lower()]
        if code in found:
            continue
        if any(s.start <= match.start() < s.end for s in own) or _has_level(text, match):
            found[code] = LanguageReading(code, Span(*match.span()))
    return list(found.values())


def _has_level(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _NEAR].partition("\n")[0]
    return bool(_LEVEL.search(before) or _LEVEL.search(after))
