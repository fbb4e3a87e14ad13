"""What the positions of a résumé say together: years, the skills' years, the step reached."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from models.evidence import Span
from models.profile import Position, SkillReading, Stretch
from search.reading.person.date_range import read_dates
from search.reading.person.experience import months_of, read_months
from search.reading.person.sections import Section, SectionKind
from search.reading.seniority import Seniority, read_seniority
from search.reading.skills import read_skills

STEPS: Final = ((2.0, Seniority.JUNIOR), (6.0, Seniority.MID))
"""Below so many years a title that names no step stands for this one; above, for a senior's."""

_NO_WORK: Final = re.compile(
    r"[\W\d]*(?:(?:berufs)?ausbildung|umschulung|weiterbildung|fortbildung|studium|lehre\b|schule\b"
    r"|fachschule|gymnasium|elternzeit|mutterschutz|sabbatical|arbeits(?:los|suchend)|wehrdienst"
    r"|unemployed|not\sin\spaid\swork|(?:parental|maternity|paternity)\sleave|career\sbreak"
    r"|congé|sans\semploi|formation\b|études|estudios|formación|paro\b|baja\s(?:mater|pater)nal"
    r"|excedencia|university\b|bachelor|master\sof|(?:b|m)\.?sc\b|degree)",
    re.IGNORECASE,
)
"""What a line about time without work begins with, its dates aside."""
_REACH: Final = 60
_ASIDE: Final = re.compile(r"\s?\(([^()\n]{1,30})\)")
"""`Java (3 years)`"""


def read_years(
    text: str, sections: Sequence[Section], positions: Sequence[Position], today: date
) -> float | None:
    """Years by the dates of work, of jobs whose title is unknown too; None where none tell."""
    stretches = [position.stretch for position in positions if position.stretch]
    kinds = {SectionKind.WORK}
    if not any(section.kind in kinds for section in sections) and stretches:
        kinds = {SectionKind.HEAD, SectionKind.SUMMARY}
    for section in sections:
        if section.kind in kinds:
            stretches += _worked(text, section.span, today)
    months = months_of(stretches)
    if not months:
        months = sum(position.months or 0 for position in positions)
    return round(months / 12, 1) if months else None


def _worked(text: str, section: Span, today: date) -> Iterator[Stretch]:
    """The ranges of dates, without those of lines about training and leave."""
    words = text[section.start : section.end]
    for reading in read_dates(words, today):
        before = words.rfind("\n", 0, reading.span.start) + 1
        beside = words[before : reading.span.start] + words[reading.span.end :][:_REACH]
        is_work = _NO_WORK.match(beside.partition("\n")[0]) is None
        if reading.is_range and reading.stretch and is_work:
            yield reading.stretch


def read_step(positions: Sequence[Position], years: float | None) -> Seniority | None:
    """The step of a career that the latest title names; by the years where it names none."""
    if not positions:
        return None
    latest = max(positions, key=_lateness)
    if positions[0].stretch is None and not (latest.stretch and latest.stretch.is_current):
        latest = positions[0]  # what they call themselves
    named = read_seniority(latest.title)
    if named is Seniority.INTERN and positions[0].stretch is None:
        named = read_seniority(positions[0].title)
    if named is not None or years is None:
        return named
    return next((step for most, step in STEPS if years < most), Seniority.SENIOR)


def read_used_skills(text: str, positions: Sequence[Position]) -> tuple[SkillReading, ...]:
    """Each skill once, where the text names it first, with the years of the positions that do."""
    dated = sorted((p for p in positions if p.stretch and p.extent), key=_begins)
    mentions: dict[str, list[SkillReading]] = {}
    used: dict[str, set[Stretch]] = {}
    for reading in read_skills(text):
        mentions.setdefault(reading.skill, []).append(reading)
        if stretch := _stretch_around(reading.span.start, dated):
            used.setdefault(reading.skill, set()).add(stretch)
    return tuple(
        replace(readings[0], years=_years(text, readings, used.get(skill, set())))
        for skill, readings in mentions.items()
    )


def _years(text: str, readings: list[SkillReading], used: set[Stretch]) -> float | None:
    """By dates where any position names the skill, else as `(3 years)` behind it says."""
    months = months_of(used) or max(_said(text, reading) for reading in readings)
    return round(months / 12, 1) if months else None


def _said(text: str, reading: SkillReading) -> int:
    aside = _ASIDE.match(text, reading.span.end)
    return (read_months(aside[1]) or 0) if aside else 0


def _stretch_around(at: int, dated: Sequence[Position]) -> Stretch | None:
    """When the position lasted whose part of the text holds the character `at`."""
    index = bisect_right(dated, at, key=_begins) - 1
    if index < 0:
        return None
    extent = dated[index].extent
    return dated[index].stretch if extent and at < extent.end else None


def _begins(position: Position) -> int:
    return position.extent.start if position.extent else 0


def _lateness(position: Position) -> tuple[date, date]:
    stretch = position.stretch
    return (stretch.end, stretch.start) if stretch else (date.min, date.min)
