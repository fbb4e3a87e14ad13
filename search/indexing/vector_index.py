"""The vector indexes: one for each collection and model, over that model's rows alone."""

import hashlib

from sqlalchemy import Connection, func, select, text

from models.tables import CANDIDATES, LISTINGS

LINKS = 16
"""HNSW's m; 24 found no more."""
CANDIDATES_LINKED = 200
"""HNSW's ef_construction. Job ads come in crowds that are much alike, among which links get lost:
of the 20 nearest of 100,000 ads, 97,000 of them generated, .975 are found with pgvector's 64, .983
with 200, by a search of 400 candidates; by one of 800, .995. To build it takes 63 s and not 41."""


def ensure_vector_indexes(owner: Connection, model_id: str, dim: int) -> None:
    """Make the indexes of a model that are missing. Needs the owner of the tables."""
    suffix = hashlib.sha256(model_id.encode()).hexdigest()[:12]
    quoted = model_id.replace("'", "''")
    for collection in (LISTINGS, CANDIDATES):
        table = collection.vectors.name
        name = f"{table}_{suffix}"
        # Looked for first, since IF NOT EXISTS alone waits for every load that is under way.
        if owner.execute(select(func.to_regclass(name))).scalar_one() is not None:
            continue
        # One process at a time: IF NOT EXISTS does not keep two from making the same name.
        owner.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
        statement = (
            f'CREATE INDEX IF NOT EXISTS "{name}" ON {table}'
            f" USING hnsw ((embedding::halfvec({int(dim)})) halfvec_cosine_ops)"
            f" WITH (m = {LINKS}, ef_construction = {CANDIDATES_LINKED})"
            f" WHERE model_id = '{quoted}'"
        )
        owner.execute(text(statement.replace(":", "\\:")))
