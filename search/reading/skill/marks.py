"""Whether a stretch of text that spells a skill may mean it, by the words around it."""

import re
from typing import Final

_LIST_SIGNS: Final = frozenset("\n,;|/•·●▪:()[]+&")
_BULLETS: Final = frozenset("-–—*>")
_LIST_WORDS: Final = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "o"})
_WORDS_BEFORE: Final = _LIST_WORDS | {
    "in", "with", "of", "using", "know", "ms", "use", "mit", "en", "avec", "con", "de", "write",
    "language", "languages", "including", "like", "either", "modern", "idiomatic", "advanced",
    "basic", "is", "are", "required", "office", "via", "need",
}  # fmt: skip
_WORDS_ABOUT: Final = frozenset({
    "developer", "developers", "programming", "programmer", "programmers", "script", "scripts",
    "scripting", "code", "package", "packages", "engineer", "engineers", "experience", "skills",
    "knowledge", "library", "libraries", "kenntnisse", "entwickler", "backend", "microservices",
    "services", "expertise", "proficiency", "language", "entwicklung", "programmierung",
})  # fmt: skip
_WORDS_AFTER: Final = _LIST_WORDS | _WORDS_ABOUT | {
    "is", "are", "for", "preferred", "required", "desirable", "a", "in", "at", "on", "would",
    "skill", "von", "ist", "wäre", "serait",
}  # fmt: skip
_NEIGHBOURHOOD: Final = 16

_ABOUT_SKILLS: Final = (
    "programm", "code", "coding", "language", "skill", "experienc", "knowledge", "proficien",
    "expertise", "familiar", "fluen", "know", "written", "software", "speak", "communicat",
    "bilingual", "native", "application", "tool", "develop", "stack", "technolog", "package",
    "packet", "suite", "office", "kenntnis", "grundkenntnis", "erfahrung", "sprach", "sprech",
    "connaissance", "maîtris", "logiciel", "langage", "parle", "experiencia", "conocimiento",
    "manejo", "dominio", "lenguaje", "paquete", "herramienta", "habla",
)  # fmt: skip
"""How words begin that speak of skills."""

_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;•●▪\n\r]|\n\s*[-*–—>])\s*$")
_AS_VERB: Final = re.compile(
    r"[ \t]+(?:to|at|in|as|of|the|an?|your|our|their|his|her|my|this|that|these|those|into|from|on"
    r"|beyond|through|it|off|up|out|quickly|with us)\b"
)
_ADDRESS: Final = re.compile(r"\.(?:com|org|de|co|fr|es|edu|gov|uk|eu|ch|at)\b", re.IGNORECASE)
_TOUCH: Final = re.compile(r"[\s,;/|•·●▪*&+()–-]{1,6}(?:(?:and|or|und|oder|et|ou|y|o)\s)?")
_LONGEST_TOUCH: Final = 11


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or sign of a longer name (C++, C#) adjoins, and no address."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() or before == "_" or after.isalnum() or after == "_":
        return False
    if "@" in (before, after):
        return False
    if after == "." and _ADDRESS.match(text, end):
        return False
    if before == "." and text[max(0, start - 4) : start].lower() == "www.":
        return False
    return not (after and after in "+#") or text[end - 1] in "+#"


def is_verb(text: str, start: int, end: int) -> bool:
    """Whether a sentence begins with a word of the language, as with `Excel at`, `Access to`."""
    return bool(_AS_VERB.match(text, end)) and bool(
        _SENTENCE_START.search(text, max(0, start - _NEIGHBOURHOOD), start)
    )


def touch(text: str, end: int, start: int) -> bool:
    """Whether two stretches are next to each other, as are the items of a list."""
    return start - end <= _LONGEST_TOUCH and bool(_TOUCH.fullmatch(text, end, start))


def begins_item(text: str, start: int, *, of_list: bool) -> bool:
    """Whether an item of a list may begin here; or else a name, as after `with`."""
    before = text[max(0, start - _NEIGHBOURHOOD) : start].rstrip(" \t")
    if not before or before[-1] in _LIST_SIGNS:
        return True
    word = before.split()[-1:]
    return not word or word[0] in _BULLETS or word[0].lower() in _words(_WORDS_BEFORE, of_list)


def ends_item(text: str, end: int, *, of_list: bool) -> bool:
    """Whether an item of a list may end here; or else a name, as before `is`."""
    after = text[end : end + _NEIGHBOURHOOD].lstrip(" \t")
    if not after or after[0] in _LIST_SIGNS:
        return True
    if after[0] == ".":
        return not after[1:2].isalnum()
    word = after.lstrip("-").lower().split()[:1]
    return not word or word[0].rstrip(".,;:)") in _words(_WORDS_AFTER, of_list)


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line."""
    before = text[max(0, start - _NEIGHBOURHOOD) : start].rstrip(" \t-–—*•·●▪>")
    after = text[end : end + _NEIGHBOURHOOD].strip(" \t.,;")
    return before[-1:].strip() == "" and after[:1].strip() == ""


def is_amid_talk_of_skills(text: str, start: int, end: int, reach: int) -> bool:
    """Whether the line speaks of skills shortly before the stretch or right after it."""
    before = text[max(0, start - reach) : start].rpartition("\n")[2].lower()
    if any(word.lstrip("(").startswith(_ABOUT_SKILLS) for word in before.split()):
        return True
    words = text[end : end + _NEIGHBOURHOOD].lstrip("-").split()
    return bool(words) and words[0].lower().rstrip(".,;:)") in _WORDS_ABOUT


def _words(words: frozenset[str], of_list: bool) -> frozenset[str]:
    return _LIST_WORDS if of_list else words
