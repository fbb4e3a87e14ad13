"""The parts of a score, each from 0 to 1; None where one side has no data for it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from search.ranking.wanted import Wanted
from search.ranking.weights import (
    MEANING_RANGE,
    MUST_COUNTS,
    RECENCY_HALF_LIFE_DAYS,
    SKILL_PRIOR,
    STEPS_APART,
    TITLE_RANGE,
    WHOLLY_SAID,
    WORDS_SAID,
    Kind,
)
from search.reading.seniority import Seniority
from search.retrieval.plan import Found

_STEPS: Final = {step.value: number for number, step in enumerate(Seniority)}
_HEAD: Final = 0.5
"""Share of a role that its head makes up: a care assistant is an assistant."""


def parts(found: Found, wanted: Wanted, title: float | None) -> dict[str, float]:
    """How well each part fits, from 0 to 1; without those that lack data on either side.

    `title`: the highest cosine of a title of the document and one of the question's.
    """
    values: Mapping[str, float | None] = {
        "meaning": _within(found.similarity, *MEANING_RANGE),
        "words": _words(found, wanted),
        "skills": _skills(found, wanted),
        "title": _role(found, wanted) if title is None else _within(title, *TITLE_RANGE),
        "seniority": _seniority(found, wanted),
        "salary": _salary(found, wanted),
        "location": _location(found, wanted),
        "recency": _recency(found, wanted),
    }
    return {
        name: value
        for name, value in values.items()
        if value is not None and wanted.weights.get(name)
    }


def _within(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _words(found: Found, wanted: Wanted) -> float | None:
    if not wanted.words_asked:
        return None
    return min(1.0, found.said / min(WHOLLY_SAID, WORDS_SAID / wanted.words_asked))


def _skills(found: Found, wanted: Wanted) -> float | None:
    """The share of what is asked for that is there, rare skills and must-haves counted for more."""
    asked: Collection[str] = wanted.person.skills
    musts: Collection[str] = wanted.person.must_skills
    there: Collection[str] = found.skills
    if wanted.kind is Kind.RESUME:
        asked, musts, there = found.skills, found.must_skills, asked
    if not asked or not there:
        return None
    whole = 0.0 if wanted.kind is Kind.SENTENCE else SKILL_PRIOR
    met = 0.0
    for skill in asked:
        weight = wanted.skill_rarity[skill] * (MUST_COUNTS if skill in musts else 1.0)
        whole += weight
        met += weight if skill in there else 0.0
    return met / whole


def _role(found: Found, wanted: Wanted) -> float | None:
    """How much of a role that a sentence names stands in the document's titles."""
    if not wanted.roles:
        return None
    held = frozenset(found.title_terms)
    return max(_held(role, held, wanted) for role in wanted.roles)


def _held(role: Sequence[int], held: frozenset[int], wanted: Wanted) -> float:
    whole = sum(wanted.rarity[term] for term in set(role))
    share = sum(wanted.rarity[term] for term in set(role) & held) / whole
    return _HEAD * (role[-1] in held) + (1 - _HEAD) * share


def _seniority(found: Found, wanted: Wanted) -> float | None:
    """The mean of what the steps of a career and the years of work say."""
    said = [_step(found.seniority, wanted.person.seniority), _years(found, wanted)]
    known = [value for value in said if value is not None]
    return sum(known) / len(known) if known else None


def _step(one: str | None, other: str | None) -> float | None:
    if one not in _STEPS or other not in _STEPS:
        return None
    return max(0.0, 1.0 - abs(_STEPS[one] - _STEPS[other]) / STEPS_APART)


def _years(found: Found, wanted: Wanted) -> float | None:
    asked, had = wanted.person.years, found.years
    if wanted.kind is Kind.RESUME:
        asked, had = had, asked
    if asked is None or had is None:
        return None
    return 1.0 if had >= asked else had / asked


def _salary(found: Found, wanted: Wanted) -> float | None:
    """A half where the offered range just touches the wanted one, 1 where it lies within."""
    ends = [end for end in (found.pay_min, found.pay_max) if end is not None]
    if wanted.filters.salary is None or not ends:
        return None
    low, high = min(ends), max(ends)
    wanted_low, wanted_high = wanted.annual_euro
    inside_low = low if wanted_low is None else max(low, wanted_low)
    inside_high = high if wanted_high is None else min(high, wanted_high)
    if inside_high < inside_low:
        return 0.0
    return 1.0 if high == low else 0.5 + 0.5 * (inside_high - inside_low) / (high - low)


def _location(found: Found, wanted: Wanted) -> float | None:
    """1 at the wanted point, a half at the rim of its circle, 0 at twice the radius."""
    radii = [area.radius_km for area in wanted.filters.locations if area.radius_km]
    if not radii or found.distance_km is None:
        return None
    return max(0.0, 1.0 - found.distance_km / (2 * max(radii)))


def _recency(found: Found, wanted: Wanted) -> float | None:
    if found.posted_at is None:
        return None
    days = max(0.0, (wanted.now - found.posted_at).total_seconds() / 86_400)
    return float(0.5 ** (days / RECENCY_HALF_LIFE_DAYS))
