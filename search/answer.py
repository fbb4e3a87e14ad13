"""What a search answers, and how a page of it is put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row

from models.candidate import Candidate
from models.listing import Listing
from search.question import Question, Source
from search.ranked import Ranked
from search.ranking.evidence import evidence
from search.ranking.resume_facts import ResumeFacts
from search.ranking.score import Score
from search.ranking.support import Stretch, Support, supports
from search.ranking.verdict import Eligibility, eligibility
from search.retrieval import statements
from search.retrieval.filters import Filters
from search.retrieval.plan import Search
from search.stored import Stored, stored_of

PASSAGES: Final = 2
"""Pairs of passages that a result shows beside the facts."""


@dataclass(frozen=True, slots=True)
class Match:
    """One result, and why it is one."""

    document: Stored
    score: Score
    eligibility: tuple[Eligibility, ...]
    supports: tuple[Support, ...]
    matched_skills: tuple[str, ...]
    """Asked for by the listing and named by the résumé."""
    missing_skills: tuple[str, ...]
    """Asked for by the listing and not named by the résumé."""
    distance_km: float | None
    """To the nearest of its places, those of its near-duplicates included."""
    duplicates: tuple[Stored, ...]
    """The same ad posted again, elsewhere or by another source: they have no place of their own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of results, and how sure the search is of them."""

    model_id: str
    exact: bool
    """Every matching document was compared with the question."""
    considered: int
    total: int
    total_is_exact: bool
    matches: tuple[Match, ...]
    next_cursor: str | None
    timings: Mapping[str, float]
    """Milliseconds of each step."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the database holds of the documents of a page."""

    documents: Sequence[Row[Any]]
    judged: Sequence[Row[Any]]
    passages: Sequence[Row[Any]]


def fetch(connection: Connection, search: Search, ranked: Sequence[Ranked]) -> Fetched:
    """Read the documents of a page, with their verdicts, passages and near-duplicates."""
    collection, model_id = search.collection, search.model_id
    ids = [each.found.id for each in ranked]
    everything = [*ids, *(other.id for each in ranked for other in each.folded)]
    return Fetched(
        connection.execute(statements.documents(collection, everything)).all(),
        connection.execute(statements.judged(collection, model_id, search.filters, ids)).all(),
        connection.execute(statements.passages(collection, model_id, ids, part="text")).all(),
    )


def matches(
    fetched: Fetched, search: Search, question: Question, ranked: Sequence[Ranked]
) -> tuple[Match, ...]:
    """The ranked documents of a page, each with the reasons for its place."""
    documents = {row.id: stored_of(search.collection, row) for row in fetched.documents}
    judged = {row.id: dict(row._mapping) for row in fetched.judged}  # noqa: SLF001 - its public name
    stretches = _stretches(fetched.passages, documents)
    return tuple(
        _match(
            question,
            search.filters,
            each,
            documents,
            judged[each.found.id],
            stretches[each.found.id],
        )
        for each in ranked
        if each.found.id in documents and each.found.id in judged  # else gone since it was found
    )


def _match(
    question: Question,
    filters: Filters,
    ranked: Ranked,
    documents: Mapping[UUID, Stored],
    judged: dict[str, str],
    stretches: Sequence[Stretch],
) -> Match:
    document = documents[ranked.found.id]
    places = [each.distance_km for each in (ranked.found, *ranked.folded)]
    judged.pop("id")
    of_listing, of_resume = frozenset(ranked.found.skills), question.asked.person.skills
    if isinstance(document.content, Candidate):
        of_listing, of_resume = of_resume, of_listing
    return Match(
        document,
        ranked.score,
        tuple(eligibility(judged, document.content, filters)),
        tuple(_supports(question, document.content, stretches)),
        tuple(sorted(of_listing & of_resume)),
        tuple(sorted(of_listing - of_resume)),
        min((each for each in places if each is not None), default=None),
        tuple(documents[each.id] for each in ranked.folded if each.id in documents),
    )


def _supports(
    question: Question, content: Listing | Candidate, stretches: Sequence[Stretch]
) -> list[Support]:
    """What the listing asks for with what the résumé says to it, then the nearest passages."""
    asked = question.asked
    if isinstance(content, Candidate):
        pairs = supports(question.stretches, stretches)
        if asked.requirements is None:
            return pairs[:PASSAGES]
        facts = ResumeFacts(content.profile, content.resume_text)
        found = evidence(asked.requirements, asked.source.text, facts, pairs)
    else:
        pairs = supports(stretches, question.stretches)
        if asked.facts is None:
            return pairs[:PASSAGES]
        found = evidence(content.requirements, content.description, asked.facts, pairs)
    return [*found, *pairs[:PASSAGES]]


def _stretches(
    passages: Sequence[Row[Any]], documents: Mapping[UUID, Stored]
) -> dict[UUID, list[Stretch]]:
    """The passages of each document, in their order."""
    sources = {id_: Source.of(document.content) for id_, document in documents.items()}
    result: dict[UUID, list[Stretch]] = {id_: [] for id_ in documents}
    for row in passages:
        if row.id in sources:
            vector = statements.as_vector(row.embedding)
            result[row.id].append(sources[row.id].stretch(row.start, row.end, vector))
    return result
