"""The name of the person that a résumé is about, wherever the text repeats it."""

import re
from collections.abc import Iterator
from typing import Final

from models.evidence import Span
from search.reading.person.contact_details import email_spans
from search.reading.person.job_nouns import holds_job_noun, is_job_noun
from search.reading.person.sections import heading_kind
from search.reading.skills import read_skills

PIECES_OF_THE_HEAD: Final = 8
"""Pieces of lines among which the name is looked for."""
SHORTEST_PART: Final = 3
"""Letters. A shorter part of a name is masked only beside the others."""

_PIECE: Final = re.compile(r"(?:[^\n|•·,–—\t ]| (?! ))+")
"""A name shares its line with a title or with contact details, set apart by a sign or by spaces."""
_LABEL: Final = re.compile(
    r"^\s*(?:(?:full\s)?name|candidate|nom(?:\set\sprénom)?|nombre(?:\sy\sapellidos)?|vor-?\s?und"
    r"\snachname|(?:curriculum\svitae|résumé|resume|cv|lebenslauf)(?:\s(?:of|von|de))?)\s*[:\s]\s*",
    re.IGNORECASE,
)
_PART: Final = r"(?:[^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30}){0,2}\.?)"
_PARTICLE: Final = r"(?:de|del|della|di|da|dos|du|la|le|von|van|der|den|zu|bin|ibn|al|el|ter|y|e)"
_TITLE: Final = r"(?:(?:dr|prof|mr|mrs|ms|mme|herr|frau|sr|sra|ing|dipl)\.?-?\s(?:ing\.?\s)?){0,2}"
_NAME: Final = re.compile(rf"(?i:{_TITLE})({_PART}(?:\s{_PARTICLE}){{0,2}}(?:\s{_PART}){{1,3}})")
_NOT_NAMES: Final = frozenset(
    """
    curriculum vitae resume résumé cv lebenslauf hoja de vida bewerbung application page seite
    senior junior professional certified licensed registered experienced highly motivated dedicated
    summary profile objective contact address email phone mobile telephone street road avenue city
    state company university college school bachelor master science engineering technology
    management development marketing sales business finance human resources information software
    north south east west new united kingdom states germany france spain london berlin paris madrid
    york francisco los angeles india canada full time part remote available nursing teaching health
    service services customer project data web digital product design quality operations security
    current post posts earlier previous position role
    hr it consulting relations public community expertise account accounts receivable payable
    construction volunteering for of and the international national general medical legal group inc
    llc ltd gmbh strategic leadership focus overview experience skills education team office work
    berufserfahrung ausbildung kenntnisse persönliche daten expérience formation compétences perfil
    """.split()  # noqa: SIM905  # a list of quoted words would hide the words
)


def name_spans(text: str) -> Iterator[Span]:
    """Every place where the name, or a part of it that is no common word, stands."""
    name = person_name(text)
    if name is None:
        return iter(())
    parts = re.split(r"\s+", name)
    alone = [part for part in parts if len(part) >= SHORTEST_PART and not _is_word(part, text)]
    whole = r"[\s_-]+".join(map(re.escape, parts))
    back = rf"{re.escape(parts[-1])},?\s+{re.escape(parts[0])}"
    spellings = {form for part in alone for form in (part, part.upper(), part.title())}
    single = "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))
    pattern = rf"(?i:{whole}|{back})" + (f"|{single}" if single else "")
    return (Span(*match.span()) for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text))


def person_name(text: str) -> str | None:
    """The name as the first lines write it, titles left out; None where none is recognised.

    A line that shares a word with the e-mail address is taken before the first that looks right;
    lower case looks right only at the very beginning.
    """
    mailbox = "".join(text[s.start : s.end].rpartition("@")[0].lower() for s in email_spans(text))
    names = list(_candidates(text))
    told = (name for name in names if any(p in mailbox for p in _long_parts(name)))
    fitting = (
        name
        for name in names
        if _may_be_name(name) and (_is_capitalised(name) or text.lstrip().startswith(name))
    )
    return next(told, next(fitting, None))


def _candidates(text: str) -> Iterator[str]:
    seen = 0
    for piece in _PIECE.finditer(text):
        words = _LABEL.sub("", piece[0]).strip()
        if not words or seen >= PIECES_OF_THE_HEAD:
            continue
        if heading_kind(words) is not None:
            return
        seen += 1
        match = _NAME.fullmatch(words)
        if match:
            yield match[1]


def _long_parts(name: str) -> list[str]:
    """The parts that may be told by a mailbox: `sales@` tells nothing of a sales manager."""
    parts = name.lower().split()
    return [part for part in parts if len(part) >= SHORTEST_PART and part not in _NOT_NAMES]


def _may_be_name(name: str) -> bool:
    common = any(map(_is_common, name.split()))
    return not (common or holds_job_noun(name) or read_skills(name))


def _is_capitalised(name: str) -> bool:
    return all(part[0].isupper() or re.fullmatch(_PARTICLE, part) for part in name.split())


def _is_word(part: str, text: str) -> bool:
    """Whether part of a name is an ordinary word too, as the text's own lower case shows."""
    if _is_common(part):
        return True
    lower = rf"(?<![\w.@/-]){re.escape(part.lower())}(?![\w@/-]|\.\w)"
    return not part.islower() and re.search(lower, text) is not None


def _is_common(word: str) -> bool:
    return word.lower() in _NOT_NAMES or is_job_noun(word.lower())
