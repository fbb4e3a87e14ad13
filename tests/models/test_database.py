import os
import subprocess
import threading
import uuid
from pathlib import Path

import psutil
import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from models.database import make_database
from models.database_version import OLDEST, Versions
from models.errors import (
    ConfigurationError,
    DatabaseTimeout,
    DatabaseTooOld,
    DatabaseUnavailable,
    InvalidInput,
)
from models.migrations.runner import migrate
from models.postgres.cluster import ENVIRONMENT
from models.postgres.cluster_making import cluster_in
from models.postgres.pid_file import PidFile
from models.tables import listings

RAISE = "DO $$ BEGIN RAISE EXCEPTION 'as if' USING ERRCODE = '{}'; END $$"


def row(tenant):
    return {
        "tenant_id": tenant,
        "listing_id": uuid.uuid4(),
        "source": "test",
        "external_id": "1",
        "content_hash": b"",
        "title": "Nurse",
        "content": {},
    }


@pytest.fixture(scope="module")
def own_directory(new_directory):
    return new_directory()


@pytest.fixture(scope="module")
def own(own_directory):
    """A database whose server only these tests use, so that they may kill it."""
    opened = make_database(None, own_directory, pool_size=4)
    migrate(opened)
    yield opened
    opened.close()


def kill_server(data_dir):
    """Kill the server, and wait until its processes are gone: they end a moment later."""
    postmaster = psutil.Process(PidFile.of(data_dir / "postgres" / "cluster").pid)
    processes = [postmaster, *postmaster.children()]
    postmaster.kill()
    psutil.wait_procs(processes, timeout=20)


def done(database, tenant, *statements, **options):
    with database.transaction(tenant, **options) as connection:
        for statement in statements:
            connection.execute(statement)


def insertion(tenant, **values):
    return insert(listings).values(row(tenant) | values)


def answer(database, tenant):
    with database.transaction(tenant) as connection:
        return connection.execute(select(42)).scalar_one()


def titles(database, tenant):
    with database.transaction(tenant) as connection:
        return connection.execute(select(listings.c.title)).scalars().all()


def test_a_transaction_commits_at_its_end(database, tenant):
    done(database, tenant, insertion(tenant))
    assert titles(database, tenant) == ["Nurse"]


def test_an_error_rolls_the_transaction_back(database, tenant):
    with pytest.raises(DBAPIError, match="division by zero"):
        done(database, tenant, insertion(tenant), text("SELECT 1 / 0"))
    assert titles(database, tenant) == []


def test_a_tenant_sees_and_changes_no_row_of_another(database, tenant):
    other = f"{tenant}-other"
    done(database, tenant, insertion(tenant))
    with database.transaction(other) as connection:
        assert connection.execute(select(listings)).all() == []
        assert connection.execute(listings.update().values(title="Taken")).rowcount == 0
        mine = listings.c.tenant_id == tenant
        assert connection.execute(listings.delete().where(mine)).rowcount == 0
    with pytest.raises(DBAPIError, match="row-level security"):
        done(database, other, insertion(tenant))
    assert titles(database, tenant) == ["Nurse"]


def test_a_session_without_a_tenant_sees_nothing(database, tenant):
    done(database, tenant, insertion(tenant))
    with database.transaction(tenant) as connection:
        connection.execute(text("SELECT set_config('jobmatch.tenant', '', true)"))
        assert connection.execute(select(listings)).all() == []
    # The owner, too, is bound by the policies and has no tenant.
    with database.owner() as connection:
        assert connection.execute(select(listings)).all() == []


def test_a_tenant_does_not_outlive_its_transaction(database, tenant):
    with database.transaction(tenant) as connection:
        raw = connection.connection.driver_connection
        connection.commit()
        left = raw.execute("SELECT current_setting('jobmatch.tenant', true)").fetchone()[0]
        raw.rollback()
    assert left == ""


def test_the_application_can_neither_lift_row_security_nor_change_the_schema(database, tenant):
    for statement in (
        "ALTER TABLE listings DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE listings NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY tenant ON listings",
        "CREATE TABLE mine (n integer)",
        "CREATE ROLE mine",
        "ALTER ROLE jobmatch_app BYPASSRLS",
        "TRUNCATE listings",
        "COPY listings TO PROGRAM 'cat'",
    ):
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
            done(database, tenant, text(statement))
    with database.transaction(tenant) as connection:
        assert connection.execute(text("SELECT current_user")).scalar_one() == "jobmatch_app"
        # Asking for no row security is an error, not a way round it.
        connection.execute(text("SET LOCAL row_security = off"))
        with pytest.raises(DBAPIError, match="row-level security"):
            connection.execute(select(listings))


def test_every_table_with_a_tenant_forces_row_security(database):
    unbound = """
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE a.attname = 'tenant_id' AND c.relkind IN ('r', 'p')
           AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
    """
    with database.owner() as connection:
        assert connection.execute(text(unbound)).all() == []


@pytest.mark.parametrize("name", ["", "Upper", "-first", "a b", "a;b", "ä", "a" * 64, "a\n"])
def test_a_name_that_no_tenant_can_have_is_refused(database, name):
    with pytest.raises(InvalidInput) as refused, database.transaction(name):
        pass
    assert refused.value.field == "tenant"


def test_a_statement_that_takes_too_long_is_stopped_and_the_next_is_not_limited(database, tenant):
    with pytest.raises(DatabaseTimeout):
        done(database, tenant, text("SELECT pg_sleep(5)"), timeout=0.05)
    with database.transaction(tenant) as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar_one() == "0"


def test_a_transaction_that_only_reads_cannot_write(database, tenant):
    with pytest.raises(DatabaseUnavailable, match="takes no changes"):
        done(database, tenant, insertion(tenant), read_only=True)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("53100", "disk is full"),
        ("53200", "out of memory"),
        ("53300", "no connection left"),
        ("25006", "takes no changes"),
        ("40P01", "changed by someone else"),
        ("57P03", "starting up"),
    ],
)
def test_what_the_server_cannot_help_is_told_in_a_sentence(database, tenant, state, sentence):
    with pytest.raises(DatabaseUnavailable, match=sentence):
        done(database, tenant, text(RAISE.format(state)))


def test_an_error_of_the_statement_itself_passes_without_its_values(database, tenant):
    first = row(tenant)
    second = first | {"title": "Jane Doe"}
    with pytest.raises(IntegrityError) as raised:
        done(database, tenant, insert(listings).values(first), insert(listings).values(second))
    assert "Jane Doe" not in str(raised.value)


def test_the_log_of_the_server_repeats_nothing_of_a_failing_statement(own, own_directory, tenant):
    person = insert(listings).values(row(tenant) | {"title": "Jane Doe"})
    with pytest.raises(IntegrityError):
        done(own, tenant, person, person)
    with pytest.raises(DBAPIError):
        done(own, tenant, text("SELECT 'Jane Doe'::integer"))
    assert "Jane Doe" not in (own_directory / "postgres" / "server.log").read_text()


def test_more_transactions_than_connections_wait_for_their_turn(database, tenant):
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(answer(database, tenant))) for _ in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [42] * 40


def test_a_server_that_is_not_there_is_told_with_its_address():
    with pytest.raises(DatabaseUnavailable, match=r"cannot be reached: .*port 1 ") as raised:
        make_database("postgresql+psycopg://me:hush@127.0.0.1:1/jobs", Path("unused"))
    assert "hush" not in str(raised.value)


def test_a_database_without_a_schema_says_what_to_run(server, tenant):
    opened = make_database(server.ensure().replace("/jobmatch?", "/postgres?"), Path("unused"))
    with pytest.raises(DatabaseUnavailable, match="jobmatch migrate"):
        done(opened, tenant, select(listings))
    opened.close()


def test_an_older_server_is_refused_with_both_versions(server):
    newer = Versions(postgres=99, pgvector=OLDEST.pgvector)
    with pytest.raises(DatabaseTooOld, match=r"runs PostgreSQL 18 .* needs PostgreSQL 99"):
        make_database(server.ensure(), Path("unused"), oldest=newer)


def test_an_older_pgvector_is_refused_with_both_versions(server):
    newer = Versions(postgres=OLDEST.postgres, pgvector=(99, 1))
    with pytest.raises(DatabaseTooOld, match=r"pgvector 0\.8\.\d+, .* pgvector 99\.1"):
        make_database(server.ensure(), Path("unused"), oldest=newer)


def test_options_of_the_url_are_kept_beside_the_role(server, tenant):
    url = f"{server.ensure()}&options=-c%20work_mem%3D5MB"
    opened = make_database(url, Path("unused"))
    with opened.transaction(tenant) as connection:
        assert connection.execute(text("SHOW work_mem")).scalar_one() == "5MB"
        assert connection.execute(text("SELECT current_user")).scalar_one() == "jobmatch_app"
    opened.close()


def test_the_next_transaction_works_after_the_server_was_killed(own, own_directory, tenant):
    assert answer(own, tenant) == 42
    kill_server(own_directory)
    assert answer(own, tenant) == 42


def test_a_transaction_cut_off_midway_is_told_and_the_next_works(own, tenant):
    def cut_off():
        with own.transaction(tenant) as connection:
            number = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            psutil.Process(number).kill()
            connection.execute(select(42))

    with pytest.raises(DatabaseUnavailable, match="lost midway"):
        cut_off()
    assert answer(own, tenant) == 42


def test_the_next_transaction_works_after_a_process_of_the_server_crashed(own, tenant):
    with own.transaction(tenant) as connection:
        number = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    crashing = psutil.Process(number)
    crashing.kill()
    crashing.wait(20)
    assert answer(own, tenant) == 42


def test_all_threads_go_on_after_the_server_was_killed(own, own_directory, tenant):
    assert answer(own, tenant) == 42
    kill_server(own_directory)
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(answer(own, tenant))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [42] * 8


def as_superuser(data_dir, statement):
    """Run `statement` in the stopped cluster, the one way in for its superuser."""
    cluster = cluster_in(data_dir / "postgres")
    subprocess.run(
        [cluster.binaries.program("postgres"), "--single", "-D", cluster.directory, "jobmatch"],
        input=f"{statement};\n".encode(),
        capture_output=True,
        check=True,
        env=ENVIRONMENT,
        cwd="/",
        **cluster.account.process_options,
    )


def test_an_application_role_that_row_security_does_not_bind_is_refused(own, own_directory, tenant):
    own.close()
    as_superuser(own_directory, "ALTER ROLE jobmatch_app BYPASSRLS")
    with pytest.raises(ConfigurationError, match="ALTER ROLE jobmatch_app"):
        answer(own, tenant)
    own.close()
    as_superuser(own_directory, "ALTER ROLE jobmatch_app NOBYPASSRLS")
    assert answer(own, tenant) == 42


if os.geteuid() == 0:
    # Only root may mount a file system small enough to fill.

    @pytest.fixture
    def small_disk(new_directory):
        directory = new_directory()
        options = "size=160m,mode=755"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", directory], check=True)
        yield directory
        subprocess.run(["umount", directory], check=True)

    def test_a_full_disk_is_told_and_the_database_works_again_with_space(small_disk, tenant):
        ballast = small_disk / "ballast"
        database = make_database(None, small_disk)
        try:
            migrate(database)
            ballast.write_bytes(bytes(30_000_000))
            with pytest.raises(DatabaseUnavailable):
                fill(database, tenant)
            with pytest.raises(DatabaseUnavailable, match=r"disk.* is full"):
                fill(database, tenant)
            ballast.unlink()
            assert answer(database, tenant) == 42
        finally:
            database.close()


def fill(database, tenant):
    """Write 200 MB, unless the disk is smaller."""
    for _ in range(200):
        done(database, tenant, insertion(tenant, content={"text": os.urandom(500_000).hex()}))
