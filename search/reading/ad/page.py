"""What the head of an ad's page says, where a source sends the page's text and no fields."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from search.reading.ad.headings import read_ad_headings
from search.reading.person.job_nouns import holds_job_noun
from search.reading.remote import read_remote
from search.reading.text.clean_text import cleaned
from search.reading.text.html import text_of_html

_LOGO: Final = re.compile(r"^(?P<company>\S.{0,78}\S) logo$", re.IGNORECASE)
_LABELS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("job title", "title", "position", "job role", "designation"), "title"),
    **dict.fromkeys(("company", "company name", "employer", "organisation"), "company"),
    **dict.fromkeys(("location", "job location", "work location", "arbeitsort"), "location"),
    **dict.fromkeys(("job type", "employment type", "position type"), "employment_type"),
    **dict.fromkeys(("salary", "pay", "compensation"), "salary_text"),
}
_POSTED: Final = re.compile(
    r"^(?:(?:re)?posted:? )?(?:\d{1,3}\+? (?:minutes?|hours?|days?|weeks?|months?) ago"
    r"|today|yesterday)$",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(r"^(?:(?:entry|junior|mid|senior|lead|expert)[ -]level)$", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(r"^[\[<{].*[\]>}]$")
_HEAD_LINES: Final = 14
_LONGEST_LINE: Final = 90
"""Characters; a longer line is a sentence, and the head is over."""
_LONGEST_VALUE: Final = 120
_HEAD: Final = 600


def with_page_fields(fields: Mapping[str, Any], *, longest_title: int) -> Mapping[str, Any]:
    """`fields`, with those that its title and description hold where the title is no title.

    A whole page's text has its title somewhere in its head: under a logo, or behind a label.
    """
    title, description = fields.get("title"), fields.get("description")
    title = title.strip() if isinstance(title, str) else ""
    if not (not title or len(title) > longest_title or _LOGO.match(title) or _labelled(title)):
        return fields
    if not isinstance(description, str):
        description = ""
    text = cleaned(text_of_html(f"{title}\n{description}" if title else description))
    found = dict(_labelled(text[:_HEAD])) or dict(_listed(text))
    if "title" not in found:
        return fields
    return {**found, **_given(fields), "title": found["title"], "description": text}


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _labelled(head: str) -> list[tuple[str, str]]:
    """`Job title: Baker Location: Leeds` and the like; nothing unless the text begins so."""
    headings = read_ad_headings(head)
    if not headings or head[: headings[0].span.start].strip():
        return []
    ends = [heading.span.start for heading in headings[1:]] + [len(head)]
    found: dict[str, str] = {}
    for heading, end in zip(headings, ends, strict=True):
        label = head[heading.span.start : heading.span.end].strip(" :*#-–").lower()
        value = head[heading.span.end : end].strip(" \n-–*:")
        name = _LABELS.get(label)
        is_told = value and "\n" not in value and len(value) <= _LONGEST_VALUE
        if name and is_told and not _PLACEHOLDER.match(value):
            found.setdefault(name, value)
    return list(found.items()) if "title" in found else []


def _listed(text: str) -> Iterator[tuple[str, Any]]:
    """The lines of a head without labels: logo, company, title, age of the ad, place, level."""
    company = None
    seen: set[str] = set()
    for line in _head_lines(text):
        if logo := _LOGO.match(line):
            company = logo["company"]
            yield "company", company
        elif line == company:
            continue
        elif "title" not in seen and holds_job_noun(line):
            seen.add("title")
            yield "title", line
        elif _POSTED.match(line) and "posted_at" not in seen:
            seen.add("posted_at")
            yield "posted_at", line
        elif _LEVEL.match(line) and "seniority" not in seen:
            seen.add("seniority")
            yield "seniority", line
        elif "location" not in seen and "title" in seen and _says_where(line):
            seen.add("location")
            yield "location", line


def _says_where(line: str) -> bool:
    """Whether a line of a head names a place of remote work; `Remote` alone names none."""
    reading = read_remote(line)
    return bool(reading.remote and reading.countries)


def _head_lines(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text.split("\n", 4 * _HEAD_LINES)[: 4 * _HEAD_LINES])
    for number, line in enumerate(line for line in lines if line):
        if number >= _HEAD_LINES or len(line) > _LONGEST_LINE:
            return
        yield line
