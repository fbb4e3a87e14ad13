from pathlib import Path

import pytest

from models.errors import ConfigurationError
from models.settings import make_settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in ("DATABASE_URL", "JOBMATCH_DATA_DIR", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_the_embedded_database_serves_this_machine_alone():
    settings = make_settings()
    assert settings.database_url is None
    assert settings.host == "127.0.0.1"
    assert settings.tenant == "default"


def test_the_data_lie_where_the_platform_keeps_a_users_data(monkeypatch):
    monkeypatch.setenv("HOME", "/home/someone")
    assert make_settings().data_dir == Path("/home/someone/.local/share/jobmatch")
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere")
    assert make_settings().data_dir == Path("/elsewhere/jobmatch")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert make_settings().data_dir == Path("/home/someone/.local/share/jobmatch")


def test_an_option_wins_over_the_environment_and_none_means_not_given(monkeypatch):
    monkeypatch.setenv("JOBMATCH_PORT", "9000")
    assert make_settings().port == 9000
    assert make_settings(port=None).port == 9000
    assert make_settings(port=9001).port == 9001


def test_a_data_directory_is_made_absolute_and_its_tilde_meant(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", "/home/someone")
    assert make_settings(data_dir="~/jobs").data_dir == Path("/home/someone/jobs")
    monkeypatch.chdir(tmp_path)
    assert make_settings(data_dir="jobs").data_dir == tmp_path / "jobs"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_postgresql_means_the_one_driver(monkeypatch, scheme):
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://me:p%40ss@db.example:5433/jobs?sslmode=require")
    assert make_settings().database_url == (
        "postgresql+psycopg://me:p%40ss@db.example:5433/jobs?sslmode=require"
    )


def test_an_empty_variable_is_as_good_as_none(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    assert make_settings().database_url is None


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://me:hush@db/jobs", "only PostgreSQL is supported"),
        ("db.example", "not of the form postgresql://"),
        ("postgresql://me:hush@db:port/jobs", "not of the form postgresql://"),
    ],
)
def test_another_url_is_refused_without_repeating_its_password(monkeypatch, url, reason):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ConfigurationError, match=reason) as refused:
        make_settings()
    assert "DATABASE_URL" in str(refused.value)
    assert "hush" not in str(refused.value)


def test_each_wrong_setting_has_a_sentence_of_its_own(monkeypatch):
    monkeypatch.setenv("JOBMATCH_PORT", "eighty")
    monkeypatch.setenv("JOBMATCH_TENANT", "No Such Tenant!")
    with pytest.raises(ConfigurationError) as refused:
        make_settings(log_level="loud")
    sentences = str(refused.value).split(". ")
    assert {sentence.split()[0] for sentence in sentences} == {
        "JOBMATCH_PORT",
        "JOBMATCH_TENANT",
        "JOBMATCH_LOG_LEVEL",
    }


def test_settings_do_not_show_the_password_and_do_not_change():
    settings = make_settings(database_url="postgresql://me:hush@db/jobs")
    assert "hush" not in repr(settings)
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1
