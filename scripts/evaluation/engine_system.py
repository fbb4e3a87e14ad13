"""The engine as one of the systems, asked as its users ask it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from models.tables import Collection
from scripts.evaluation.judged_set import Cut
from scripts.evaluation.loading import resume_of
from scripts.evaluation.query import Kind, Query, Ranking
from search.answer import Answer
from search.engine import Engine, Request

PAGE: Final = 100
"""The most that one request may ask for."""


@dataclass(frozen=True, slots=True)
class EngineSystem:
    """Turns the pages of a search until the rest of the ranking would not be measured.

    As users ask it; exactly where that takes many pages, since documents without a grade are left
    out.
    """

    engine: Engine
    tenant: str
    collection: Collection
    names: Mapping[UUID, str]
    """The set's own id of each document of the index."""
    cut: Cut

    def rank(self, query: Query) -> Ranking:
        """The documents in the order of the pages."""
        found: list[str] = []
        cursor = None
        while True:
            request = Request(
                filters=query.filters, limit=PAGE, exact=self.cut.judged_only, cursor=cursor
            )
            answer = self._answer(query, request)
            for match in answer.matches:
                # A near-duplicate is shown with the ad that it is folded into.
                ids = (stored.id for stored in (match.document, *match.duplicates))
                # What an earlier reader took and today's refuses is in the index, but has no name.
                found += [self.names[id_] for id_ in ids if id_ in self.names]
            cursor = answer.next_cursor
            if cursor is None or self.cut.is_full(query, tuple(found)):
                return tuple(found)

    def _answer(self, query: Query, request: Request) -> Answer:
        if query.kind is Kind.RESUME:
            return self.engine.match_resume(self.tenant, resume_of(query.text), request)
        if query.kind is Kind.LISTING:
            return self.engine.match_listing(self.tenant, query.text, request)
        return self.engine.search(self.tenant, query.text, self.collection, request)
