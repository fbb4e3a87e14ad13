"""What made-up ads are put together from: the sample listings taken apart."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from models.listing import EmploymentType, Listing, Remote
from search.reading.listing import read_listing
from search.reading.seniority import read_seniority
from search.reading.skill.vocabulary import TRAP, vocabulary
from search.reading.text.sentences import read_sentences

SAMPLES: Final = Path(__file__).parents[1] / "samples" / "listings.jsonl"
USUAL_PAY: Final = 38_000.0
"""Euro a year, where a sample says nothing about pay."""
_SENTENCE_WORDS: Final = range(5, 31)
_PAY: Final = re.compile(r"[$£€]")
_LANGUAGE: Final = "en"  # the default model's own


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work, as one sample listing describes it."""

    title: str
    is_levelled: bool
    """The title says how senior the job is, so that no other level goes before it."""
    sentences: tuple[str, ...]
    skills: tuple[str, ...]
    """What its field of work asks for."""
    annual_euro: float
    employment_type: EmploymentType | None
    remote: Remote | None


@cache
def jobs() -> tuple[Job, ...]:
    """The jobs of the English samples."""
    lines = SAMPLES.read_text(encoding="utf-8").splitlines()
    listings = [read_listing(json.loads(line), source="samples") for line in lines]
    return tuple(_job(each) for each in listings if each.languages == (_LANGUAGE,))


def _job(listing: Listing) -> Job:
    text = listing.description
    sentences = [_sentence(text[span.start : span.end]) for span in read_sentences(text)]
    return Job(
        title=listing.title,
        is_levelled=read_seniority(listing.title) is not None,
        sentences=tuple(each for each in sentences if _is_fit(each)),
        skills=_skills(listing),
        annual_euro=_annual_euro(listing),
        employment_type=listing.employment_type,
        remote=listing.remote,
    )


def _is_fit(sentence: str) -> bool:
    """Of a usual length, and without pay, which a made-up ad has of its own."""
    return len(sentence.split()) in _SENTENCE_WORDS and not _PAY.search(sentence)


def _sentence(text: str) -> str:
    """An item of a list reads as a sentence too."""
    sentence = text.lstrip("-• ").rstrip(";,")
    ended = sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
    return ended[0].upper() + ended[1:]


def _skills(listing: Listing) -> tuple[str, ...]:
    """Those that it asks for, then the others of the field that most of them belong to."""
    asked = [each.skill for each in listing.requirements.skills]
    fields = Counter(_fields()[skill] for skill in asked if skill in _fields())
    field = fields.most_common(1)[0][0] if fields else "office"
    others = [name for name, each in _fields().items() if each == field]
    return tuple(dict.fromkeys([*asked, *others]))


@cache
def _fields() -> dict[str, str]:
    """The field of work of each skill."""
    return {skill.name: skill.field for skill in vocabulary() if skill.kind != TRAP}


def _annual_euro(listing: Listing) -> float:
    ends = listing.salary.annual_euro() if listing.salary else None
    return next((end for end in ends or () if end is not None), USUAL_PAY)
