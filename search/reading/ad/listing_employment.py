"""The kinds of employment that a listing offers, from its field or from its texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.evidence import Evidence
from models.listing import EmploymentType
from search.reading.ad.employment import employment_type_named, read_employment


@dataclass(frozen=True, slots=True)
class ListingEmployment:
    """The kinds, the first of which is the listing's own; empty where it names none."""

    types: tuple[EmploymentType, ...] = ()
    evidence: Evidence | None = None

    @property
    def first(self) -> EmploymentType | None:
        """The kind that the listing is found by."""
        return self.types[0] if self.types else None


def listing_employment(
    fields: Mapping[str, Any], title: str, description: str
) -> ListingEmployment:
    """What `employment_types` or `employment_type` names, else what title or description say."""
    given = fields.get("employment_types") or fields.get("employment_type")
    words = given.split(",") if isinstance(given, str) else given
    words = words if isinstance(words, list) else []
    named = [employment_type_named(word) for word in words if isinstance(word, str)]
    if types := tuple(dict.fromkeys(kind for kind in named if kind)):
        return ListingEmployment(types)
    for source, text in (("title", title), ("description", description)):
        if reading := read_employment(text):
            evidence = Evidence.of(text, reading.span, source)
            return ListingEmployment((reading.employment_type,), evidence)
    return ListingEmployment()
