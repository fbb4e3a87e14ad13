"""Ads that are made up: the same for the same seed and number, on every machine."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from models.evidence import Evidence, Span
from models.listing import EmploymentType, Listing, Remote
from models.pay import PERIODS_IN_A_YEAR, UNITS_FOR_A_EURO, Period
from models.profile import SkillReading
from models.requirements import Requirements
from models.salary import Salary
from scripts.benchmarking.ad_parts import Job, jobs
from scripts.benchmarking.shares import employer
from scripts.benchmarking.towns import CURRENCIES, place_of, towns
from search.reading.seniority import read_seniority

SOURCE: Final = "generated"
WORDS: Final = (60, 90)
"""Fewest and most in a description: little to embed, and enough to tell ads apart."""
OLDEST_DAYS: Final = 90

_LEVELS: Final = ("", "", "", "Junior ", "Senior ", "Senior ", "Lead ", "Graduate ")
_OPENINGS: Final = (
    "We are looking for a {title} in {town}.",
    "{town}: {title} wanted, to start as soon as you can.",
    "Our team in {town} is growing and needs a {title}.",
    "A {title} is leaving us for retirement, and we seek a successor in {town}.",
    "Join us in {town} as a {title}.",
    "This is a new position for a {title}, based in {town}.",
)
_SKILLS: Final = (
    "You will work with {}, {} and {} every week.",
    "You bring experience of {}, {} and {}.",
    "Knowledge of {} and {} is asked for, {} is welcome.",
    "We ask for {}, {} and the wish to learn {}.",
    "Most of the time goes into {}, the rest into {} and {}.",
)
_CLOSINGS: Final = (
    "Hours are agreed in the team a month ahead.",
    "The contract is permanent after a probation of three months.",
    "We pay for two courses a year and give the time for them.",
    "You report to the head of the department and have no staff of your own.",
    "Applications are read as they come in; interviews last an hour.",
    "There is a canteen, a bicycle shed and a bus stop at the door.",
    "The post is funded for two years, with a good chance of more.",
    "A colleague shows you everything in the first six weeks.",
)
_COUNTRIES: Final = {
    "GB": (28, 1.0), "US": (26, 1.3), "DE": (10, 1.1), "IN": (8, 0.3), "CA": (7, 1.0),
    "AU": (6, 1.15), "IE": (4, 1.1), "NL": (4, 1.1), "ZA": (3, 0.4), "PL": (3, 0.55),
    "CH": (1, 1.9),
}  # fmt: skip
"""How many ads in a hundred, and pay beside the samples'."""
_PERIODS: Final = {Period.YEAR: 70, Period.HOUR: 18, Period.MONTH: 8, Period.DAY: 4}
_UNPAID: Final = 0.2
"""The share of ads that say nothing about pay."""


def generated_ad(seed: int, number: int, newest: datetime) -> Listing:
    """Ad `number`, posted up to OLDEST_DAYS before `newest`."""
    random = Random(f"{seed}:{number}")  # noqa: S311 - repeatable on purpose
    job = random.choice(jobs())
    [country] = random.choices(
        list(_COUNTRIES), weights=[share for share, _ in _COUNTRIES.values()]
    )
    town = random.choice(towns()[country])
    title = job.title if job.is_levelled else f"{random.choice(_LEVELS)}{job.title}"
    description, skills = _description(random, job, title, town.name)
    salary_text, salary = _pay(random, job, country)
    where = f"{town.name}, {country}"
    facts = {"location": where, "salary_text": salary_text or ""}
    return Listing(
        source=SOURCE,
        external_id=f"{seed}-{number}",
        title=title,
        description=description,
        company=employer(number),
        location_text=where,
        places=(place_of(town),),
        remote=random.choice((job.remote, job.remote, Remote.ON_SITE, None)),
        salary_text=salary_text,
        salary=salary,
        employment_type=random.choice((job.employment_type, EmploymentType.FULL_TIME)),
        seniority=read_seniority(title),
        languages=("en",),
        requirements=Requirements(skills=skills),
        posted_at=newest - timedelta(days=random.uniform(0, OLDEST_DAYS)),
        evidence={
            name.removesuffix("_text"): Evidence(words, 0, len(words), name)
            for name, words in facts.items()
            if words
        },
    )


def _description(
    random: Random, job: Job, title: str, town: str
) -> tuple[str, tuple[SkillReading, ...]]:
    """The text, and where it asks for skills."""
    names = random.sample(job.skills, 3)
    fixed = [
        random.choice(_OPENINGS).format(title=title, town=town),
        random.choice(_SKILLS).format(*names),
        random.choice(_CLOSINGS),
    ]
    words, enough = sum(len(each.split()) for each in fixed), random.randint(WORDS[0], WORDS[1] - 5)
    others = [sentence for other in random.sample(jobs(), 2) for sentence in other.sentences]
    told: list[str] = []
    for sentence in [*random.sample(job.sentences, len(job.sentences)), *others]:
        if words < enough and words + len(sentence.split()) <= WORDS[1]:
            told.append(sentence)
            words += len(sentence.split())
    text = " ".join([fixed[0], *told, *fixed[1:]])
    asked = text.index(fixed[1])
    found = [(name, text.index(name, asked)) for name in names]
    return text, tuple(SkillReading(name, Span(at, at + len(name))) for name, at in found)


def _pay(random: Random, job: Job, country: str) -> tuple[str | None, Salary | None]:
    if random.random() < _UNPAID:
        return None, None
    currency = CURRENCIES[country]
    [period] = random.choices(list(_PERIODS), weights=list(_PERIODS.values()))
    euro = job.annual_euro * _COUNTRIES[country][1] * random.lognormvariate(0, 0.25)
    amount = euro * UNITS_FOR_A_EURO[currency] / PERIODS_IN_A_YEAR[period]
    step = {Period.YEAR: 100, Period.MONTH: 10, Period.DAY: 1, Period.HOUR: 0.5}[period]
    low = round(amount / step) * step
    high = max(low, round(amount * random.uniform(1.02, 1.3) / step) * step)
    text = f"{currency} {low:,.10g} - {high:,.10g} per {period}"
    return text, Salary(low, high, currency, period)
