"""One pattern of many words that does not try each of them at every word of a text."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words in any case, the longest that fits."""
    longest = sorted(words, key=len, reverse=True)
    alternatives = by_first_letter((word, re.escape(word)) for word in longest)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def by_first_letter(patterns: Iterable[tuple[str, str]]) -> str:
    """The alternatives, given with a word that each begins like, in the order given.

    Each letter's are tried only where the letter stands.
    """
    letters: dict[str, list[str]] = {}
    for word, pattern in patterns:
        letters.setdefault(word[0].lower(), []).append(pattern)
    return "|".join(
        f"(?=[{re.escape(letter)}{re.escape(letter.upper())}])(?:{'|'.join(alternatives)})"
        for letter, alternatives in letters.items()
    )
