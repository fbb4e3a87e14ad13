from models.candidate import Candidate
from models.evidence import Evidence, Span
from models.listing import Listing, Remote
from models.profile import Profile, SkillReading
from models.requirements import Requirements
from search.ranking.verdict import Verdict, eligibility
from search.retrieval.filters import NO_FILTERS, Filters

PAY = Evidence("£30,000", 0, 7, "salary_text")
PLACE = Evidence("Leeds", 0, 5, "location")
REMOTE = Evidence("remote within Germany", 4, 25, "description")


def listing(**fields):
    given = {"source": "s", "external_id": "1", "title": "Cook", "description": "A cook of fish."}
    return Listing(**{**given, **fields})


def words_of(criterion, content, filters=NO_FILTERS):
    [made] = eligibility({criterion: "pass"}, content, filters)
    return made.evidence


def test_each_verdict_is_one_of_three():
    verdicts = {"salary": "pass", "locations": "fail", "remote": "unknown"}
    made = eligibility(verdicts, listing(), NO_FILTERS)
    assert [(each.criterion, each.verdict, each.evidence) for each in made] == [
        ("salary", Verdict.PASS, None),
        ("locations", Verdict.FAIL, None),
        ("remote", Verdict.UNKNOWN, None),
    ]


def test_a_verdict_carries_the_words_that_decide_it():
    content = listing(company="Fish Ltd", evidence={"salary": PAY, "location": PLACE})
    assert words_of("salary", content) == PAY
    assert words_of("locations", content) == words_of("countries", content) == PLACE
    assert words_of("companies", content) == Evidence("Fish Ltd", 0, 8, "company")
    assert words_of("remote", content) is None


def test_where_remote_work_may_be_done_is_decided_by_the_words_about_it():
    evidence = {"location": PLACE, "remote": REMOTE}
    bound = listing(remote=Remote.REMOTE, remote_countries=("DE",), evidence=evidence)
    assert words_of("locations", bound) == REMOTE
    assert words_of("locations", listing(remote=Remote.REMOTE, evidence=evidence)) == PLACE


def test_a_required_skill_is_quoted_where_the_text_names_it():
    span = Span(10, 14)
    skills = (SkillReading("Fish", span),)
    wanted = Filters(skills_required=("Fish",))
    asked = listing(requirements=Requirements(skills=skills))
    assert words_of("skills_required", asked, wanted) == Evidence("fish", 10, 14, "description")
    assert words_of("skills_required", asked, Filters(skills_required=("Meat",))) is None
    profile = Profile(skills=(SkillReading("Fish", Span(11, 15)),))
    resume = "I cook all fish."
    person = Candidate(source="s", external_id="1", resume_text=resume, profile=profile)
    assert words_of("skills_required", person, wanted) == Evidence("fish", 11, 15, "resume_text")


def test_no_condition_needs_no_verdict():
    assert eligibility({}, listing(), NO_FILTERS) == []
