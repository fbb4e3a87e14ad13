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
    ADD COLUMN signature bytea,
    -- Read for few rows, and too varied to be worth compressing: kept apart, so that more of what
    -- every filter reads fits on a page.
    ALTER COLUMN terms SET STORAGE EXTERNAL,
    ALTER COLUMN embedding SET STORAGE MAIN,
    SET (toast_tuple_target = 1152);
ALTER TABLE {name}_passages
    ADD COLUMN part text NOT NULL DEFAULT 'text' CHECK (part IN ('title', 'text'));
DROP INDEX {name}_vectors_pay;
CREATE INDEX {name}_vectors_pay ON {name}_vectors (tenant_id, (coalesce(pay_max, pay_min)));
CREATE INDEX {name}_vectors_company ON {name}_vectors (tenant_id, company);
CREATE INDEX {name}_vectors_seniority ON {name}_vectors (tenant_id, seniority);
CREATE TABLE {name}_keys (
    tenant_id text NOT NULL,
    key integer NOT NULL,
    {name}_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, key, {name}_id),
    CONSTRAINT {name}_keys_owner FOREIGN KEY (tenant_id, {name}_id)
        REFERENCES {name}s (tenant_id, {name}_id) ON DELETE CASCADE
);
CREATE INDEX {name}_keys_owned ON {name}_keys (tenant_id, {name}_id);
"""

TENANT_ROWS = """
ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {name} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON {name}
    USING (tenant_id = current_setting('jobmatch.tenant', true))
    WITH CHECK (tenant_id = current_setting('jobmatch.tenant', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO jobmatch_app;
"""

TERM_COUNTS = """
CREATE TABLE term_counts (
    tenant_id text NOT NULL,
    collection text NOT NULL,
    term integer NOT NULL,
    documents integer NOT NULL,
    PRIMARY KEY (tenant_id, collection, term)
);
"""


def upgrade() -> None:
    """Rows that are there already get their words when they are loaded again."""
    for name in ("listing", "candidate"):
        op.execute(FACTS.format(name=name))
        op.execute(TENANT_ROWS.format(name=f"{name}_keys"))
    op.execute(TERM_COUNTS)
    op.execute(TENANT_ROWS.format(name="term_counts"))
