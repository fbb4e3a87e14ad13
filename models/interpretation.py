"""What was understood of a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.evidence import Span


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a question that states something, and what it states."""

    field: str
    """A field of the contract's filters, or one of those that have no filter: `skill`,
    `skill_unwanted`, `location_unwanted`, `years`, `degree`."""
    value: Any
    """As JSON: `{"place": "Leeds", "radius_km": 16.1}`, `"senior"`, `7`."""
    span: Span


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A sentence taken apart: conditions, and the rest, which is searched by its meaning."""

    filters: Mapping[str, Any]
    """In the contract's form, so that a caller can send them back corrected."""
    semantic_text: str
    """What is embedded: the sentence without the conditions on pay, place and date."""
    spans: tuple[Condition, ...]
    """In the order of the sentence."""
    unresolved: tuple[Span, ...]
    """Words that look like a condition and were not understood, or that no filter can hold."""
