"""From what was found to ranked results: scored, near-duplicates folded, companies varied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from search.question import Question
from search.ranking.folding import folded
from search.ranking.parts import parts
from search.ranking.score import Score, mean, weighed
from search.ranking.variety import varied
from search.ranking.wanted import Wanted
from search.ranking.weights import Weights
from search.reading.words import skill_term
from search.retrieval import statements
from search.retrieval.plan import Found, Search
from search.retrieval.rarity import read_rarity


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document in its place, with the near-duplicates that it stands for."""

    found: Found
    values: Mapping[str, float]
    """What its parts are worth."""
    weights: Weights
    folded: tuple[Found, ...] = ()

    @property
    def score(self) -> Score:
        """Worked out only for what is shown."""
        return weighed(self.values, self.weights)


@dataclass(frozen=True, slots=True)
class Scored:
    """A document that was found, with what its parts are worth."""

    found: Found
    values: dict[str, float]
    mean: float

    @property
    def signature(self) -> bytes | None:
        """Tells its near-duplicates."""
        return self.found.signature

    @property
    def company(self) -> str | None:
        """Who posted it."""
        return self.found.company


def score(
    connection: Connection,
    search: Search,
    question: Question,
    found: Sequence[Found],
    weights: Weights,
) -> list[Scored]:
    """The documents of one block, the best first; what passes before what is unknown."""
    if not found:
        return []
    wanted = _wanted(connection, search, question, found, weights)
    titles = _titles(connection, search, question, found)
    scored = []
    for each in found:
        values = parts(each, wanted, titles.get(each.id))
        scored.append(Scored(each, values, mean(values, weights)))
    return sorted(scored, key=lambda each: (not each.found.passes, -each.mean, each.found.id))


def arranged(
    scored: Sequence[Scored], weights: Weights, most_per_company: int | None
) -> list[Ranked]:
    """Near-duplicates folded into the best of them, and companies varied where that is asked."""
    folds = folded(scored)
    if most_per_company is not None:
        passing = [fold for fold in folds if fold.first.found.passes]
        rest = folds[len(passing) :]
        folds = [*varied(passing, most_per_company), *varied(rest, most_per_company)]
    return [
        Ranked(
            fold.first.found,
            fold.first.values,
            weights,
            tuple(other.found for other in fold.others),
        )
        for fold in folds
    ]


def _wanted(
    connection: Connection,
    search: Search,
    question: Question,
    found: Sequence[Found],
    weights: Weights,
) -> Wanted:
    salary = search.filters.salary
    skills = question.asked.person.skills.union(*[each.skills for each in found])
    roles = [term for role in question.asked.roles for term in role]
    rarity = read_rarity(connection, search.collection, [*map(skill_term, skills), *roles])
    return Wanted(
        kind=question.asked.kind,
        person=question.asked.person,
        roles=question.asked.roles,
        words_asked=len(search.terms),
        rarity=rarity,
        skill_rarity={skill: rarity[skill_term(skill)] for skill in skills},
        filters=search.filters,
        annual_euro=salary.annual_euro() if salary else (None, None),
        weights=weights,
        now=datetime.now(UTC),
    )


def _titles(
    connection: Connection, search: Search, question: Question, found: Sequence[Found]
) -> dict[UUID, float]:
    """For each document the highest cosine of one of its titles and one of the question's."""
    if not len(question.titles):
        return {}
    ids = [each.id for each in found]
    rows = connection.execute(
        statements.passages(search.collection, search.model_id, ids, part="title")
    ).all()
    if not rows:
        return {}
    cosines = (statements.as_vectors([row.embedding for row in rows]) @ question.titles.T).max(1)
    best: dict[UUID, float] = {}
    for row, cosine in zip(rows, cosines.tolist(), strict=True):
        best[row.id] = max(cosine, best.get(row.id, -1.0))
    return best
