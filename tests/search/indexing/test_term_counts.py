"""How rare words are, counted in the real database while documents come."""

from collections import Counter
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from embeddings.hashing_embedder import HashingEmbedder
from models.tables import CANDIDATES, LISTINGS, term_counts
from search.engine import Engine
from search.indexing.indexer import Status
from search.indexing.term_counts import FRESHNESS, renew_term_counts
from search.reading.resume import read_resume
from search.reading.words import COUNTED, THERE, skill_term, title_keys, title_terms
from tests.search.conftest import listing


def counts_of(database, tenant, collection=LISTINGS):
    statement = select(term_counts).where(term_counts.c.collection == collection.name)
    with database.transaction(tenant) as connection:
        return {row.term: row.documents for row in connection.execute(statement)}


def kept_terms(database, tenant, collection=LISTINGS):
    """The terms of each document, as they stand beside the vectors."""
    with database.transaction(tenant) as connection:
        return [row.terms for row in connection.execute(select(collection.vectors.c.terms))]


def ads(*numbers):
    return [
        listing(
            str(number),
            title="Python developer" if number % 2 else "Staff nurse",
            description=f"You work on project p{number} with all of our other good colleagues.",
        )
        for number in numbers
    ]


def test_each_term_is_counted_once_for_each_document_that_says_it(engine, database, tenant):
    engine.add_listings(tenant, ads(*range(7)), "tests")
    expected = Counter(term for terms in kept_terms(database, tenant) for term in set(terms))
    counts = counts_of(database, tenant)
    assert counts == {**expected, COUNTED: 7, THERE: 7}
    [project], [nurse] = title_terms(["project"]), title_terms(["nurse"])
    assert (counts[project], counts[nurse]) == (7, 4)


def test_words_words_of_titles_and_skills_are_counted_apart(engine, database, tenant):
    texts = ("We write Python and need people for it.", "Our team keeps the lifts of the town.")
    raws = [
        listing(str(number), title=title, description=text)
        for number, (title, text) in enumerate(
            [("Nurse", texts[0]), ("Python developer", texts[1]), ("Python cook", texts[0])]
        )
    ]
    engine.add_listings(tenant, raws, "tests")
    counts = counts_of(database, tenant)
    [word], [of_title] = title_terms(["Python"]), title_keys(["Python"])
    assert (counts[word], counts[of_title]) == (3, 2)
    assert counts[skill_term("Python")] >= 2


def test_another_tenants_documents_are_not_counted(engine, database, tenant):
    other = f"{tenant}-other"
    engine.add_listings(tenant, ads(1, 3), "tests")
    engine.add_listings(other, ads(1, 2, 3), "tests")
    assert counts_of(database, tenant)[COUNTED] == 2
    assert counts_of(database, other)[COUNTED] == 3


def test_listings_and_candidates_are_counted_apart(engine, database, tenant):
    engine.add_listings(tenant, ads(1, 2), "tests")
    before = counts_of(database, tenant)
    resume = read_resume("Alex Roe\n\nPython developer, Acme, 2015 - 2024\nPython and SQL.\n")
    engine.add_candidate(tenant, resume, "tests")
    assert counts_of(database, tenant) == before
    assert counts_of(database, tenant, CANDIDATES)[COUNTED] == 1


def test_what_is_counted_keeps_up_with_the_documents_that_come(engine, database, tenant):
    for first in range(0, 120, 10):
        engine.add_listings(tenant, ads(*range(first, first + 10)), "tests")
        there = first + 10
        # One document in a tenth of those counted has it renewed: batches of ten may miss it.
        assert there / 3 <= counts_of(database, tenant)[COUNTED] <= there


def test_loading_what_is_there_counts_nothing(engine, database, tenant):
    engine.add_listings(tenant, ads(*range(5)), "tests")
    with database.transaction(tenant) as connection:
        connection.execute(term_counts.update().values(documents=77))
    outcomes = engine.add_listings(tenant, ads(*range(5)), "tests")
    assert {outcome.status for outcome in outcomes} == {Status.UNCHANGED}
    assert set(counts_of(database, tenant).values()) == {77}


def test_few_documents_beside_many_are_not_worth_counting_again(engine, database, tenant):
    made = engine.add_listings(tenant, ads(*range(200)), "tests")
    with database.transaction(tenant) as connection:
        connection.execute(term_counts.delete().where(term_counts.c.term > COUNTED))
        [first] = connection.execute(
            term_counts.update().where(term_counts.c.term == COUNTED).values(documents=200)
            .returning(term_counts.c.documents)
        )  # fmt: skip
    every = first.documents // FRESHNESS
    due = [each.id for each in made if each.id.int % every == 0]
    others = [each.id for each in made if each.id.int % every]
    assert len(others) > len(due)
    renew_term_counts(database, tenant, LISTINGS, others)
    assert set(counts_of(database, tenant)) == {COUNTED, THERE}
    if due:
        renew_term_counts(database, tenant, LISTINGS, due[:1])
        assert len(counts_of(database, tenant)) > 200


def test_what_is_erased_is_not_counted_any_more(engine, database, tenant):
    made = engine.add_listings(tenant, ads(*range(4)), "tests")
    for outcome in made[:2]:
        engine.erase(tenant, LISTINGS, outcome.id)
    engine.add_listings(tenant, ads(9), "tests")
    assert counts_of(database, tenant)[COUNTED] == 3


@pytest.mark.parametrize("same", [True, False], ids=["the same", "others"])
def test_several_loads_at_once_do_each_other_no_harm(database, tenant, same):
    start, failures = Barrier(4), []

    def load(part):
        engine = Engine(database, HashingEmbedder())
        raws = ads(*range(40)) if same else ads(*range(part, 160, 4))
        start.wait()
        try:
            for first in range(0, 40, 8):
                engine.add_listings(tenant, raws[first : first + 8], "tests")
        except Exception as error:
            failures.append(error)

    threads = [Thread(target=load, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failures
    counts, kept = counts_of(database, tenant), kept_terms(database, tenant)
    assert len(kept) == (40 if same else 160)
    assert 0 < counts[COUNTED] == counts[THERE] <= len(kept)
    assert max(counts.values()) == counts[COUNTED]
