"""Markdown to the text that it stands for."""

import re
from typing import Final

from search.reading.file.extract import Extract

FEWEST_MARKS: Final = 2
"""Lines or words that are marked as Markdown does; a text with fewer is left as it is."""

_COMMENT: Final = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_HEADING: Final = re.compile(r"^ {0,3}#{1,6}[ \t]++(?=\S)", re.MULTILINE)
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,200}?)(?<=\S)\1")
_LINK: Final = re.compile(r"!?\[([^][\n]{0,300})\]\(\s*([^()\s]{1,500})[^()\n]{0,200}\)")
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)[^\n`]*$\n?", re.MULTILINE)
_RULE_OF_TABLE: Final = re.compile(r"^[ \t]*+(?:\|[ \t]*+)?:?-{3,}[-:| \t]*+$\n?", re.MULTILINE)


def without_markdown(text: str) -> Extract:
    """The text without the marks of headings, emphasis, links and fences, its lines as they were.

    An address stays behind its link's words, a comment is hidden. Text that bears hardly a mark is
    no Markdown and stays as it is.
    """
    marks = sum(len(pattern.findall(text)) for pattern in (_HEADING, _STRONG, _LINK, _FENCE))
    if marks < FEWEST_MARKS:
        return Extract(text)
    hidden = "\n".join(comment.strip() for comment in _COMMENT.findall(text))
    text = _COMMENT.sub("", text)
    text = _RULE_OF_TABLE.sub("", _FENCE.sub("", text))
    text = _LINK.sub(lambda link: _said(link[1], link[2]), _HEADING.sub("", text))
    return Extract(_STRONG.sub(r"\2", text), hidden)


def _said(words: str, address: str) -> str:
    return address if words in ("", address) else f"{words} ({address})"
