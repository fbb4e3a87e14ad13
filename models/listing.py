"""One job ad, as it was read."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.evidence import Evidence
from models.place import Place
from models.salary import Salary


class Remote(StrEnum):
    """How much of the work may be done from elsewhere."""

    ON_SITE = "on_site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EmploymentType(StrEnum):
    """schema.org's employment types, in lower case."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACTOR = "contractor"
    TEMPORARY = "temporary"
    INTERN = "intern"
    VOLUNTEER = "volunteer"
    PER_DIEM = "per_diem"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A job ad with its original words kept beside what was read from them."""

    source: str
    external_id: str
    title: str
    description: str
    """Plain text: HTML was turned into lines, lists into lines that begin with a hyphen."""
    company: str | None = None
    url: str | None = None
    location_text: str | None = None
    """The place as the ad writes it."""
    places: tuple[Place, ...] = ()
    """What `location_text` means. Empty: unknown."""
    remote: Remote | None = None
    """None: the ad does not say."""
    remote_countries: tuple[str, ...] = ()
    """Countries that remote work is restricted to. Empty: the ad names none."""
    salary_text: str | None = None
    """Pay as the ad writes it."""
    salary: Salary | None = None
    employment_type: EmploymentType | None = None
    seniority: str | None = None
    languages: tuple[str, ...] = ()
    """ISO 639-1 code of the language that the ad is written in."""
    posted_at: datetime | None = None
    expires_at: datetime | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)
    """The words behind a fact, by criterion: `salary`, `location`, `remote` …"""
