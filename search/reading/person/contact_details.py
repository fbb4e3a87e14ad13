"""Where contact details and dates of birth stand in a text.

Each pattern takes linear time: what repeats is bounded or possessive, and begins at a word.
"""

import re
from collections.abc import Iterator
from typing import Final

from models.evidence import Span
from search.reading.person.calendar_names import MONTH
from search.reading.text.windows import around, around_matches, matches

_LOCAL: Final = r"\w.+%!#$&'*=?^`{}~’-"
_EMAIL: Final = re.compile(
    rf"(?<![{_LOCAL}])(?:[{_LOCAL}]*+@|[{_LOCAL}]++\s?[\[(]at[\])]\s?)"
    r"[\w-]++(?:(?:\.|\s?[\[(]dot[\])]\s?)[\w-]++)++"
)
_HOSTS: Final = (
    "linkedin|github|gitlab|bitbucket|xing|twitter|facebook|instagram|behance|dribbble|medium"
    "|stackoverflow|kaggle|youtube|t|x|indeed|calendly|wa|about|researchgate|orcid|vimeo|tiktok"
)
_LINK: Final = re.compile(
    r"(?<!\w)(?:https?://|www\.)[^\s<>\"|]++"
    rf"|(?<![\w@.-])(?:[\w-]{{1,20}}\.)?(?:{_HOSTS})\.(?:com|org|me|io|net|de|fr|es|co)/[^\s<>\"|]++"
    r"|(?<![\w@.-])[\w-]{2,63}+(?:\.[\w-]{2,63}+){0,3}\.(?-i:com|org|net|me|io|dev|eu|de|fr|es|uk)"
    r"/[^\s<>\"|]++"
    r"|(?<![\w.-])(?:skype|telegram|twitter|instagram|linkedin|github|xing|whatsapp|handle)"
    r"(?:\s(?:id|name|profile))?\s?:\s?@?(?!https?:)[\w.-]{3,60}+"
    r"|(?:(?<=\n)|(?<=[|•·]\s)|^)@\w{3,30}\b",
    re.IGNORECASE,
)

_NETWORKS: Final = ("skype", "telegram", "twitter", "instagram", "linkedin", "github", "xing")
_IN_LINKS: Final = ("www.", "/", "@", *_NETWORKS, "whatsapp", "handle")
"""In lower case, what every link holds."""
_IN_BIRTH: Final = ("born", "birth", "dob", "d.o", "do.b", "geb", "né", "naiss", "naci", "nac")
_DIGITS: Final = re.compile(r"\d[\d .()/·‐‑–-]{5}")
"""What every telephone number holds."""
_REACH: Final = 100
"""Characters around these that belong to what they tell of."""

_AFTER_LINKS: Final = ".,;:!?)]'’"

_MONTH: Final = f"(?:{MONTH})"
_DATE: Final = re.compile(
    r"(?<![\d.,])"
    r"(?:\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)?\d\d(?!\d)|(?:19|20)\d\d[-./]\d\d?[-./]\d\d?(?!\d)"
    r"|\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|\.)? (?:of |de )?{_MONTH}\.?,? (?:de |del )?(?:19|20)\d\d"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d(?!\d))",
    re.IGNORECASE,
)
_BIRTH_LABEL: Final = re.compile(
    r"(?<!\w)(?:born|date\sof\sbirth|birth\s?da(?:te|y)|d\.?o\.?b\.?|geboren|geburtsdatum"
    r"|geburtstag|geb\.|née?|né\(e\)|naissance|nacimiento|nacid[oa]|fecha\sde\snac\.?)(?!\w)",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
_LONGEST_MONTH: Final = len("septiembre. ")
_BIRTH_WITHIN: Final = 60
"""Characters between the word and the date's end."""

_SPACE: Final = "[ \xa0]"
_SEPARATOR: Final = rf"(?:[ \xa0.·/‐‑-]|{_SPACE}?[/–-]{_SPACE}?|\){_SPACE}?|{_SPACE}?\(|\)[-/.])"
_PHONE: Final = re.compile(
    rf"(?<![\w.,$€£+])(?<![A-Za-z]-)(?!(?:19|20)\d\d\b(?!{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{4}}\b))"
    r"(?!\d{1,2}\s?[./-]\s?(?:\d{1,2}\s?[./-]\s?)?(?:19|20)\d\d\b)"
    rf"(?:\+\s?\(?|\()?\d(?:{_SEPARATOR}?\d){{6,15}}(?![\w@]|[.,]\d|\s?[€$£%])"
    r"(?:\s?(?:ext\.?|x|durchwahl)\s?\d{1,6}\b)?",
    re.IGNORECASE,
)
_PHONE_LABEL: Final = re.compile(
    r"(?<!\w)(?:tel|phone|mobile?|cell|handy|fax|telefon|téléphone|tél|portable|móvil|movil|teléfono"
    r"|whatsapp|contact(?:\sno)?|[tmpc☎📞📱✆])\s?(?:no|nr)?[.:)]*\s*$",
    re.IGNORECASE,
)
_OTHER_LABEL: Final = re.compile(
    r"\b(?:isbn|issn|iban|gpa|iso|iec|din|vde|en)\b[\w :.-]*$", re.IGNORECASE
)
_PHONE_LABEL_LENGTH: Final = 20
_GROUPED_AMOUNT: Final = re.compile(r"\d{1,2}(?:[ .\xa0]\d{3})+")
_SHORT_DATE: Final = re.compile(
    r"\d{1,2}([./])\d{1,2}\1\d\d(?!\d|\1)|\d{1,2}/\d\d\s?[-–]\s?\d{1,2}/\d\d(?!\d)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def email_spans(text: str) -> Iterator[Span]:
    """E-mail addresses, also those written with "(at)"."""
    near = around(text, ("@", "[at]", "(at)"), _REACH)
    return (Span(*match.span()) for match in matches(_EMAIL, text, near))


def link_spans(text: str) -> Iterator[Span]:
    """Web addresses, and names on networks that are labelled as such."""
    for match in matches(_LINK, text, around(text, _IN_LINKS, _REACH)):
        yield Span(match.start(), match.start() + len(match[0].rstrip(_AFTER_LINKS)))


def birth_spans(text: str) -> Iterator[Span]:
    """Dates that a word of birth stands before."""
    for label in matches(_BIRTH_LABEL, text, around(text, _IN_BIRTH, _REACH)):
        end = label.end() + _BIRTH_WITHIN
        digit = _DIGIT.search(text, label.end(), end)
        if digit is None:
            continue
        dated = _DATE.search(text, max(label.end(), digit.start() - _LONGEST_MONTH), end)
        if dated and dated.start() <= digit.start():
            yield Span(*dated.span())


def phone_spans(text: str) -> Iterator[Span]:
    """Telephone numbers; not years, dates, amounts or long numbers without a sign of a phone."""
    for match in matches(_PHONE, text, around_matches(text, _DIGITS, _REACH)):
        label = text[max(0, match.start() - _PHONE_LABEL_LENGTH) : match.start()]
        if not _OTHER_LABEL.search(label) and (_PHONE_LABEL.search(label) or _is_phone(match[0])):
            yield Span(*match.span())


def _is_phone(written: str) -> bool:
    groups = re.findall(r"\d+", written)
    digits = "".join(groups)
    if written.startswith("+") or digits.startswith("00"):
        return True
    if _GROUPED_AMOUNT.fullmatch(written):
        return False
    if _SHORT_DATE.match(written) or (digits[0] != "0" and max(map(len, groups)) < 3):
        return False
    if any(map(_YEAR.fullmatch, groups)) and all(len(g) <= 2 or _YEAR.fullmatch(g) for g in groups):
        return False
    return len(groups) > 1 or len(digits) >= 10 or digits.startswith("0")
