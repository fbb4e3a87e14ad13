"""The engine: what jobmatch does, in the order in which it does it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from embeddings.embedder import Embedder
from models.candidate import Candidate
from models.database import Database
from models.tables import Collection
from search.answer import Answer, fetch, matches
from search.indexing.document import candidate_document, listing_document
from search.indexing.erasure import erase_document
from search.indexing.identity import text_hash
from search.indexing.indexer import Outcome, Status, index
from search.page import cut_page
from search.question import (
    Question,
    question_of_listing,
    question_of_resume,
    question_of_sentence,
    question_of_stored,
)
from search.ranked import Ranked, arranged, score
from search.ranking.weights import Weights, chosen
from search.reading.listing import read_listing
from search.reading.resume import Resume
from search.reading.text.clean_text import cleaned
from search.reading.text.errors import RejectedListing
from search.retrieval.cursor import BEGINNING, Position, fingerprint, make_cursor, read_cursor
from search.retrieval.filters import NO_FILTERS, Filters
from search.retrieval.plan import EXACT_TO, Retrieval, Search, count, retrieve
from search.retrieval.rarity import read_rarity, shares, telling
from search.stopwatch import Stopwatch
from search.stored import Stored, the_stored

MOST_PER_COMPANY: Final = 5
"""Of one company among twenty results, unless a request says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What every search is asked with, beside its question."""

    filters: Filters = NO_FILTERS
    limit: int = 20
    cursor: str | None = None
    exact: bool = False
    """Compare every matching document, whatever it costs."""
    weights: Weights | None = None
    """Of parts of the score, instead of the measured ones."""
    most_per_company: int | None = MOST_PER_COMPANY
    """Listings of one company among twenty in a row. None: as many as rank so high."""

    def name(self, question: Question, model_id: str) -> str:
        """Tells this search from every other, whatever page of it is asked for."""
        weights = sorted((self.weights or {}).items())
        return fingerprint(
            question.asked.kind,
            question.name,
            question.asked.searched.name,
            model_id,
            self.filters,
            self.exact,
            weights,
            self.most_per_company,
        )

    def beginning(self, name: str) -> Position:
        """Where the page asked for begins. InvalidInput for the cursor of another search."""
        return read_cursor(self.cursor, name) if self.cursor else BEGINNING


@dataclass(frozen=True, slots=True)
class Engine:
    """Everything that can be asked of one database with one model. Safe to share by threads."""

    database: Database
    embedder: Embedder
    timeout_seconds: float | None = None
    """How long the database may work on one statement of an answer."""

    # --- what is kept -----------------------------------------------------------------------

    def add_listings(
        self, tenant: str, raws: Sequence[Mapping[str, object]], source: str
    ) -> list[Outcome]:
        """Read, embed and keep listings; one outcome each, in order. A bad one harms no other."""
        outcomes: dict[int, Outcome] = {}
        documents = []
        for number, raw in enumerate(raws):
            try:
                documents.append(listing_document(tenant, read_listing(raw, source=source)))
            except RejectedListing as error:
                outcomes[number] = _rejected(raw, error)
        accepted = iter(index(self.database, self.embedder, tenant, documents))
        return [outcomes.get(number) or next(accepted) for number in range(len(raws))]

    def add_candidate(
        self, tenant: str, resume: Resume, source: str, external_id: str | None = None
    ) -> Outcome:
        """Embed and keep a résumé. Without an external id its text names it."""
        candidate = Candidate(
            source=source,
            external_id=external_id or text_hash(resume.text).hex()[:32],
            resume_text=resume.text,
            profile=resume.profile,
        )
        documents = [candidate_document(tenant, candidate, resume.masked)]
        return index(self.database, self.embedder, tenant, documents)[0]

    def get(self, tenant: str, collection: Collection, document_id: UUID) -> Stored:
        """One listing or candidate. NotFound where the tenant has none of that id."""
        with self._reading(tenant, Stopwatch()) as connection:
            return the_stored(connection, collection, document_id)

    def erase(self, tenant: str, collection: Collection, document_id: UUID) -> None:
        """Remove a listing or candidate with all that was made from it. NotFound as for get."""
        erase_document(self.database, tenant, collection, document_id)

    # --- what is asked ----------------------------------------------------------------------

    def match_resume(self, tenant: str, resume: Resume, request: Request) -> Answer:
        """The listings for a résumé, which is not kept."""
        return self._asked(tenant, lambda: question_of_resume(self.embedder, resume), request)

    def match_listing(self, tenant: str, listing_text: str, request: Request) -> Answer:
        """The candidates for the text of a listing, which is not kept."""
        return self._asked(
            tenant, lambda: question_of_listing(self.embedder, listing_text), request
        )

    def search(
        self, tenant: str, sentence: str, collection: Collection, request: Request
    ) -> Answer:
        """The listings or candidates nearest to a sentence."""
        return self._asked(
            tenant, lambda: question_of_sentence(self.embedder, sentence, collection), request
        )

    def match_stored(
        self, tenant: str, owner: Collection, document_id: UUID, request: Request
    ) -> Answer:
        """The listings for a candidate that is kept, or the candidates for a listing."""
        watch = Stopwatch()
        with self._reading(tenant, watch) as connection:
            document = the_stored(connection, owner, document_id)
            question = question_of_stored(connection, self.embedder.model_id, owner, document)
            return self._answer(connection, question, request, watch)

    def _asked(self, tenant: str, ask: Callable[[], Question], request: Request) -> Answer:
        watch = Stopwatch()
        with watch.step("embed"):
            question = ask()
        with self._reading(tenant, watch) as connection:
            return self._answer(connection, question, request, watch)

    def _answer(
        self, connection: Connection, question: Question, request: Request, watch: Stopwatch
    ) -> Answer:
        """Find, rank, cut a page, give reasons."""
        name = request.name(question, self.embedder.model_id)
        beginning, weights = request.beginning(name), chosen(question.asked.kind, request.weights)
        with watch.step("retrieve"):
            search = self._search(connection, question, request)

        def block(number: int) -> tuple[Retrieval, list[Ranked]]:
            with watch.step("retrieve"):
                found = retrieve(connection, search, number)
            with watch.step("rank"):
                scored = score(connection, search, question, found.found, weights)
                return found, arranged(scored, weights, request.most_per_company)

        page = cut_page(block, beginning, request.limit)
        with watch.step("count"):
            total = page.retrieval.total
            counted = count(connection, search) if total is None else total
        with watch.step("fetch"):
            fetched = fetch(connection, search, page.ranked)
        with watch.step("explain"):
            found = matches(fetched, search, question, page.ranked)
        return Answer(
            model_id=self.embedder.model_id,
            exact=page.retrieval.exact,
            considered=page.retrieval.considered,
            total=counted if total is not None else min(counted, EXACT_TO),
            total_is_exact=total is not None or counted <= EXACT_TO,
            matches=found,
            next_cursor=make_cursor(page.end, name) if page.end else None,
            timings=watch.milliseconds,
        )

    def _search(self, connection: Connection, question: Question, request: Request) -> Search:
        """The question in the form that finds: its words weighed by how rare they are."""
        counted = [*question.terms, *question.keys]
        rarity = read_rarity(connection, question.asked.searched, counted)
        return Search(
            question.asked.searched,
            self.embedder.model_id,
            question.vector,
            request.filters,
            request.exact,
            shares(question.terms, rarity),
            telling(question.keys, rarity),
        )

    @contextmanager
    def _reading(self, tenant: str, watch: Stopwatch) -> Iterator[Connection]:
        with ExitStack() as stack:
            with watch.step("begin"):
                transaction = self.database.transaction(
                    tenant, timeout=self.timeout_seconds, read_only=True
                )
                connection = stack.enter_context(transaction)
            yield connection


def _rejected(raw: Mapping[str, object], error: RejectedListing) -> Outcome:
    external_id = raw.get("external_id") if isinstance(raw, Mapping) else None
    shown = cleaned(str(external_id))[:200] if external_id else None
    return Outcome(Status.REJECTED, None, shown, str(error))
