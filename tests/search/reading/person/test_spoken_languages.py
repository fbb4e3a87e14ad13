"""Languages with their level, in the words of four languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.reading.person.sections import read_sections
from search.reading.person.spoken_languages import read_languages
from tests.search.reading.growth import LINEAR, growth


def languages_in(text):
    readings = read_languages(text, read_sections(text))
    return {r.language: r.level and r.level.value for r in readings}


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Languages: English (native), German (B2)", {"en": "native", "de": "B2"}),
        ("Languages\nEnglish\nNative\nSpanish\nConversational", {"en": "native", "es": "B1"}),
        ("Fluent in English, French and Spanish", {"en": "C1", "fr": "C1", "es": "C1"}),
        ("Native English speaker", {"en": "native"}),
        ("Bilingual in Spanish and English", {"es": "C2", "en": "C2"}),
        ("I speak German and Dutch", {"de": None, "nl": None}),
        ("Good English skills", {"en": "B2"}),
        ("German: fluent, English: basic", {"de": "C1", "en": "A2"}),
        ("Spanish and Catalan: native", {"es": "native", "ca": "native"}),
        (
            "Sprachen\nDeutsch – Muttersprache\nEnglisch – verhandlungssicher\nTürkisch",
            {"de": "native", "en": "C1", "tr": None},
        ),
        ("Sprachen: Polnisch (Grundkenntnisse), Russisch A1", {"pl": "A2", "ru": "A1"}),
        (
            "Langues\nFrançais : langue maternelle\nAnglais : courant\nEspagnol : notions",
            {"fr": "native", "en": "C1", "es": "A2"},
        ),
        (
            "Idiomas\nEspañol nativo, inglés nivel alto, catalán bilingüe",
            {"es": "native", "en": "C1", "ca": "C2"},
        ),
        ("Cook of French and Italian dishes", {}),
        ("English teacher with excellent results", {}),
        ("Taught English to beginners", {}),
        ("Fluent in German; cooked many French dishes", {"de": "C1"}),
    ],
)
def test_a_language_is_read_with_its_level(text, languages):
    assert languages_in(text) == languages


@pytest.mark.parametrize(
    "unit", ["Languages: English\n", "English ", "Languages\nEnglish\nnative\n", "native "]
)
def test_hostile_text_is_read_in_linear_time(unit):
    assert growth(languages_in, unit, 64_000) < LINEAR


@given(st.text() | st.lists(st.sampled_from(["Languages", "English", "native", "\n", ", ", "B2"])))
def test_any_text_gives_languages_whose_spans_lie_in_it(words):
    text = "".join(words)
    found = read_languages(text, read_sections(text))
    assert found == read_languages(text, read_sections(text))
    for reading in found:
        spans = filter(None, (reading.span, reading.level_span))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
