"""The stretches of a text that are worth a closer look.

Patterns that know many words take a millisecond a page; finding a few telling letters takes
microseconds. So the letters are found first, and the patterns look only around them.
"""

import re
from collections.abc import Iterable, Iterator

from models.evidence import Span


def around(text: str, stems: Iterable[str], reach: int) -> list[Span]:
    """Stretches of `text` up to `reach` characters around each of the lower-case `stems`.

    In order, none touching another, and cut between words. The whole text where its lower case
    has another length, since then no place in one is a place in the other.
    """
    lower = text.lower()
    if len(lower) != len(text):
        return [Span(0, len(text))]
    places: list[int] = []
    for stem in stems:
        at = lower.find(stem)
        while at >= 0:
            places.append(at)
            at = lower.find(stem, at + 1)
    return _joined(text, sorted(places), reach)


def around_matches(text: str, telling: re.Pattern[str], reach: int) -> list[Span]:
    """The same around the matches of a pattern, which should be a quick one."""
    return _joined(text, [match.start() for match in telling.finditer(text)], reach)


def matches(pattern: re.Pattern[str], text: str, spans: Iterable[Span]) -> Iterator[re.Match[str]]:
    """The matches of `pattern` within the stretches, in order."""
    for span in spans:
        yield from pattern.finditer(text, span.start, span.end)


def blanked(text: str, trap: re.Pattern[str], spans: Iterable[Span]) -> str:
    """`text` with what `trap` matches within the stretches made unreadable, in its full length."""
    pieces, at = [], 0
    for span in spans:
        inside = trap.sub(lambda found: "\0" * len(found[0]), text[span.start : span.end])
        pieces += [text[at : span.start], inside]
        at = span.end
    return "".join([*pieces, text[at:]])


def _joined(text: str, places: Iterable[int], reach: int) -> list[Span]:
    merged: list[tuple[int, int]] = []
    for at in places:
        # Words at the edges may widen two stretches until they touch.
        if merged and at - reach <= merged[-1][1] + 2 * _LONGEST_WORD:
            merged[-1] = (merged[-1][0], at + reach)
        else:
            merged.append((at - reach, at + reach))
    return [_whole_words(text, max(0, start), min(len(text), end)) for start, end in merged]


_LONGEST_WORD = 60
"""Characters that a stretch grows by at most, to end between words."""


def _whole_words(text: str, start: int, end: int) -> Span:
    """The stretch, wider by the words that it would cut."""
    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return Span(start, end)
