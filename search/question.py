"""What is searched with: a résumé, a listing or a sentence, made into vectors and words once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from embeddings.embedder import Embedder
from models.candidate import Candidate
from models.errors import NotFound
from models.evidence import Span
from models.listing import Listing
from models.profile import Profile
from models.requirements import Requirements
from models.tables import CANDIDATES, LISTINGS, Collection
from search.indexing.document import faint_stretches
from search.indexing.embedding import Text, embedded_query
from search.indexing.identity import text_hash
from search.ranking.resume_facts import ResumeFacts
from search.ranking.support import Stretch
from search.ranking.wanted import Person
from search.ranking.weights import Kind
from search.reading.ad.requirements import read_requirements
from search.reading.ad.sections import read_ad_sections
from search.reading.asked.role import read_roles
from search.reading.person.masking import Masked, mask
from search.reading.resume import Resume
from search.reading.seniority import read_seniority
from search.reading.skills import skills_named
from search.reading.words import asked_terms, fetching_keys, title_terms
from search.retrieval import statements
from search.stored import Stored


@dataclass(frozen=True, slots=True)
class Source:
    """A text that supports or searches, and the form of it that is embedded."""

    text: str
    masked: Masked | None = None
    """Of a résumé: what is embedded, without names and contacts."""

    @classmethod
    def of(cls, content: Listing | Candidate) -> "Source":
        """The text of a document that is in the index."""
        if isinstance(content, Candidate):
            return cls(content.resume_text, mask(content.resume_text))
        return cls(content.description)

    @property
    def embedded(self) -> str:
        """The text that passages are cut from."""
        return self.text if self.masked is None else self.masked.text

    def stretch(self, start: int, end: int, vector: NDArray[np.float32]) -> Stretch:
        """A passage of the embedded text, with its span in the original."""
        span = Span(start, end) if self.masked is None else self.masked.original_span(start, end)
        return Stretch(self.embedded[start:end], span, vector)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question before it has vectors."""

    kind: Kind
    searched: Collection
    source: Source
    text: Text
    person: Person
    roles: Sequence[Sequence[int]] = ()
    """The terms of each job that a sentence names, the head of the phrase last."""
    facts: ResumeFacts | None = None
    """Of a résumé."""
    requirements: Requirements | None = None
    """Of a listing, whose spans count in the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A source made ready to search one collection."""

    asked: Asked
    name: str
    """Tells this question from every other, for cursors."""
    vector: NDArray[np.float32]
    """Shape (dim,), of unit length."""
    titles: NDArray[np.float32]
    """Shape (titles, dim), unit rows."""
    terms: Mapping[int, float]
    """How often each word is said."""
    keys: frozenset[int]
    """The title words and skills that documents may be fetched by."""
    stretches: tuple[Stretch, ...]


def question_of_sentence(embedder: Embedder, sentence: str, searched: Collection) -> Question:
    """A sentence to listings or candidates."""
    named = [sentence[span.start : span.end] for span in read_roles(sentence)]
    asked = Asked(
        Kind.SENTENCE,
        searched,
        Source(sentence),
        Text(sentence),
        Person(skills=skills_named(sentence), seniority=read_seniority(sentence)),
        roles=[terms for role in named if (terms := title_terms([role]))],
    )
    return _embedded(embedder, asked)


def question_of_resume(embedder: Embedder, resume: Resume) -> Question:
    """A résumé, which is not kept, to listings."""
    text = Text(resume.masked.text, resume.profile.titles)
    source = Source(resume.text, resume.masked)
    return _embedded(embedder, _resume(source, text, resume.profile))


def question_of_listing(embedder: Embedder, listing_text: str) -> Question:
    """The text of a listing, which is not kept, to candidates."""
    sections = read_ad_sections(listing_text)
    text = Text(listing_text, (), faint_stretches(sections))
    requirements = read_requirements(listing_text, sections)
    named = skills_named(listing_text)
    return _embedded(embedder, _listing(Source(listing_text), text, requirements, named))


def question_of_stored(
    connection: Connection, model_id: str, owner: Collection, stored: Stored
) -> Question:
    """A document of the index that searches the other collection: nothing is embedded.

    Raises NotFound where it has no vector of the model.
    """
    row = connection.execute(statements.vectors(owner, model_id, [stored.id])).one_or_none()
    if row is None:
        raise NotFound(f"{stored.id} has no vector of the model {model_id}: load it again.")
    titles, texts = (
        connection.execute(statements.passages(owner, model_id, [stored.id], part)).all()
        for part in ("title", "text")
    )
    asked = _asked_of(stored.content)
    return Question(
        asked=asked,
        name=str(stored.id),
        vector=statements.as_vector(row.embedding),
        titles=statements.as_vectors([row.embedding for row in titles]),
        terms=asked_terms(asked.source.embedded),
        keys=_keys(asked),
        stretches=tuple(
            asked.source.stretch(row.start, row.end, statements.as_vector(row.embedding))
            for row in texts
        ),
    )


def _asked_of(content: Listing | Candidate) -> Asked:
    source = Source.of(content)
    if isinstance(content, Candidate):
        return _resume(source, Text(source.embedded, content.profile.titles), content.profile)
    text = Text(content.description, (content.title,))
    return _listing(source, text, content.requirements, skills_named(content.title))


def _embedded(embedder: Embedder, asked: Asked) -> Question:
    embedded = embedded_query(embedder, asked.text)
    stretches = [
        asked.source.stretch(passage.start, passage.end, vector)
        for passage, vector in zip(embedded.passages, embedded.vectors, strict=True)
    ]
    return Question(
        asked=asked,
        name=text_hash(asked.text.body).hex(),
        vector=embedded.whole,
        titles=embedded.titles,
        terms=asked_terms(asked.text.body),
        keys=_keys(asked),
        stretches=tuple(stretches),
    )


def _keys(asked: Asked) -> frozenset[int]:
    """Of a sentence all words may stand in a title; of a text those of its titles."""
    titles = (asked.text.body,) if asked.kind is Kind.SENTENCE else asked.text.titles
    return fetching_keys(titles, asked.person.skills)


def _resume(source: Source, text: Text, profile: Profile) -> Asked:
    person = Person(
        skills=frozenset(each.skill for each in profile.skills),
        seniority=profile.seniority,
        years=profile.years,
    )
    facts = ResumeFacts(profile, source.text)
    return Asked(Kind.RESUME, LISTINGS, source, text, person, facts=facts)


def _listing(
    source: Source, text: Text, requirements: Requirements, named: frozenset[str]
) -> Asked:
    person = Person(
        skills=named | {each.skill for each in requirements.skills},
        must_skills=frozenset(each.skill for each in requirements.skills if each.required),
        years=requirements.least_years,
    )
    return Asked(Kind.LISTING, CANDIDATES, source, text, person, requirements=requirements)
