"""Listings, candidates, their passages, API keys, and who may see which rows."""

from alembic import op

revision = "0001"
down_revision = None

PASSAGES = """
CREATE TABLE {name}_passages (
    tenant_id text NOT NULL,
    {name}_id uuid NOT NULL,
    model_id text NOT NULL,
    passage_no smallint NOT NULL,
    "start" integer NOT NULL,
    "end" integer NOT NULL,
    embedding halfvec NOT NULL,
    text_hash bytea NOT NULL,
    PRIMARY KEY (tenant_id, {name}_id, model_id, passage_no),
    CONSTRAINT {name}_passages_owner FOREIGN KEY (tenant_id, {name}_id)
        REFERENCES {name}s (tenant_id, {name}_id) ON DELETE CASCADE
);
"""

VECTORS = """
CREATE TABLE {name}_vectors (
    tenant_id text NOT NULL,
    {name}_id uuid NOT NULL,
    model_id text NOT NULL,
    lat double precision,
    lon double precision,
    other_lats double precision[],
    other_lons double precision[],
    regions text[] NOT NULL DEFAULT '{{}}',
    countries text[] NOT NULL DEFAULT '{{}}',
    remote text,
    remote_countries text[] NOT NULL DEFAULT '{{}}',
    pay_min double precision,
    pay_max double precision,
    employment_type text,
    seniority text,
    company text,
    languages text[] NOT NULL DEFAULT '{{}}',
    skills text[] NOT NULL DEFAULT '{{}}',
    posted_at timestamptz,
    embedding halfvec NOT NULL,
    text_hash bytea NOT NULL,
    PRIMARY KEY (tenant_id, {name}_id, model_id),
    CONSTRAINT {name}_vectors_owner FOREIGN KEY (tenant_id, {name}_id)
        REFERENCES {name}s (tenant_id, {name}_id) ON DELETE CASCADE
);
CREATE INDEX {name}_vectors_place ON {name}_vectors (tenant_id, lat, lon);
CREATE INDEX {name}_vectors_pay ON {name}_vectors (tenant_id, pay_max);
CREATE INDEX {name}_vectors_posted ON {name}_vectors (tenant_id, posted_at);
"""

DOCUMENTS = """
CREATE TABLE listings (
    tenant_id text NOT NULL,
    listing_id uuid NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    content_hash bytea NOT NULL,
    title text NOT NULL,
    content jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, listing_id)
);
CREATE TABLE candidates (
    tenant_id text NOT NULL,
    candidate_id uuid NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    content_hash bytea NOT NULL,
    content jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, candidate_id)
);
CREATE TABLE api_keys (
    key_hash bytea PRIMARY KEY,
    tenant_id text NOT NULL,
    role text NOT NULL CHECK (role IN ('candidate', 'recruiter', 'admin')),
    label text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
"""

# Roles belong to the whole server: another database of it may have made this one already.
ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jobmatch_app') THEN
        CREATE ROLE jobmatch_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
    -- Since PostgreSQL 16 the maker of a role is its member without being able to act as it.
    EXECUTE format('GRANT jobmatch_app TO %I', current_user);
EXCEPTION WHEN insufficient_privilege THEN NULL;  -- another account made it, and grants it
END $$;
GRANT USAGE ON SCHEMA public TO jobmatch_app;
"""

TENANT_ROWS = """
ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {name} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON {name}
    USING (tenant_id = current_setting('jobmatch.tenant', true))
    WITH CHECK (tenant_id = current_setting('jobmatch.tenant', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO jobmatch_app;
"""

# The application sees the one key that a request shows; the owner, who hands keys out, sees all.
API_KEY_ROWS = """
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY shown ON api_keys FOR SELECT TO jobmatch_app
    USING (key_hash = decode(current_setting('jobmatch.key_hash', true), 'hex'));
CREATE POLICY owner ON api_keys TO {owner} USING (true) WITH CHECK (true);
GRANT SELECT ON api_keys TO jobmatch_app;
"""


def upgrade() -> None:
    """Make everything."""
    op.execute("CREATE EXTENSION IF NOT EXISTS vector")
    op.execute(ROLE)
    op.execute(DOCUMENTS)
    for name in ("listing", "candidate"):
        op.execute(PASSAGES.format(name=name))
        op.execute(VECTORS.format(name=name))
        for table in (f"{name}s", f"{name}_passages", f"{name}_vectors"):
            op.execute(TENANT_ROWS.format(name=table))
    op.execute(API_KEY_ROWS.format(owner="CURRENT_USER"))
