"""The facts of one résumé, laid out so that the requirements of many listings can be looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from models.profile import LanguageReading, Position, Profile, SkillReading
from models.requirements import ClearanceAsked, LicenceAsked
from search.reading.ad.asked_clearances import read_asked_clearances
from search.reading.ad.asked_licences import read_asked_licences
from search.reading.ad.ground import AdGround
from search.reading.text.language import language_of


@dataclass(frozen=True)
class ResumeFacts:
    """Made once for a question, or for a candidate that was found."""

    profile: Profile
    text: str = field(repr=False)
    """What the profile's spans count in."""

    @cached_property
    def skills(self) -> Mapping[str, SkillReading]:
        """By name."""
        return {reading.skill: reading for reading in self.profile.skills}

    @cached_property
    def languages(self) -> Mapping[str, LanguageReading]:
        """By ISO 639-1 code."""
        return {reading.language: reading for reading in self.profile.languages}

    @cached_property
    def longest_position(self) -> Position | None:
        """Of those whose length is known."""
        timed = (position for position in self.profile.positions if position.months)
        return max(timed, key=lambda position: position.months or 0, default=None)

    @cached_property
    def licences(self) -> Sequence[LicenceAsked]:
        """Those that it names, read as in an ad: the words are the same on both sides."""
        return tuple(read_asked_licences(self._ground, self.profile.skills))

    @cached_property
    def clearances(self) -> Sequence[ClearanceAsked]:
        """Those that it names, read as in an ad."""
        return tuple(read_asked_clearances(self._ground))

    @cached_property
    def written_in(self) -> str | None:
        """ISO 639-1 code of the language of the text itself. None: too few words tell."""
        return language_of(self.text)

    @property
    def _ground(self) -> AdGround:
        return AdGround(self.text, ())
