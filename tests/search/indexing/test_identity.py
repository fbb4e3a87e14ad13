from hypothesis import assume, given
from hypothesis import strategies as st

from search.indexing.identity import derived_id, text_hash

# Few letters and digits: collisions, if there are any, are found among such.
NAMES = st.text("a1:é", max_size=4)
TRIPLES = st.tuples(NAMES, NAMES, NAMES)


@given(TRIPLES, TRIPLES)
def test_ids_of_different_documents_differ(one, other):
    assume(one != other)
    assert derived_id(*one) != derived_id(*other)


@given(TRIPLES)
def test_the_same_document_always_has_the_same_id(triple):
    assert derived_id(*triple) == derived_id(*triple)


@given(st.lists(NAMES), st.lists(NAMES))
def test_hashes_of_different_texts_differ(some, others):
    assert (text_hash(*some) == text_hash(*others)) is (some == others)
