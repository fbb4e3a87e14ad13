"""Words of a source text that support what is said of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[start:end]`, counted in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that decide a verdict, and where they stand."""

    text: str
    start: int
    end: int
    source: str
    """The field that holds the words: `description`, `salary_text`, `location`, `resume` …"""

    @classmethod
    def of(cls, source_text: str, span: Span, source: str) -> "Evidence":
        """The words of `source_text` at `span`."""
        return cls(source_text[span.start : span.end], span.start, span.end, source)
