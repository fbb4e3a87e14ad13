import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.pool import NullPool

from models.database import make_database
from models.errors import DatabaseTooNew, MigrationFailed
from models.migrations.runner import VERSIONS, migrate
from models.tables import listing_keys, listing_passages, listing_vectors, metadata

STEP = '''"""{doc}."""

from alembic import op

revision = "{revision}"
down_revision = {down!r}


def upgrade() -> None:
    op.execute("""{sql}""")
'''


@pytest.fixture
def url(server):
    """A database of this test alone, empty."""
    shared = server.ensure()
    name = f"test_{uuid.uuid4().hex[:12]}"
    engine = create_engine(shared, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(shared).set(database=name).render_as_string()
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def empty(url):
    opened = make_database(url, Path("unused"), pool_size=2)
    yield opened
    opened.close()


@pytest.fixture
def step(tmp_path):
    """Writes a step of a schema and returns the folder of all steps."""

    def write(revision, sql, down=None, doc="Do something"):
        content = STEP.format(doc=doc, revision=revision, down=down, sql=sql)
        (tmp_path / f"v{revision}.py").write_text(content)
        return tmp_path

    return write


def test_an_empty_database_gets_every_step_once(empty):
    assert migrate(empty)[0].startswith("0001 ")
    assert migrate(empty) == []


def test_the_steps_make_the_tables_that_the_code_describes(empty):
    migrate(empty)
    with empty.owner() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        for table in metadata.tables.values():
            key = inspect(connection).get_pk_constraint(table.name)["constrained_columns"]
            assert key == [column.name for column in table.primary_key]


FIRST_ROWS = """
    INSERT INTO listings
           (tenant_id, listing_id, source, external_id, content_hash, title, content)
    VALUES ('a', gen_random_uuid(), 'tests', '1', '', 'a title', '{}');
    INSERT INTO listing_vectors (tenant_id, listing_id, model_id, embedding, text_hash)
    SELECT tenant_id, listing_id, 'tests', '[1,0]', '' FROM listings;
    INSERT INTO listing_passages
           (tenant_id, listing_id, model_id, passage_no, "start", "end", embedding, text_hash)
    SELECT tenant_id, listing_id, 'tests', 0, 0, 5, '[1,0]', '' FROM listings
"""


def test_rows_of_the_first_step_are_kept_by_the_later_ones(empty, tmp_path):
    [first, *_] = sorted(VERSIONS.glob("v0001*.py"))
    (tmp_path / first.name).write_text(first.read_text())
    migrate(empty, tmp_path)
    with empty.transaction("a") as connection:
        connection.execute(text(FIRST_ROWS))
    assert migrate(empty)
    with empty.transaction("a") as connection:
        row = connection.execute(select(listing_vectors)).one()
        assert (row.words, list(row.terms), list(row.must_skills)) == (None, [], [])
        assert connection.execute(select(listing_passages.c.part)).scalar_one() == "text"
        assert connection.execute(select(listing_keys)).all() == []


def tenant_tables():
    return [table.name for table in metadata.sorted_tables if "tenant_id" in table.c]


def test_every_table_of_a_tenant_hides_its_rows_from_the_others(empty):
    migrate(empty)
    statement = text(
        "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid"
        " WHERE relrowsecurity AND relforcerowsecurity"
    )
    with empty.owner() as connection:
        assert set(tenant_tables()) <= set(connection.execute(statement).scalars())


@pytest.mark.parametrize(
    "row",
    [
        "term_counts VALUES ('b', 'listings', 1, 1)",
        "listing_keys VALUES ('b', 1, gen_random_uuid())",
    ],
)
def test_a_tenant_can_neither_write_nor_see_the_counts_and_keys_of_another(empty, row):
    migrate(empty)
    with pytest.raises(ProgrammingError, match="row-level security"), empty.transaction("a") as own:
        own.execute(text(f"INSERT INTO {row}"))


def test_a_passage_is_of_a_title_or_of_the_text(empty):
    migrate(empty)
    with empty.transaction("a") as connection:
        connection.execute(text(FIRST_ROWS))
    with pytest.raises(IntegrityError, match="part_check"), empty.transaction("a") as connection:
        connection.execute(text("UPDATE listing_passages SET part = 'footer'"))


def test_two_processes_at_once_migrate_once(url):
    code = (
        "import sys; from pathlib import Path; from models.database import make_database;"
        "from models.migrations.runner import migrate;"
        "print(len(migrate(make_database(sys.argv[1], Path('unused')))))"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, url], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    applied = sorted(int(process.communicate(timeout=60)[0]) for process in started)
    assert applied[0] == 0
    assert applied[1] >= 1


def test_a_failing_step_is_named_and_the_next_run_goes_on(empty, step):
    step("0001", "CREATE TABLE first (n integer)")
    versions = step("0002", "CREATE TABLE second (n integer); SELECT 1 / 0", "0001", "Halve it")
    with pytest.raises(MigrationFailed, match=r"'0002 Halve it\.' .* division by zero"):
        migrate(empty, versions)
    with empty.owner() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version", "first"]
    step("0002", "CREATE TABLE second (n integer)", "0001", "Halve it")
    assert migrate(empty, versions) == ["0002 Halve it."]
    with empty.owner() as connection:
        assert "second" in inspect(connection).get_table_names()


def test_after_a_failure_others_may_migrate(empty, step):
    versions = step("0001", "SELECT 1 / 0")
    for _ in range(2):
        with pytest.raises(MigrationFailed):
            migrate(empty, versions)


def test_a_step_that_waits_too_long_for_a_table_gives_up(empty, step, url):
    migrate(empty, step("0001", "CREATE TABLE busy (n integer)"))
    versions = step("0002", "SET LOCAL lock_timeout = '50ms'; DROP TABLE busy", "0001")
    with create_engine(url, poolclass=NullPool).connect() as other:
        other.execute(text("SELECT * FROM busy"))
        with pytest.raises(MigrationFailed, match="lock timeout"):
            migrate(empty, versions)
    assert len(migrate(empty, versions)) == 1


def test_a_step_waits_for_a_table_ten_seconds_at_most(empty, step):
    versions = step("0001", "CREATE TABLE told AS SELECT current_setting('lock_timeout') AS wait")
    migrate(empty, versions)
    with empty.owner() as connection:
        assert connection.execute(text("SELECT wait FROM told")).scalar_one() == "10s"


def test_a_schema_of_a_later_version_is_refused(empty, step):
    versions = step("0001", "SELECT 1")
    migrate(empty, versions)
    with empty.owner() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNew, match=r"step 9999, .* install"):
        migrate(empty, versions)
