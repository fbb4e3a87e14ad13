"""The engine: what jobmatch does, in the order in which it does it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from embeddings.embedder import Embedder
from models.candidate import Candidate
from models.database import Database
from models.tables import CANDIDATES, LISTINGS, Collection
from search.answer import Answer, Ranked, fetch, matches
from search.indexing.document import candidate_document, listing_document
from search.indexing.erasure import erase_document
from search.indexing.identity import text_hash
from search.indexing.indexer import Outcome, Status, index
from search.question import Question, Source, question_of_stored, question_of_text
from search.ranking.score import mean, parts, weighed
from search.reading.listing import read_listing
from search.reading.resume import Resume
from search.reading.text.clean_text import cleaned
from search.reading.text.errors import RejectedListing
from search.retrieval.cursor import Page, fingerprint, make_cursor, read_cursor
from search.retrieval.filters import NO_FILTERS, Filters
from search.retrieval.plan import BLOCK, Found, Retrieval, Search, retrieve
from search.stopwatch import Stopwatch
from search.stored import Stored, the_stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What every search is asked with, beside its question."""

    filters: Filters = NO_FILTERS
    limit: int = 20
    cursor: str | None = None
    exact: bool = False
    """Compare every matching document, whatever it costs."""

    def name(self, question: Question, model_id: str) -> str:
        """Tells this search from every other, whatever page of it is asked for."""
        return fingerprint(
            question.name, question.collection.name, model_id, self.filters, self.exact
        )

    def page(self, name: str) -> Page:
        """The page asked for. InvalidInput for the cursor of another search."""
        return Page(self.limit, read_cursor(self.cursor, name) if self.cursor else 0)


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
        source = Source(resume.text, resume.masked)
        return self._answer_text(tenant, source, LISTINGS, request)

    def match_listing(self, tenant: str, listing_text: str, request: Request) -> Answer:
        """The candidates for the text of a listing, which is not kept."""
        return self._answer_text(tenant, Source(listing_text), CANDIDATES, request)

    def match_stored(
        self, tenant: str, owner: Collection, document_id: UUID, request: Request
    ) -> Answer:
        """The listings for a candidate that is kept, or the candidates for a listing."""
        watch = Stopwatch()
        searched = CANDIDATES if owner is LISTINGS else LISTINGS
        with self._reading(tenant, watch) as connection:
            document = the_stored(connection, owner, document_id)
            question = question_of_stored(
                connection, self.embedder.model_id, owner, document, searched
            )
            return self._answer(connection, question, request, watch)

    def search(
        self, tenant: str, sentence: str, collection: Collection, request: Request
    ) -> Answer:
        """The listings or candidates nearest to a sentence."""
        return self._answer_text(tenant, Source(sentence), collection, request)

    def _answer_text(
        self, tenant: str, source: Source, collection: Collection, request: Request
    ) -> Answer:
        watch = Stopwatch()
        with watch.step("embed"):
            question = question_of_text(self.embedder, source, collection)
        with self._reading(tenant, watch) as connection:
            return self._answer(connection, question, request, watch)

    def _answer(
        self, connection: Connection, question: Question, request: Request, watch: Stopwatch
    ) -> Answer:
        """Find, rank, cut a page, give reasons."""
        name = request.name(question, self.embedder.model_id)
        page = request.page(name)
        search = Search(
            question.collection,
            self.embedder.model_id,
            question.vector,
            request.filters,
            request.exact,
        )
        retrieval, ranked = self._ranked(connection, search, page, watch)
        with watch.step("fetch"):
            fetched = fetch(connection, search, [found.id for found, _ in ranked])
        with watch.step("explain"):
            found = matches(fetched, search, question, ranked)
        end = page.start + len(ranked)
        return Answer(
            model_id=self.embedder.model_id,
            exact=retrieval.exact,
            considered=retrieval.considered,
            total=retrieval.total,
            total_is_exact=retrieval.total_is_exact,
            matches=found,
            next_cursor=make_cursor(end, name) if ranked and end < retrieval.total else None,
            timings=watch.milliseconds,
        )

    def _ranked(
        self, connection: Connection, search: Search, page: Page, watch: Stopwatch
    ) -> tuple[Retrieval, list[Ranked]]:
        """The page's documents in order, from the one or two blocks that it lies in."""
        now = datetime.now(UTC)
        first, offset = divmod(page.start, BLOCK)
        ranked: list[tuple[Found, dict[str, float]]] = []
        retrievals: list[Retrieval] = []
        for block in (first, first + 1):
            with watch.step("retrieve"):
                retrievals.append(retrieve(connection, search, block))
            with watch.step("rank"):
                found = retrievals[-1].found
                fitting = [(each, parts(each, search.filters, now)) for each in found]
                fitting.sort(key=lambda pair: (not pair[0].passes, -mean(pair[1]), pair[0].id))
            ranked += fitting
            if len(found) < BLOCK or len(ranked) >= offset + page.limit:
                break
        shown = ranked[offset : offset + page.limit]
        return retrievals[0], [(found, weighed(values)) for found, values in shown]

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
