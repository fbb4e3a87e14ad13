from scripts.evaluation.judged_set import Cut, Document, Form, JudgedSet
from tests.scripts.evaluation.tiny_set import sentence


def named(name, *ids):
    documents = tuple(Document(id_, "text") for id_ in ids)
    return JudgedSet(name, Form.TEXT, documents, (), (), Cut(10, judged_only=False))


def test_sets_of_other_documents_never_share_a_tenant():
    assert named("mine", "a", "b").tenant != named("mine", "a", "c").tenant


def test_a_tenant_is_the_same_whatever_the_order_of_the_documents():
    assert named("mine", "a", "b").tenant == named("mine", "b", "a").tenant


def test_any_name_of_a_folder_makes_a_tenant(database):
    with database.transaction(named("Ärzte & Co. (2026)", "a").tenant):
        pass


def test_a_cut_takes_out_what_nobody_judged_before_it_counts():
    query = sentence("", grades={"a": 1.0, "b": 0.0, "c": 2.0})
    cut = Cut(first=2, judged_only=True)
    assert cut.of(query, ("x", "b", "y", "a", "c")) == ("b", "a")


def test_a_ranking_is_full_when_all_that_is_judged_has_come():
    query = sentence("", grades={"a": 1.0, "b": 0.0})
    cut = Cut(first=10, judged_only=True)
    assert not cut.is_full(query, ("x", "a"))
    assert cut.is_full(query, ("x", "a", "b"))
