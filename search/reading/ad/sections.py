"""The sections of a job ad: duties and requirements told apart from what every ad says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from models.evidence import Span
from search.reading.ad.headings import AdSectionKind, read_ad_headings
from search.reading.ad.wording import AdWording, read_ad_wording
from search.reading.text.sentences import read_sentences

BOILERPLATE: Final = frozenset(
    (
        AdSectionKind.BENEFITS,
        AdSectionKind.COMPANY,
        AdSectionKind.HOW_TO_APPLY,
        AdSectionKind.LEGAL,
        AdSectionKind.OTHER_ADS,
    )
)
"""What says little of the work or of who can do it."""

_UNTOLD: Final = frozenset((AdSectionKind.OTHER, AdSectionKind.ROLE, AdSectionKind.COMPANY))
"""Sections in which ads also speak of other things, which their wording tells."""


@dataclass(frozen=True, slots=True)
class AdSection:
    """A stretch of an ad, its heading left out."""

    kind: AdSectionKind
    span: Span


def read_ad_sections(text: str) -> list[AdSection]:
    """The sections of an ad in order, none empty; between them are only headings and space.

    By headings; where there are none, by the wording of each sentence. Legal notices are told by
    their wording wherever they stand.
    """
    wording = read_ad_wording(text)
    return [section for part in _by_headings(text) for section in _by_wording(text, part, wording)]


def _by_headings(text: str) -> Iterator[AdSection]:
    kind, start = AdSectionKind.OTHER, 0
    for heading in read_ad_headings(text):
        if kind is AdSectionKind.OTHER_ADS:
            break
        yield AdSection(kind, Span(start, heading.span.start))
        kind, start = heading.kind, heading.span.end
    yield AdSection(kind, Span(start, len(text)))


def _by_wording(text: str, part: AdSection, wording: AdWording) -> Iterator[AdSection]:
    sentences = read_sentences(text, part.span)
    told = _told(part.kind, sentences, wording)
    for kind, group in groupby(told, lambda each: each[0]):
        spans = [span for _, span in group]
        yield AdSection(kind, Span(spans[0].start, spans[-1].end))


def _told(
    kind: AdSectionKind, sentences: Iterable[Span], wording: AdWording
) -> Iterator[tuple[AdSectionKind, Span]]:
    """Each sentence of a section of that kind, with what it is about."""
    for span in sentences:
        if kind is AdSectionKind.OTHER_ADS:
            yield kind, span
            continue
        said = wording.kind(span)
        if kind in _UNTOLD:
            yield said or kind, span
        elif said is AdSectionKind.LEGAL:
            # What follows the notices at an ad's end does not go on with its last list.
            kind = AdSectionKind.OTHER
            yield said, span
        else:
            yield kind, span
