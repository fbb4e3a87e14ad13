"""The documents of a set into the index of the engine that is measured."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final
from uuid import UUID

from models.errors import JobmatchError
from models.listing import Listing
from scripts.evaluation.judged_set import Document, Form, JudgedSet
from search.engine import Engine
from search.indexing.document import Document as Indexed
from search.indexing.document import listing_document
from search.indexing.embedding import Text
from search.indexing.indexer import Outcome, Status, index
from search.reading.resume import Resume, read_resume

SOURCE: Final = "evaluation"
BATCH: Final = 64
"""Documents in a transaction: what a load that was cut off has to do again."""
READ_ON: Final = date(2026, 1, 1)
"""Work that goes on is counted up to this day, so that figures do not change with the day."""

Advance = Callable[[int], None]


def load(engine: Engine, judged_set: JudgedSet, advance: Advance) -> dict[str, UUID]:
    """Bring the index up to date; the ids there of the documents that could be read.

    What is there already and unchanged is not embedded again.
    """
    ids: dict[str, UUID] = {}
    for batch in batches(judged_set.documents, BATCH):
        outcomes = _LOADERS[judged_set.form](engine, judged_set.tenant, batch)
        for document, outcome in zip(batch, outcomes, strict=True):
            if outcome.id is not None:
                ids[document.id] = outcome.id
        advance(len(batch))
    return ids


def batches(documents: Sequence[Document], size: int) -> Iterator[list[Document]]:
    """The documents in their order, so many at a time."""
    rest = iter(documents)
    while batch := list(islice(rest, size)):
        yield batch


def resume_of(text: str) -> Resume:
    """A résumé as the engine is given it. UnreadableResume for one without words."""
    return read_resume(text, today=READ_ON)


def _listings(engine: Engine, tenant: str, batch: Sequence[Document]) -> list[Outcome]:
    return engine.add_listings(tenant, [document.fields for document in batch], SOURCE)


def _resumes(engine: Engine, tenant: str, batch: Sequence[Document]) -> list[Outcome]:
    return [_resume(engine, tenant, document) for document in batch]


def _resume(engine: Engine, tenant: str, document: Document) -> Outcome:
    try:
        return engine.add_candidate(tenant, resume_of(document.text), SOURCE, document.id)
    except JobmatchError as error:
        return Outcome(Status.REJECTED, reason=str(error))


def _texts(engine: Engine, tenant: str, batch: Sequence[Document]) -> list[Outcome]:
    documents = [_document(tenant, document) for document in batch]
    return index(engine.database, engine.embedder, tenant, documents)


def _document(tenant: str, document: Document) -> Indexed:
    listing = Listing(
        source=SOURCE, external_id=document.id, title=document.text, description=document.text
    )
    # Once, not as a title and its own description.
    return replace(listing_document(tenant, listing), text=Text(document.text))


_LOADERS: Final[Mapping[Form, Callable[[Engine, str, Sequence[Document]], list[Outcome]]]] = {
    Form.LISTING: _listings,
    Form.RESUME: _resumes,
    Form.TEXT: _texts,
}
