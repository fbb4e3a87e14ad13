"""The skills that a job ad asks for: must-haves told from nice-to-haves, and years of each.

What the sentence says of a skill counts first, then the section of the ad, then words by which ads
without sections ask.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from models.evidence import Span
from models.profile import SkillReading
from search.reading.ad.headings import AdSectionKind, read_ad_headings
from search.reading.ad.sections import BOILERPLATE
from search.reading.ad.skill_demands import Asks, find_demands
from search.reading.ad.skill_wording import asked_in_sentence
from search.reading.ad.skill_years import years_asked
from search.reading.skill.spellings import normal_text
from search.reading.skills import SkillMention, find_skills
from search.reading.text.sentences import read_sentences

_BY_WORDING: Final = {Asks.MUST: True, Asks.NICE: False}
_BY_HEADING: Final = {AdSectionKind.REQUIREMENTS: True, AdSectionKind.NICE_TO_HAVE: False}


def read_asked_skills(text: str) -> list[SkillReading]:
    """Every mention of a skill in an ad, in order, without those that are not needed.

    `required` and `years` say what the ad asks; what stands below a list of other ads is left out.
    """
    mentions = find_skills(text)
    if not mentions:
        return []
    spans = [mention.span for mention in mentions]
    wording, sections = _wording(text, spans), _sections(text, spans)
    years = years_asked(text, spans, wording)
    return [
        _asked(mention, wording[number], sections[number], years.get(number))
        for number, mention in enumerate(mentions)
        if not mention.negated and sections[number] is not AdSectionKind.OTHER_ADS
    ]


def _asked(
    mention: SkillMention, wording: Asks, section: AdSectionKind, years: float | None
) -> SkillReading:
    of_person = section not in BOILERPLATE and wording is not Asks.OURS
    least = years if of_person else None
    required = _BY_WORDING.get(wording, _BY_HEADING.get(section))
    likely = wording is Asks.LIKELY and of_person and section is not AdSectionKind.DUTIES
    if required is None and (likely or least is not None):
        required = True
    return SkillReading(mention.skill, mention.span, required, least)


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
