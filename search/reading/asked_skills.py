"""The skills that a job ad asks for: must-haves told from nice-to-haves, and years of each.

What the sentence says of a skill counts first, then the section of the ad, then words by which ads
without sections ask.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.evidence import Span
from models.profile import SkillReading
from search.reading.ad_headings import AdSectionKind, read_ad_headings
from search.reading.ad_sections import BOILERPLATE
from search.reading.sentences import read_sentences
from search.reading.skill_demands import Asks, find_demands
from search.reading.skill_wording import asked_in_sentence
from search.reading.skill_years import years_asked
from search.reading.skills import normal_text, read_skills

_BY_WORDING: Final = {Asks.MUST: True, Asks.NICE: False}
_BY_HEADING: Final = {AdSectionKind.REQUIREMENTS: True, AdSectionKind.NICE_TO_HAVE: False}


def read_asked_skills(text: str) -> list[SkillReading]:
    """Every mention of a skill in an ad, in order, without those that are not needed.

    `required` and `years` say what the ad asks; what stands below a list of other ads is left out.
    """
    readings = read_skills(text)
    if not readings:
        return []
    spans = [reading.span for reading in readings]
    wording, years = _wording(text, spans), years_asked(text, spans)
    sections = _sections(text, spans)
    asked = []
    for number, reading in enumerate(readings):
        if sections[number] is AdSectionKind.OTHER_ADS:
            continue
        of_person = sections[number] not in BOILERPLATE and wording[number] is not Asks.OURS
        least = years.get(number) if of_person else None
        required = _BY_WORDING.get(wording[number], _BY_HEADING.get(sections[number]))
        if required is None and of_person and sections[number] is not AdSectionKind.DUTIES:
            required = True if wording[number] is Asks.LIKELY or least is not None else None
        asked.append(replace(reading, required=required, years=least))
    return asked


def _sections(text: str, spans: Sequence[Span]) -> list[AdSectionKind]:
    """What the last heading before each span says that follows."""
    headings = read_ad_headings(text)
    starts = [heading.span.end for heading in headings]
    numbers = (bisect_right(starts, span.start) for span in spans)
    return [headings[n - 1].kind if n else AdSectionKind.OTHER for n in numbers]


def _wording(text: str, spans: Sequence[Span]) -> list[Asks]:
    """What the words of its sentence ask of each mention."""
    demands = list(find_demands(normal_text(text)))
    starts, at = [span.start for span in spans], [demand.start for demand in demands]
    asked = [Asks.NONE] * len(spans)
    for sentence in read_sentences(text):
        first, end = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if first < end:
            said = demands[bisect_left(at, sentence.start) : bisect_left(at, sentence.end)]
            asked[first:end] = asked_in_sentence(text, spans[first:end], said)
    return asked
