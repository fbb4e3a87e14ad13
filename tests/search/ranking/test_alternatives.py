import pytest

from models.evidence import Span
from search.ranking.alternatives import alternatives_joined
from search.ranking.asked import Asked
from search.ranking.support import RequirementKind
from search.ranking.told import UNNAMED, UNTOLD, Told

HELD = Told(Span(5, 9), met=True)


def asked(text, *names, kind=RequirementKind.SKILL, told=UNNAMED, required=True):
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return [
        Asked(kind, (name,), required, span, told) for name, span in zip(names, spans, strict=True)
    ]


def joined_names(text, *names, kind=RequirementKind.SKILL):
    joined = alternatives_joined(asked(text, *names, kind=kind), text)
    return [each.names for each in joined]


@pytest.mark.parametrize(
    "text", ["Java, Kotlin or Scala", "Java, Kotlin, or Scala", "Java or Kotlin or in Scala"]
)
def test_what_an_or_joins_is_one_requirement(text):
    assert joined_names(text, "Java", "Kotlin", "Scala") == [("Java", "Kotlin", "Scala")]


@pytest.mark.parametrize(
    "text",
    ["Java, Kotlin and Scala", "Java, Kotlin, Scala", "Java/Kotlin/Scala", "Java Kotlin Scala"],
)
def test_what_no_or_joins_is_asked_for_one_by_one(text):
    assert joined_names(text, "Java", "Kotlin", "Scala") == [("Java",), ("Kotlin",), ("Scala",)]


def test_a_list_goes_no_further_than_its_or():
    text = "Java or Kotlin, Docker and Linux"
    names = joined_names(text, "Java", "Kotlin", "Docker", "Linux")
    assert names == [("Java", "Kotlin"), ("Docker",), ("Linux",)]


def test_a_list_of_alternatives_begins_behind_an_and():
    text = "Docker and Java or Kotlin"
    assert joined_names(text, "Docker", "Java", "Kotlin") == [("Docker",), ("Java", "Kotlin")]


def test_between_licences_a_stroke_means_or():
    names = joined_names("CISSP / CISM/CISA", "CISSP", "CISM", "CISA", kind=RequirementKind.LICENCE)
    assert names == [("CISSP", "CISM", "CISA")]


def test_must_haves_and_nice_to_haves_are_no_alternatives():
    text = "Java or Kotlin"
    must, nice = asked(text, "Java"), asked(text, "Kotlin", required=False)
    assert alternatives_joined([*must, *nice], text) == [*must, *nice]


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [(UNNAMED, HELD, HELD), (UNNAMED, UNTOLD, UNTOLD), (UNNAMED, UNNAMED, UNNAMED)],
)
def test_alternatives_are_met_by_the_best_answered_of_them(first, second, best):
    text = "We use Java or Kotlin."
    [joined] = alternatives_joined(
        [*asked(text, "Java", told=first), *asked(text, "Kotlin", told=second)], text
    )
    assert joined.told == best
    assert text[joined.span.start : joined.span.end] == "Java or Kotlin"


def test_without_facts_there_are_no_alternatives():
    assert alternatives_joined([], "") == []
