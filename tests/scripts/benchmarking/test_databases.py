import pytest
from sqlalchemy import text

from scripts.benchmarking.databases import connected, open_made, open_scratch


@pytest.fixture
def url(server):
    return server.ensure()


def made(url, content, fill):
    with open_made(url, "made_test", content, fill) as found:
        return found.facts


def names(url):
    with connected(url) as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'made_test%'")
        return [name for (name,) in rows]


def test_a_database_is_filled_once_and_tells_what_was_measured(url):
    fillings = []

    def fill(database):
        fillings.append(database)
        return {"seconds": len(fillings)}

    assert made(url, "one", fill) == {"seconds": 1}
    assert made(url, "one", fill) == {"seconds": 1}
    assert len(fillings) == 1


def test_other_content_takes_the_place_of_the_former(url):
    made(url, "one", lambda _: {})
    before = names(url)
    made(url, "two", lambda _: {})
    assert len(names(url)) == 1
    assert names(url) != before


def test_one_that_was_left_half_made_is_made_anew(url):
    def cut_off(database):
        with database.owner() as owner:
            owner.execute(text("CREATE TABLE left_over ()"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made(url, "three", cut_off)

    def fill(database):
        with database.owner() as owner:
            owner.execute(text("CREATE TABLE left_over ()"))
        return {}

    assert made(url, "three", fill) == {}


def test_a_scratch_database_is_gone_afterwards(url):
    with open_scratch(url, "made_test_scratch") as scratch, connected(scratch) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("made_test_scratch",)
    assert "made_test_scratch" not in names(url)
