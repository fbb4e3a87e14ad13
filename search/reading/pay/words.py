"""The words around pay, by what they do there, in the languages of ads."""

import re
from typing import Final

from search.reading.text.table import rows_of

LETTER: Final = "[A-Za-zÀ-ɏͰ-ӿ]"
"""What cannot touch a word. Letters of languages that set no spaces are left out."""

_PER: Final = (
    r"(?:(?:per|an?|each|every|pro|je|die|im|in der|par|por|à|al|a la|la|ao|na|za|pr\.?|i|w|ek|har"
    r"|प्रति|/)\s"
    r"|(?:de l|all|à l|l|d)[’'´]|[/\\]\s?|p\s?[/.]\s?)"
)
_SLASH: Final = r"(?:(?<!\b[A-Za-z])[/\\]\s?|p\s?[/.]\s?|per )"


def _rows() -> dict[str, list[str]]:
    """Regular expressions by kind; several rows of a kind are alternatives.

    `<per>` stands for what may precede a unit of time, `<slash>` for what may precede its letter.
    """
    rows: dict[str, list[str]] = {}
    for kind, words in rows_of("pay/words.tsv"):
        rows.setdefault(kind, []).append(words.replace("<per>", _PER).replace("<slash>", _SLASH))
    return rows


_ROWS: Final = _rows()


def words(kind: str) -> str:
    """A regular expression for the words of a kind, without what may touch them."""
    return "(?:" + "|".join(_ROWS[kind]) + ")"


def any_of(*kinds: str) -> re.Pattern[str]:
    """A pattern for whole words of these kinds, each a named group; the first kind goes first."""
    groups = "|".join(f"(?P<{kind}>{words(kind)})" for kind in kinds)
    return re.compile(rf"(?:(?<!{LETTER})|(?=[/\\]))(?:{groups})(?!{LETTER})", re.IGNORECASE)


def before_amount(kind: str) -> re.Pattern[str]:
    """A pattern for words of a kind that lead to an amount, at the end of a text."""
    lead = rf"(?:(?<!{LETTER})|(?=[≤≥<>])){words(kind)}"
    return re.compile(rf"{lead}[\s:]{{0,3}}(?:{words('about')}[\s:]{{0,2}}){{0,3}}$", re.IGNORECASE)
