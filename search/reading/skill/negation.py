"""Whether a text names a skill to say that it is not asked: `no SAP needed`, `ohne Excel`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from models.evidence import Span

_CUE: Final = re.compile(
    r"\b(?:"
    r"(?<!or )not(?! only\b| just\b| (?:be )?limited\b| least\b| to mention\b| necessarily\b)"
    r"|no (?:need for|es necesario|se requieren?|hace falta)"
    r"|no(?! less\b| later\b| fewer\b| more\b| matter\b| s[oó]lo\b| solamente\b)"
    r"|neither|without|do(?:n't|esn't| not) (?:need|use|want|know|have|like|require)"
    r"|instead of|rather than|other than|excluding|except(?: for)?"
    r"|kein(?:e[nrms]?)?|ohne|nicht(?! nur\b| zuletzt\b)|statt|außer"
    r"|sans|aucune?|pas besoin|pas(?! seulement\b| uniquement\b| que\b)|sauf"
    r"|sin|excepto|en lugar de"
    r")(?!\w)"
)
_FILLER: Final = re.compile(
    r"(?:any|prior|previous|existing|specific|special|formal|deep|advanced|working|professional"
    r"|good|experience|knowledge|skills?|expertise|need|to|know|have|use|using|of|in|with|for|the"
    r"|an?|kenntnisse|vorkenntnisse|erfahrung(?:en)?|jegliche|von|vom|im|am|beim|mit|der|die|das"
    r"|expériences?|connaissances?|maîtrise|préalable|des?|du|la|le|les|en|experiencia|previa"
    r"|conocimientos?|con|del|el|saber|necesidad)\b|[dl]'"
)
_FILLERS: Final = 6

_UNNEEDED: Final = re.compile(
    r"\b(?:not|isn't|aren't) (?:\w+ly |always )?(?:required|needed|necessary|asked for)\b"
    r"(?!,? (?:but|though|however|although)\b)"
    r"|\b(?:unnecessary|not needed)\b"
    r"|\bnicht (?:zwingend )?(?:erforderlich|nötig|notwendig|vorausgesetzt)\b(?!,? aber\b)"
    r"|\bn'est pas (?:nécessaire|requise?|exigée?|demandée?)\b(?!,? mais\b)"
    r"|\bno (?:es|son|se|hace) (?:necesari[oa]s?|requiere|requerid[oa]s?|exige|pide|falta)\b"
    r"(?!,? pero\b)"
)
_BETWEEN: Final = re.compile(
    r"[ -]?(?:(?:skills?|experience|knowledge|kenntnisse|erfahrung|language|is|are|sind|ist)[ ]?)*"
)
_LONGEST_BETWEEN: Final = 40
_OR: Final = re.compile(r"(?:,? (?:or|nor|oder|noch|ou|ni|o|u) |/)(?:in )?")
_JOINED: Final = re.compile(r"(?:,? (?:and|or|und|oder|et|ou|y|o) |, ?|/)")
_COMMA: Final = re.compile(r", ?")


def negated(normal: str, spans: Sequence[Span]) -> frozenset[int]:
    """Which of the mentions, by number, are negated.

    `normal` is the text in lower case with plain spaces; the spans stand in its order.
    """
    starts = {span.start: number for number, span in enumerate(spans)}
    ends = {span.end: number for number, span in enumerate(spans)}
    found: set[int] = set()
    for cue in _CUE.finditer(normal) if spans else ():
        if (number := _named_after(normal, cue.end(), starts)) is not None:
            found.update(_onwards(normal, spans, number))
    for cue in _UNNEEDED.finditer(normal) if spans else ():
        if (number := _named_before(normal, cue.start(), ends)) is not None:
            found.update(_backwards(normal, spans, number))
    return frozenset(found)


def _named_after(normal: str, at: int, starts: dict[int, int]) -> int | None:
    """The mention that follows, with nothing between but words that go with a skill."""
    for _ in range(_FILLERS):
        while normal[at : at + 1] == " ":
            at += 1
        if at in starts:
            return starts[at]
        filler = _FILLER.match(normal, at)
        if filler is None:
            return None
        at = filler.end()
    return None


def _named_before(normal: str, at: int, ends: dict[int, int]) -> int | None:
    for end in range(at, max(-1, at - _LONGEST_BETWEEN), -1):
        if end in ends:
            return ends[end] if _BETWEEN.fullmatch(normal, end, at) else None
    return None


def _onwards(normal: str, spans: Sequence[Span], number: int) -> Iterator[int]:
    """The mention and those that an `or` joins to it: `no Java, C++ or Rust`."""
    yield number
    last = number
    while last + 1 < len(spans):
        between = (normal, spans[last].end, spans[last + 1].start)
        last += 1
        if _OR.fullmatch(*between):
            yield from range(number + 1, last + 1)
            number = last
        elif not _COMMA.fullmatch(*between):
            return


def _backwards(normal: str, spans: Sequence[Span], number: int) -> Iterator[int]:
    """The mention and those before it in its list: `Java and SQL are not needed`."""
    yield number
    while number and _JOINED.fullmatch(normal, spans[number - 1].end, spans[number].start):
        number -= 1
        yield number
