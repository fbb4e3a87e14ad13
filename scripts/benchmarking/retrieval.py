"""The database's part of an answer: how long `retrieve` takes, and what it finds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from random import Random
from statistics import fmean, median
from time import perf_counter
from typing import Final

from models.database import Database
from models.pay import Period
from models.tables import LISTINGS
from scripts.benchmarking.corpus import MAIN, SEED, SMALL
from scripts.benchmarking.questions import Questions
from scripts.benchmarking.recall import recall
from scripts.benchmarking.report import Row
from scripts.benchmarking.shares import ALL_PERCENTS, Condition, conditions_at, far_conditions
from scripts.benchmarking.timing import spread
from scripts.benchmarking.towns import place_of, towns
from search.retrieval.filters import NO_FILTERS, Area, Filters, SalaryFilter
from search.retrieval.plan import Retrieval, Search, retrieve
from search.retrieval.statements import Vector

RADIUS_KM: Final = 80.0
PAY: Final = SalaryFilter(25_000, None, "EUR", Period.YEAR)
RECENT_DAYS: Final = 60


@dataclass(frozen=True, slots=True)
class Case:
    """A filter with the questions that are asked under it."""

    name: str
    tenant: str
    asked: Sequence[tuple[Vector, Filters]]


@dataclass(frozen=True, slots=True)
class _Measured:
    """What the questions of a case have given so far."""

    milliseconds: list[float] = field(default_factory=list)
    at_20: list[float] = field(default_factory=list)
    at_100: list[float] = field(default_factory=list)
    answers: list[Retrieval] = field(default_factory=list)
    matching: list[int] = field(default_factory=list)


def case_of(condition: Condition, questions: Questions) -> Case:
    """The questions under one filter; where it passes far rows, those that are far from them."""
    asked = questions.near if condition.field == "band" else questions.mixed
    return Case(condition.name, MAIN, [(vector, condition.filters) for vector in asked])


def database_cases(questions: Questions) -> list[Case]:
    """Every selectivity, across the rows and far from the question; and the usual filters."""
    every = [*conditions_at(ALL_PERCENTS), *far_conditions()]
    usual = zip(questions.mixed, _usual_filters(len(questions.mixed)), strict=True)
    of_tenant = [(vector, NO_FILTERS) for vector in questions.mixed]
    return [
        *(case_of(condition, questions) for condition in every),
        Case("radius, pay and recency", MAIN, list(usual)),
        Case("tenant with 0.1 %", SMALL, of_tenant),
    ]


def measure(database: Database, model_id: str, cases: Sequence[Case]) -> list[Row]:
    """A row for each case. The cases take turns, so that a busy machine slows all alike."""
    measured = [_Measured() for _ in cases]
    for number, turn in enumerate(zip_longest(*(case.asked for case in cases))):
        for case, figures, asked in zip(cases, measured, turn, strict=True):
            if asked is not None:
                _ask(database, case.tenant, Search(LISTINGS, model_id, *asked), figures, number)
    return [_row(case, figures) for case, figures in zip(cases, measured, strict=True)]


def _ask(database: Database, tenant: str, search: Search, figures: _Measured, number: int) -> None:
    if number == 0:  # warm up
        with database.transaction(tenant, read_only=True) as connection:
            retrieve(connection, search)
    with database.transaction(tenant, read_only=True) as connection:
        started = perf_counter()
        answer = retrieve(connection, search)
        figures.milliseconds.append((perf_counter() - started) * 1000)
    with database.transaction(tenant, read_only=True) as connection:
        exact = retrieve(
            connection,
            Search(search.collection, search.model_id, search.vector, search.filters, exact=True),
        )
    found, best = (_passing(each) for each in (answer, exact))
    figures.at_20.append(recall(found, best, 20))
    figures.at_100.append(recall(found, best, 100))
    figures.answers.append(answer)
    figures.matching.append(exact.considered)


def _passing(answer: Retrieval) -> list[float]:
    """How similar the rows are that pass, the nearest first."""
    return sorted((found.similarity for found in answer.found if found.passes), reverse=True)


def _row(case: Case, figures: _Measured) -> Row:
    return {
        "filter": case.name,
        "rows": int(median(figures.matching)),
        **spread(figures.milliseconds),
        "recall@20": fmean(figures.at_20),
        "recall@100": fmean(figures.at_100),
        "exact": fmean(answer.exact for answer in figures.answers),
        "considered": int(median(answer.considered for answer in figures.answers)),
    }


def _usual_filters(count: int) -> list[Filters]:
    """What a person asks for: near a large town, with a least pay, not long ago."""
    random = Random(SEED)  # noqa: S311
    places = [place_of(town) for each in towns().values() for town in each]
    return [
        Filters(
            locations=(Area(random.choice(places), RADIUS_KM),),
            salary=PAY,
            posted_within_days=RECENT_DAYS,
        )
        for _ in range(count)
    ]
