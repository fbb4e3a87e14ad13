from threading import Barrier, Thread

from sqlalchemy import text

from search.indexing.vector_index import ensure_vector_indexes


def indexes_of(database, model_id):
    statement = text("SELECT count(*) FROM pg_indexes WHERE indexdef LIKE :like")
    with database.owner() as owner:
        return owner.execute(statement, {"like": f"%hnsw%{model_id}%"}).scalar_one()


def test_a_model_has_an_index_for_each_collection_however_often_it_is_asked_for(database):
    for _ in range(2):
        with database.owner() as owner:
            ensure_vector_indexes(owner, "tests/twice", 384)
    assert indexes_of(database, "tests/twice") == 2


def test_a_models_name_may_hold_quotes_and_colons(database):
    with database.owner() as owner:
        ensure_vector_indexes(owner, "tests/it's:so%", 384)
    assert indexes_of(database, "tests/it''s:so") == 2


def test_several_processes_may_make_the_indexes_at_once(database):
    start, failures = Barrier(4), []

    def ensure():
        start.wait()
        try:
            with database.owner() as owner:
                ensure_vector_indexes(owner, "tests/at-once", 384)
        except Exception as error:
            failures.append(error)

    threads = [Thread(target=ensure) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failures
    assert indexes_of(database, "tests/at-once") == 2


def test_an_index_that_is_there_is_not_waited_for(database, tenant):
    """A load in progress holds the table: a second start must not wait for it."""
    with database.owner() as owner:
        ensure_vector_indexes(owner, "tests/there", 384)
    with database.transaction(tenant) as loading:
        loading.execute(text("LOCK TABLE listing_vectors IN ROW EXCLUSIVE MODE"))
        with database.owner() as owner:
            owner.execute(text("SET LOCAL lock_timeout = '1s'"))
            ensure_vector_indexes(owner, "tests/there", 384)
