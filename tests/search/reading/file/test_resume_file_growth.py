import pytest

from search.reading.file.html_hidden import parted
from search.reading.file.markdown_text import without_markdown
from search.reading.file.plain_text import tidied
from search.reading.file.resume_limits import ResumeLimits
from search.reading.file.rtf_text import extracted as rtf_extracted
from tests.search.reading.growth import LINEAR, growth

LIMITS = ResumeLimits(characters=10**9)


@pytest.mark.parametrize(
    "unit", ["**a** ", "**", "[", "[a](", "# a\n", "<!--", "| --- ", " ", "\n \n", "__a ", "`"]
)
def test_marked_text_is_read_in_linear_time(unit):
    assert (
        growth(lambda text: without_markdown(tidied(f"# a\n# b\n{text}")), unit, 100_000) < LINEAR
    )


@pytest.mark.parametrize(
    "unit", ["{\\b a}", "\\'e4", "\\u8364?", "\\", "nurse ", "{}", "\\v a\\v0 "]
)
def test_rtf_is_read_in_linear_time(unit):
    def read(text):
        whole = text[: len(text) // len(unit) * len(unit)]  # no group is left open
        rtf_extracted(f"{{\\rtf1 {whole} }}".encode(), LIMITS)

    assert growth(read, unit, 100_000) < LINEAR


@pytest.mark.parametrize(
    "unit",
    [
        "<p style='color:#fff'>a",
        "<i hidden>a</i>",
        "<style>.a{display:none}</style>",
        "<p class='a'>",
        "{a}",
    ],
)
def test_hidden_text_of_html_is_found_in_linear_time(unit):
    def read(text):
        parted(f"<html><style>{text}</style><body>{text}")

    assert growth(read, unit, 100_000) < LINEAR
