"""What the words around an amount call it."""

import re
from collections import deque
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from models.evidence import Span
from search.reading.pay.words import LETTER, words


class Label(Enum):
    """What an amount is said to be."""

    NAMED = auto()
    """Pay, in the word right before it: `Salary: £30,000`."""
    PAY = auto()
    """Pay, somewhere in its sentence."""
    SECOND = auto()
    """Pay that is not the pay offered: on-target earnings, a full-time equivalent."""
    OTHER = auto()
    """Other money: a bonus, a budget, a fee."""
    NONE = auto()


_LABEL = re.compile(
    rf"(?<!{LETTER})(?:(?P<other>{words('other')}(?:[ -](?:package|pay|payments?|scheme|rates?))?)"
    rf"|(?P<second>{words('second')})|(?P<verb>{words('verb')})|(?P<pay>{words('pay')}))(?!{LETTER})",
    re.IGNORECASE,
)
_LEADS: Final = "|".join(words(kind) for kind in ("led_by", "between", "upper", "lower", "about"))
_LED_BY = re.compile(rf"[\s:=–—(*|•-]*(?:(?:{_LEADS})[\s:=–—(*|)-]{{0,4}}){{0,4}}$", re.IGNORECASE)
_WORD: Final = rf"(?:(?!{words('not_called')}(?!{LETTER}))[\w'’]{{2,20}}[ -])"
# What an amount is called right after it; not what comes with it: `£30,000 plus bonus`.
_CALLED = re.compile(
    rf"[*\s)]*(?:\([^)]{{0,20}}\)\s*)?{_WORD}{{0,2}}?"
    rf"(?:(?P<other>{words('other')}|{words('after')})|(?P<second>{words('second')})"
    rf"|(?P<pay>{words('called')}))(?!{LETTER})",
    re.IGNORECASE,
)
_IN_CONTEXT = re.compile(rf"[\s*(,.-]*{words('context')}", re.IGNORECASE)
_OF_THE_NEXT = re.compile(r"\s*(?:of|:|=|up to|worth|from|[-–])?\s*$")
_REACH_BEFORE: Final = 110


def label_of(text: str, span: Span, before: int, after: int) -> Label:
    """What the amount at `span` is called, by the words from `before` to it and from it to `after`.

    `after` is where the next amount or the end of the sentence stands.
    """
    nearest = _last(_LABEL.finditer(text, max(before, span.start - _REACH_BEFORE), span.start))
    kind = nearest.lastgroup if nearest else None
    if kind == "pay" and nearest and _LED_BY.match(text, nearest.end(), span.start):
        return Label.NAMED
    called = _CALLED.match(text, span.end, min(after, span.end + 50))
    if called and not (_is_open(text, after) and _OF_THE_NEXT.match(text, called.end(), after)):
        return _LABELS[str(called.lastgroup)]
    if kind is None and _IN_CONTEXT.match(text, span.end, after):
        return Label.PAY
    return _LABELS[kind]


def _last(found: Iterator[re.Match[str]]) -> re.Match[str] | None:
    return next(iter(deque(found, maxlen=1)), None)


def is_other_money(text: str, end: int) -> bool:
    """Whether the amount that ends there is called a bonus or the like."""
    called = _CALLED.match(text, end, end + 50)
    return called is not None and called["other"] is not None


def _is_open(text: str, after: int) -> bool:
    """Whether an amount begins at `after`."""
    return after < len(text) and text[after] not in ".!?;\n"


_LABELS: Final = {
    "pay": Label.PAY,
    "verb": Label.PAY,
    "second": Label.SECOND,
    "other": Label.OTHER,
    None: Label.NONE,
}
