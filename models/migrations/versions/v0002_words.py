"""Words beside the vectors with how rare they are, titles among the passages, and what ranks."""

from alembic import op

revision = "0002"
down_revision = "0001"

FACTS = """
ALTER TABLE {name}_vectors
    ADD COLUMN must_skills text[] NOT NULL DEFAULT '{{}}',
    ADD COLUMN years double precision,
    ADD COLUMN title_terms integer[] NOT NULL DEFAULT '{{}}',
    ADD COLUMN terms integer[] NOT NULL DEFAULT '{{}}',
    ADD COLUMN words sparsevec,
    ADD COLUMN signature bytea;
ALTER TABLE {name}_passages
    ADD COLUMN part text NOT NULL DEFAULT 'text' CHECK (part IN ('title', 'text'));
CREATE INDEX {name}_vectors_terms ON {name}_vectors USING gin (terms);
"""

TERM_COUNTS = """
CREATE TABLE term_counts (
    tenant_id text NOT NULL,
    collection text NOT NULL,
    term integer NOT NULL,
    documents integer NOT NULL,
    PRIMARY KEY (tenant_id, collection, term)
);
ALTER TABLE term_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE term_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON term_counts
    USING (tenant_id = current_setting('jobmatch.tenant', true))
    WITH CHECK (tenant_id = current_setting('jobmatch.tenant', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON term_counts TO jobmatch_app;
"""


def upgrade() -> None:
    """Rows that are there already get their words when they are loaded again."""
    for name in ("listing", "candidate"):
        op.execute(FACTS.format(name=name))
    op.execute(TERM_COUNTS)
