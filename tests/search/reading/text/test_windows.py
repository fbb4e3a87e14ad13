"""The stretches around telling words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from search.reading.text.windows import around, matches

STEM = "remote"
PATTERN = re.compile(r"\bfully remote\b|\bremote work\b", re.IGNORECASE)


@given(st.lists(st.sampled_from(["fully", "remote", "Remote", "work", "ward", "\n"]), max_size=60))
def test_a_pattern_finds_around_its_stem_what_it_finds_in_the_whole(words):
    text = " ".join(words)
    near = [match.span() for match in matches(PATTERN, text, around(text, [STEM], 20))]
    assert near == [match.span() for match in PATTERN.finditer(text)]


@given(st.text(max_size=200), st.integers(0, 30))
def test_stretches_are_in_order_apart_and_inside_the_text(text, reach):
    edges = [
        edge for span in around(text, ["a", "é", " "], reach) for edge in (span.start, span.end)
    ]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_a_text_whose_lower_case_is_longer_is_looked_at_whole():
    text = "İstanbul, remote"
    [span] = around(text, ["remote"], 2)
    assert (span.start, span.end) == (0, len(text))
