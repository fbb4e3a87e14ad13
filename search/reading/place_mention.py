"""Names of places in a short text, each with everything it may stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from models.evidence import Span
from search.reading.gazetteer import Entry, Kind, folded, meanings, postcode_key

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_WITHIN_NAME = re.compile(r"(?:\.?[ \u00a0]{0,2}|-|\. ?-?| ?& ?)")
_APART = re.compile(r"[;/|\n•·]|\s[-–—]\s|[–—]")

# Masked, lest their letters pass for names.
_BRITISH_POSTCODE = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]? ?\d[A-Z]{2}\b")
_POSTCODE = re.compile(
    _BRITISH_POSTCODE.pattern + r"|\b[A-Z]{1,2}\d{1,2}[A-Z]?\b|\b\d{4,6}(?:-\d{4})?\b"
)
_TEMPLATE = re.compile(
    r"[\[{<][^\]}>]*\b(?:city|country|location|state|town)\b[^\]}>]*[\]}>]", re.IGNORECASE
)

AND: Final = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "plus"))
"""Words between places of equal standing."""

_NO_PLACE_WORDS: Final = """
    remote remotely hybrid onsite on site home based work from working in near nr around across
    within the of area areas region greater metro metropolitan city town country state location
    locations various multiple sites anywhere worldwide global nationwide flexible office offices
    hq headquarters district county borough wide surrounding north south east west northern
    southern eastern western central mid inner outer at to for our a an any all only region
    de la le les du der die das im en el
"""
_INSTITUTION_WORDS: Final = """
    hospital hospitals university royal community health healthcare centre center clinic house
    trust nhs park road street lane avenue unit ward infirmary general college school building
    medical team service services floor suite surgery practice campus hub court square
"""
_NO_PLACE: Final = frozenset(_NO_PLACE_WORDS.split())
_INSTITUTION: Final = frozenset(_INSTITUTION_WORDS.split())
_LONGEST: Final = 6
_METROPOLIS: Final = 500_000
"""People of the least town that is known by two or three capitals: LA, NYC."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that the gazetteer knows, at its place in the text."""

    span: Span
    entries: tuple[Entry, ...]
    apart: bool
    """Set apart from the name before it by more than a comma: another place begins."""
    plain: bool
    """The words between commas hold nothing but places: no street, hospital or office."""
    postal: bool = False
    """A postal code, not a name."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    key: str
    span: Span
    gap: str
    """What stands between this word and the one before."""

    @property
    def ignorable(self) -> bool:
        return self.key in _NO_PLACE or self.key in AND


def mentions_in(text: str) -> Iterator[Mention]:
    """The places named in `text`, in order; the longest name wins where names overlap."""
    shown = _POSTCODE.sub(_blank, _TEMPLATE.sub(_blank, text))
    apart = True
    for run in _runs(shown):
        apart = apart or bool(_APART.search(run[0].gap))
        found = list(_names(run, case_matters=not text.islower()))
        taken = {at for start, end, _ in found for at in range(start, end)}
        rest = [word for at, word in enumerate(run) if at not in taken]
        plain = all(word.ignorable for word in rest) and all(
            _may_follow(run, first[1], second) for first, second in pairwise(found)
        )
        previous = 0
        for start, end, entries in found:
            apart = apart or any(word.key in AND for word in run[previous:start])
            apart = apart or "&" in run[start].gap
            span = Span(run[start].span.start, run[end - 1].span.end)
            yield Mention(span, entries, apart, plain)
            apart, previous = False, end


def postcodes_in(text: str) -> list[Mention]:
    """The areas of the British postal codes in `text`."""
    found = [
        (Span(*match.span()), meanings(postcode_key("GB", match[1])))
        for match in _BRITISH_POSTCODE.finditer(text)
    ]
    return [
        Mention(span, entries, apart=True, plain=True, postal=True)
        for span, entries in found
        if entries
    ]


def _may_follow(run: list[_Word], end: int, name: tuple[int, int, tuple[Entry, ...]]) -> bool:
    """Whether a name after another without a comma is its region, or one joined by `and`."""
    start, _, entries = name
    joined = start > end or "&" in run[start].gap
    return joined or any(entry.lat is None for entry in entries)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _runs(text: str) -> Iterator[list[_Word]]:
    """Stretches of words between commas and stronger signs."""
    run: list[_Word] = []
    end = 0
    for found in _WORD.finditer(text):
        gap = text[end : found.start()]
        word = _Word(found[0], folded(found[0]), Span(*found.span()), gap)
        if run and not (gap.isspace() or _WITHIN_NAME.fullmatch(gap)):
            yield run
            run = []
        run.append(word)
        end = found.end()
    if run:
        yield run


def _names(run: list[_Word], *, case_matters: bool) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    at = 0
    while at < len(run):
        for end in range(min(len(run), at + _LONGEST), at, -1):
            if entries := _meanings(run, at, end, case_matters=case_matters):
                yield at, end, entries
                at = end
                break
        else:
            at += 1


def _meanings(
    run: list[_Word], start: int, end: int, *, case_matters: bool
) -> tuple[Entry, ...] | None:
    first = run[start]
    if case_matters and not first.text[0].isupper():
        return None
    if end - start == 1:
        if len(first.key) <= 3 and not _is_code(run, start, case_matters=case_matters):
            return None
        if first.key in _INSTITUTION:
            return None
        if first.key in _NO_PLACE and not (first.text.isupper() and len(first.text) == 2):
            return None
    and_ = (" and " if "&" in word.gap else " " for word in run[start + 1 : end])
    words = [word.key for word in run[start:end]]
    key = words[0] + "".join(map("".join, zip(and_, words[1:], strict=True)))
    found = meanings(folded(key))
    if len(key) <= 3 and first.text.isupper():
        found = tuple(
            entry for entry in found if entry.kind != Kind.TOWN or entry.population >= _METROPOLIS
        )
    return found or None


def _is_code(run: list[_Word], at: int, *, case_matters: bool) -> bool:
    """Short words are names of places only as codes (TX, UK) or alone between commas (Ayr)."""
    word = run[at]
    if word.key in AND and at > 0:
        return False
    if word.text.isupper():
        return True
    return len(run) == 1 and word.key not in _NO_PLACE | AND and case_matters
