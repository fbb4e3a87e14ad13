"""When two stretches of a text say the same."""

import re
from collections.abc import Iterable
from typing import Final

from models.evidence import Span

_SHARED: Final = 0.5

Words = tuple[str, ...]


def words_in(text: str) -> Words:
    """The words of `text` in lower case; `c++`, `c#` and `.net` are words."""
    return tuple(re.findall(r"[a-z0-9+#.]+", text.lower()))


def words_at(text: str, span: Span) -> Words:
    """The words of `text` at `span`."""
    return words_in(text[span.start : span.end])


def confirmed(text: str, spans: Iterable[Span], others: Iterable[Span]) -> dict[str, bool]:
    """Each value of `spans`, once, and whether any of `others` agrees with it.

    They agree where their words are the same, wherever they stand; or where they overlap, and the
    words of one hold those of the other or half of all their words are shared.
    """
    others = list(others)
    values = {words_at(text, other) for other in others}
    found: dict[str, bool] = {}
    for span in spans:
        words = words_at(text, span)
        agrees = words in values or any(_agree(text, span, other) for other in others)
        found[" ".join(words)] = found.get(" ".join(words), False) or agrees
    return found


def _agree(text: str, one: Span, other: Span) -> bool:
    if min(one.end, other.end) <= max(one.start, other.start):
        return False
    a, b = set(words_at(text, one)), set(words_at(text, other))
    if not (a and b):
        return False
    return a <= b or b <= a or len(a & b) / len(a | b) >= _SHARED


def is_among(forms: Iterable[Words], others: Iterable[Words]) -> bool:
    """Whether the words of any of `forms` hold those of any of `others`, or are held by them."""
    sets = [set(other) for other in others if other]
    return any(set(form) <= other or other <= set(form) for form in forms if form for other in sets)
