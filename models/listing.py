"""One job ad, as it was read."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.evidence import Evidence
from models.place import Place
from models.requirements import Requirements
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
    remote_regions: tuple[str, ...] = ()
    """First-level regions that it is restricted to, as `US-CA`. Empty: the ad names none."""
    remote_time_zones: tuple[str, ...] = ()
    """Time zones to work in or to overlap with, as the ad names them: `CET`, `UTC+2`."""
    office_days: float | None = None
    """Days a week at the workplace that hybrid work asks for. None: the ad does not say."""
    salary_text: str | None = None
    """Pay as the ad writes it."""
    salary: Salary | None = None
    employment_type: EmploymentType | None = None
    employment_types: tuple[EmploymentType, ...] = ()
    """All that are offered, `employment_type` first."""
    seniority: str | None = None
    languages: tuple[str, ...] = ()
    """ISO 639-1 code of the language that the ad is written in."""
    requirements: Requirements = field(default_factory=Requirements)
    summary: tuple[Evidence, ...] = ()
    """Up to two sentences of the description that say most about the job."""
    industry: str | None = None
    occupation: str | None = None
    """As the source classifies it: a name, or a code such as O*NET's `15-1252.00`."""
    work_hours: str | None = None
    openings: int | None = None
    """How many people are sought. None: the source does not say."""
    direct_apply: bool | None = None
    """Whether `url` leads to the application itself. None: the source does not say."""
    posted_at: datetime | None = None
    expires_at: datetime | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)
    """The words behind a fact, by criterion: `salary`, `location`, `remote` …"""
