"""The language of a text, by its most frequent small words."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

_SMALL_WORDS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of to with for you our will are is we your this have",
        "de": "und der die das mit für wir sie ist ein eine bei zu im den von dein deine",
        "fr": "et le la les des une vous pour avec est dans nous sur votre du au",
        "es": "y el la los las una para con es en del por nuestro como se",
        "it": "e il la di che per una con è nel della gli sono dei un",
        "nl": "en de het een van met voor je wij zijn onze bij te dat op",
        "pt": "e o a os as uma para com é em da do na nos que",
        "pl": "i w na z do dla się jest oraz że nie od praca o po",
        "sv": "och att det som en för med på av är vi du till ett dig",
    }.items()
}
_FEWEST: Final = 5
_ENOUGH: Final = 2_000
"""Characters that tell; the rest of an ad is in the same language."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`; None where too few words tell."""
    words = Counter(re.findall(r"[^\W\d_]+", text[:_ENOUGH].lower()))
    scores = {
        language: sum(words[word] for word in small) for language, small in _SMALL_WORDS.items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _FEWEST else None
