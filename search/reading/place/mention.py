"""Names of places in a short text, each with everything it may stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final, NamedTuple

from models.evidence import Span
from search.reading.place.gazetteer import Entry, Kind, begins_a_name, folded, meanings
from search.reading.place.postcode import without_postcodes

# Scripts without spaces are read sign by sign; vowel signs belong to the word before them.
_SIGN: Final = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_VOWELS: Final = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0eff\u1780-\u17ff"
_LETTERS: Final = rf"(?:[^\W_{_SIGN}]|[{_VOWELS}])+"
_WORD = re.compile(rf"[{_SIGN}]|{_LETTERS}(?:['’`]{_LETTERS})*")
_WITHIN_NAME = re.compile(r"\.?[ \u00a0]{0,2}|-|\. ?-?| ?& ?")
_NEXT_PLACE = re.compile(r"[;\n•·]")
_MAYBE_NEXT_PLACE = re.compile(r"[/|]|\s[-–—]\s|[–—]")
_TWO_PARTS = re.compile(rf"\b({_LETTERS})(/| ?\()({_LETTERS})\)?")
_TEMPLATE = re.compile(
    r"[\[{<][^\[{<\]}>]{0,200}\b(?:city|country|location|state|town)\b[^\[{<\]}>]{0,200}[\]}>]",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:(?:London|Royal|Metropolitan) Borough of|(?:North|South|Central|Latin) America"
    r"|(?:Middle|Far) East)\b"
    # Where work takes one is not where it is done: "based in Leeds with travel to London".
    r"|\b(?:travel(?:s|ling|ing)?|trips?|visits?) (?:regularly |frequently |occasionally )?"
    r"(?:to|into|across|between|throughout) (?-i:[A-ZÀ-Þ])[\w'’-]{1,30}"
    r"(?:(?:,| and| or|/)? (?-i:[A-ZÀ-Þ])[\w'’-]{1,30}){0,4}",
    re.IGNORECASE,
)

AND: Final = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "i", "lub", "plus"))
"""Words between places of equal standing."""

_NO_PLACE_WORDS: Final = """
    remote remotely hybrid onsite on site home based work from working in near nr around across
    within the of area areas region greater metro metropolitan city town country state location
    locations various multiple sites anywhere worldwide global nationwide flexible office offices
    hq headquarters district county borough wide surrounding north south east west northern
    southern eastern western central mid inner outer at to for our a an any all only region head
    de la le les du der die das im en el tbc tbd job agile general main old new commutable distance
    miles km mile radius raum großraum none unknown national international world earth europe asia
    africa apac apj emea mena latam
"""
_COMMON_WORDS: Final = """
    hospital hospitals university royal community health healthcare centre center clinic house
    trust nhs park unit ward infirmary college school building medical team service services floor
    suite surgery practice campus hub queens church bridge hill valley cross green wood woods
    field fields lodge hall mill farm garden gardens heath manor wing cove town mobile union
    sector phase block plot tower floor
"""
_STREET_WORDS: Final = """
    road street lane avenue way drive close court crescent terrace place square parade row grove
    rd ave blvd boulevard straße strasse str rue calle via
"""
_NO_PLACE: Final = frozenset(_NO_PLACE_WORDS.split())
_STREET: Final = frozenset(_STREET_WORDS.split())
_COMMON: Final = frozenset(_COMMON_WORDS.split()) | _STREET
_METROPOLIS: Final = 500_000
"""People of the least town that is known by two or three capitals: LA, NYC."""
_HAS_QUARTERS: Final = 100_000
"""People of the least town whose quarters are written after it: Berlin-Mitte."""

_BLOCS: Final = {
    "dach": ("germany", "austria", "switzerland"),
    "benelux": ("belgium", "netherlands", "luxembourg"),
    "nordics": ("sweden", "norway", "denmark", "finland", "iceland"),
    "baltics": ("estonia", "latvia", "lithuania"),
}
"""Groups of countries that are written as one name, each of which is meant."""


class Apart(IntEnum):
    """How far a name is set apart from the one before it."""

    BY_COMMA = 0
    BY_SIGN = 1
    """Another place may begin, or what holds the one before: `Austin - TX`, `Leeds / York`."""
    BY_WORD = 2
    """Another place begins."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that the gazetteer knows, at its place in the text."""

    span: Span
    entries: tuple[Entry, ...]
    apart: Apart
    plain: bool
    """The words between commas hold nothing but places: no street, hospital or office."""
    common: bool
    """The name is also a common word, so that it names a place only where something says so."""


class _Word(NamedTuple):
    text: str
    key: str
    span: Span
    gap: str
    """What stands between this word and the one before."""

    @property
    def ignorable(self) -> bool:
        return self.key in _NO_PLACE or self.key in AND


class _Name(NamedTuple):
    """A name among the words of a run."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    common: bool
    joined: bool
    """By a sign to the word before it."""


def mentions_in(text: str) -> Iterator[Mention]:
    """The places named in `text`, in order; the longest name wins where names overlap."""
    shown = _without_signs(text)
    lower = text.islower()
    apart = Apart.BY_WORD
    for run in _runs(shown):
        apart = max(apart, _apart(run[0].gap))
        case_matters = any(not word.text.islower() for word in run)
        found = list(_names(run, case_matters=case_matters))
        plain = _is_plain(run, found)
        if not (plain or case_matters or lower):
            continue
        previous = 0
        for name in found:
            if name.joined or any(word.key in AND for word in run[previous : name.start]):
                apart = Apart.BY_WORD
            span = Span(run[name.start].span.start, run[name.end - 1].span.end)
            for bearers in _one_by_one(run[name.start].key, name.entries):
                yield Mention(span, bearers, apart, plain, name.common)
                apart = Apart.BY_WORD
            apart, previous = Apart.BY_COMMA, name.end


def _without_signs(text: str) -> str:
    """`text` at the same length, with blanks for what would pass for names or part them."""
    if any(sign in text for sign in "[{<"):
        text = _TEMPLATE.sub(_blank, text)
    text = _NO_NAME.sub(_blank, text)
    text = without_postcodes(text)
    return _TWO_PARTS.sub(_joined, text) if "/" in text or "(" in text else text


def _apart(gap: str) -> Apart:
    if gap in ("", ", ", " "):
        return Apart.BY_COMMA
    if _NEXT_PLACE.search(gap):
        return Apart.BY_WORD
    return Apart.BY_SIGN if _MAYBE_NEXT_PLACE.search(gap) else Apart.BY_COMMA


def _one_by_one(key: str, entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    if key not in _BLOCS:
        yield entries
        return
    for country in _BLOCS[key]:
        yield tuple(entry for entry in meanings(country) if entry.kind == Kind.COUNTRY)


def _is_plain(run: list[_Word], found: list[_Name]) -> bool:
    if any(name.common and name.end - name.start < len(run) for name in found):
        return False
    taken = {at for name in found for at in range(name.start, name.end)}
    return all(
        word.ignorable or word.key.isdigit() for at, word in enumerate(run) if at not in taken
    ) and all(_may_follow(first, second) for first, second in pairwise(found))


def _may_follow(first: _Name, second: _Name) -> bool:
    """Whether a name after another without a comma is its region, or one joined by `and`."""
    joined = second.joined or second.start > first.end
    return joined or any(entry.lat is None for entry in second.entries)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _joined(found: re.Match[str]) -> str:
    """`Halle (Saale)` and `Frankfurt/Oder` as one name, if they are one."""
    if not meanings(folded(f"{found[1]} {found[3]}")):
        return found[0]
    return f"{found[1]}{' ' * len(found[2])}{found[3]}".ljust(len(found[0]))


def _runs(text: str) -> Iterator[list[_Word]]:
    """Stretches of words between commas and stronger signs."""
    run: list[_Word] = []
    end = 0
    for found in _WORD.finditer(text):
        gap = text[end : found.start()]
        word = _Word(found[0], folded(found[0]), Span(*found.span()), gap)
        if run and not (gap == " " or _WITHIN_NAME.fullmatch(gap)):
            yield run
            run = []
        run.append(word)
        end = found.end()
    if run:
        yield run


def _names(run: list[_Word], *, case_matters: bool) -> Iterator[_Name]:
    at = 0
    while at < len(run):
        end, entries = _longest(run, at, case_matters=case_matters)
        if entries:
            yield _Name(at, end, entries, _is_common(run, at, end), "&" in run[at].gap)
        at = end


def _is_common(run: list[_Word], start: int, end: int) -> bool:
    if end - start == 1:
        return run[start].key in _COMMON
    return run[end - 1].key in _STREET or all(word.ignorable for word in run[start:end])


def _longest(run: list[_Word], start: int, *, case_matters: bool) -> tuple[int, tuple[Entry, ...]]:
    """The end and the meanings of the longest name that begins at `start`, if one does."""
    first = run[start]
    if first.text[0].isdigit() or (case_matters and first.text[0].islower()):
        return start + 1, ()
    longest: tuple[int, tuple[Entry, ...]] = start + 1, ()
    key, end = first.key, start + 1
    may_end = _may_stand_alone(run, start, case_matters=case_matters)
    while True:
        after = run[end] if end < len(run) else None
        if may_end and (entries := _meanings(key, first.text, after)):
            longest = end, entries
        if after is None or not begins_a_name(key + _between(after)):
            return longest
        key, end, may_end = key + _between(after) + after.key, end + 1, True


def _between(word: _Word) -> str:
    """What stands before `word` within a folded name."""
    if not word.gap:
        return ""
    return " and " if "&" in word.gap else " "


def _meanings(key: str, first: str, after: _Word | None) -> tuple[Entry, ...]:
    """What the name means, of which `first` is the first word and which `after` follows."""
    if after and after.key in _STREET:  # London Road
        return ()
    if key in _BLOCS:
        return meanings(_BLOCS[key][0])
    found = meanings(key)
    if len(key) <= 3 and first.isupper():
        found = tuple(
            entry for entry in found if entry.kind != Kind.TOWN or entry.population >= _METROPOLIS
        )
    if after and after.gap == "-":  # Weston-on-Avon is no Weston
        found = tuple(entry for entry in found if entry.population >= _HAS_QUARTERS)
    return found


def _may_stand_alone(run: list[_Word], at: int, *, case_matters: bool) -> bool:
    """Whether one word can be a whole name.

    Short ones are, as codes (TX, UK) or alone between commas (Ayr).
    """
    word = run[at]
    if not word.text[0].isupper() and (case_matters or not word.text.isascii()):
        return len(word.text) > 1  # a script without capitals
    if word.key in _NO_PLACE:
        return len(word.text) == 2 and word.text.isupper()
    if len(word.key) > 3:
        return True
    if word.key in AND and at > 0:
        return False
    return word.text.isupper() or (len(run) == 1 and word.key not in AND and case_matters)
