from models.evidence import Evidence
from search.ranking.verdict import Verdict, eligibility

PAY = Evidence("£30,000 a year", 10, 24, "salary_text")
PLACE = Evidence("Leeds", 0, 5, "location")


def test_each_condition_has_its_verdict_in_the_order_of_the_row():
    made = eligibility({"salary": "pass", "locations": "fail", "remote": "unknown"}, {})
    assert [(each.criterion, each.verdict) for each in made] == [
        ("salary", Verdict.PASS),
        ("locations", Verdict.FAIL),
        ("remote", Verdict.UNKNOWN),
    ]


def test_the_words_of_the_deciding_fact_stand_beside_its_verdict():
    words = {"salary": PAY, "location": PLACE}
    made = eligibility({"salary": "pass", "locations": "pass", "countries": "pass"}, words)
    assert [each.evidence for each in made] == [PAY, PLACE, PLACE]


def test_a_verdict_without_words_has_no_evidence():
    [made] = eligibility({"salary": "unknown"}, {"location": PLACE})
    assert made.evidence is None


def test_without_conditions_there_are_no_verdicts():
    assert eligibility({}, {"salary": PAY}) == []
