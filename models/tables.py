"""The tables. Migrations make them; a test holds the two together.

Every primary key holds `listing_id` or `candidate_id`, the column that a cluster shards by, so that
Citus distributes each pair of tables side by side without a change. The facts that a vector scan
filters by stand beside the vector: no join comes between the index and the filter.
"""

from dataclasses import dataclass
from typing import Any

from pgvector.sqlalchemy import HALFVEC, SPARSEVEC
from sqlalchemy import (
    Column,
    DateTime,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID

metadata = MetaData()


def _words(name: str) -> Column[Any]:
    return Column(name, ARRAY(Text), nullable=False, server_default=text("'{}'"))


def _terms(name: str) -> Column[Any]:
    return Column(name, ARRAY(Integer), nullable=False, server_default=text("'{}'"))


def _moment(name: str, **options: Any) -> Column[Any]:  # noqa: ANN401 - Column's own options
    return Column(name, DateTime(timezone=True), **options)


def _facts() -> list[Column[Any]]:
    """What filters and score parts read, the same for listings and candidates."""
    return [
        Column("lat", Double),
        Column("lon", Double),
        # The second and further places of the few that have several.
        Column("other_lats", ARRAY(Double)),
        Column("other_lons", ARRAY(Double)),
        _words("regions"),
        _words("countries"),
        Column("remote", Text),
        _words("remote_countries"),
        # Both ends for a year, in euro.
        Column("pay_min", Double),
        Column("pay_max", Double),
        Column("employment_type", Text),
        Column("seniority", Text),
        Column("company", Text),  # folded to lower case
        _words("languages"),
        _words("skills"),
        _moment("posted_at"),
        # Those of the skills without which an ad takes nobody.
        _words("must_skills"),
        # Of work that an ad asks for, or that a person has.
        Column("years", Double),
        # The words of the titles, and all that is counted, as numbers (search/reading/words.py).
        _terms("title_terms"),
        _terms("terms"),
        # How much each word says of the document; without the rarity of the words.
        Column("words", SPARSEVEC),
        # Tells near-duplicates. Of an ad only.
        Column("signature", LargeBinary),
    ]


listings = Table(
    "listings",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("listing_id", UUID, primary_key=True),
    Column("source", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("content_hash", LargeBinary, nullable=False),
    Column("title", Text, nullable=False),
    # The listing as it was read (models/listing.py), its original words with it.
    Column("content", JSONB, nullable=False),
    _moment("created_at", nullable=False, server_default=func.now()),
    _moment("updated_at", nullable=False, server_default=func.now()),
)

candidates = Table(
    "candidates",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("candidate_id", UUID, primary_key=True),
    Column("source", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("content_hash", LargeBinary, nullable=False),
    # The résumé and what was read from it: personal data, erased with the row.
    Column("content", JSONB, nullable=False),
    _moment("created_at", nullable=False, server_default=func.now()),
    _moment("updated_at", nullable=False, server_default=func.now()),
)


def _beside(name: str, owner: Table, key: str, *columns: Column[Any]) -> Table:
    """A table whose rows belong to one document and one model, and go with the document."""
    return Table(
        name,
        metadata,
        Column("tenant_id", Text, primary_key=True),
        Column(key, UUID, primary_key=True),
        Column("model_id", Text, primary_key=True),
        *columns,
        # Of any length, since models differ in it.
        Column("embedding", HALFVEC, nullable=False),
        Column("text_hash", LargeBinary, nullable=False),
        ForeignKeyConstraint(
            ["tenant_id", key],
            [owner.c.tenant_id, owner.c[key]],
            ondelete="CASCADE",
            name=f"{name}_owner",
        ),
    )


def _passages(name: str, owner: Table, key: str) -> Table:
    """The vectors of a document's passages: what evidence is drawn from."""
    return _beside(
        name,
        owner,
        key,
        Column("passage_no", SmallInteger, primary_key=True, autoincrement=False),
        # `title`: of a listing its title, of a candidate that of a position; `text`: the rest.
        Column("part", Text, nullable=False, server_default=text("'text'")),
        # Where the passage stands in the text of its document; a listing's title stands apart.
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
    )


def _vectors(name: str, owner: Table, key: str) -> Table:
    """One vector a document, made of its passages', and what filters test and scores read."""
    table = _beside(name, owner, key, *_facts())
    Index(f"{name}_place", table.c.tenant_id, table.c.lat, table.c.lon)
    Index(f"{name}_pay", table.c.tenant_id, func.coalesce(table.c.pay_max, table.c.pay_min))
    Index(f"{name}_company", table.c.tenant_id, table.c.company)
    Index(f"{name}_seniority", table.c.tenant_id, table.c.seniority)
    Index(f"{name}_posted", table.c.tenant_id, table.c.posted_at)
    return table


def _keys(name: str, owner: Table, key: str) -> Table:
    """The title words and skills that documents are fetched by.

    Rows of their own and not an array with an index: row-level security lets only comparisons that
    leak nothing use an index, and of arrays PostgreSQL does not know that.
    """
    table = Table(
        name,
        metadata,
        Column("tenant_id", Text, primary_key=True),
        Column("key", Integer, primary_key=True, autoincrement=False),
        Column(key, UUID, primary_key=True),
        ForeignKeyConstraint(
            ["tenant_id", key],
            [owner.c.tenant_id, owner.c[key]],
            ondelete="CASCADE",
            name=f"{name}_owner",
        ),
    )
    Index(f"{name}_owned", table.c.tenant_id, table.c[key])
    return table


listing_passages = _passages("listing_passages", listings, "listing_id")
listing_vectors = _vectors("listing_vectors", listings, "listing_id")
listing_keys = _keys("listing_keys", listings, "listing_id")
candidate_passages = _passages("candidate_passages", candidates, "candidate_id")
candidate_vectors = _vectors("candidate_vectors", candidates, "candidate_id")
candidate_keys = _keys("candidate_keys", candidates, "candidate_id")

term_counts = Table(
    "term_counts",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("collection", Text, primary_key=True),
    # A term, or 0 for all documents that were counted.
    Column("term", Integer, primary_key=True, autoincrement=False),
    Column("documents", Integer, nullable=False),
)

api_keys = Table(
    "api_keys",
    metadata,
    # SHA-256 of the key; the key itself is shown once and kept nowhere.
    Column("key_hash", LargeBinary, primary_key=True),
    Column("tenant_id", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("label", Text, nullable=False),
    _moment("created_at", nullable=False, server_default=func.now()),
)


@dataclass(frozen=True, slots=True)
class Collection:
    """What is searched: documents, their vectors and passages, and the column that joins them."""

    name: str
    noun: str
    """What one document is called in a sentence."""
    documents: Table
    vectors: Table
    passages: Table
    keys: Table
    key: str


LISTINGS = Collection(
    "listings",
    "listing",
    listings,
    listing_vectors,
    listing_passages,
    listing_keys,
    "listing_id",
)
CANDIDATES = Collection(
    "candidates",
    "candidate",
    candidates,
    candidate_vectors,
    candidate_passages,
    candidate_keys,
    "candidate_id",
)
