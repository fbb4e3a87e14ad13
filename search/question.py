"""What is searched with: a résumé, a listing or a sentence, made into vectors once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from embeddings.embedder import Embedder
from models.candidate import Candidate
from models.errors import NotFound
from models.evidence import Span
from models.listing import Listing
from models.tables import Collection
from search.indexing.embedding import embedded_query
from search.indexing.identity import text_hash
from search.ranking.support import Stretch
from search.reading.person.masking import Masked, mask
from search.reading.skills import skills_named
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
class Question:
    """A source made ready to search one collection."""

    collection: Collection
    name: str
    """Tells this question from every other, for cursors."""
    vector: NDArray[np.float32]
    """Shape (dim,), of unit length."""
    stretches: tuple[Stretch, ...]
    skills: frozenset[str]


def question_of_text(embedder: Embedder, source: Source, collection: Collection) -> Question:
    """A text that is searched with and not kept."""
    embedded = embedded_query(embedder, source.embedded)
    stretches = [
        source.stretch(passage.start, passage.end, vector)
        for passage, vector in zip(embedded.passages, embedded.vectors, strict=True)
    ]
    return Question(
        collection,
        text_hash(source.embedded).hex(),
        embedded.mean,
        tuple(stretches),
        skills_named(source.text),
    )


def question_of_stored(
    connection: Connection, model_id: str, owner: Collection, stored: Stored, searched: Collection
) -> Question:
    """A document of the index that searches the other collection: nothing is embedded."""
    rows = connection.execute(statements.passages(owner, model_id, [stored.id])).all()
    vector = connection.execute(statements.vector_of(owner, model_id, stored.id)).scalar()
    if vector is None:
        raise NotFound(f"{stored.id} has no vector of the model {model_id}: load it again.")
    source = Source.of(stored.content)
    stretches = [
        source.stretch(row.start, row.end, statements.as_vector(row.embedding)) for row in rows
    ]
    return Question(
        searched,
        str(stored.id),
        statements.as_vector(vector),
        tuple(stretches),
        skills_named(source.text),
    )
