"""HTML to plain text that keeps its paragraphs and lists."""

import html
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.html import HTMLParser

LARGEST: Final = 2_000_000
"""Characters of HTML that are read; the rest is cut off."""

_TAG = re.compile(
    r"</?(?:p|br|div|ul|ol|li|span|strong|b|i|em|h[1-6]|a|table|tr|td|html|body|section|article)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_UNSEEN_TAGS: Final = "script style head template noscript svg iframe object select"
_BLOCK_TAGS: Final = (
    "p div ul ol table section article header footer main aside h1 h2 h3 h4 h5 h6 blockquote pre"
    " dl dt dd hr form fieldset body"
)
_UNSEEN: Final = frozenset(_UNSEEN_TAGS.split())
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())


def text_of_html(markup: str) -> str:
    """The visible text: a line a block or a row, an empty line between paragraphs, `- ` for items.

    Text without tags is returned as it is, but for its entities.
    """
    markup = markup[:LARGEST]
    if not _TAG.search(markup) and _ENTITY.search(markup):
        markup = html.unescape(markup)
    if not _TAG.search(markup):
        return markup
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    parser.feed(markup.replace("\0", ""))
    text = _tidied("".join(_pieces(parser.close())))
    # The parser gives up on nesting that no page needs.
    return text or _tidied(re.sub(r"<[^<>]*>", " ", markup))


def _pieces(root: etree._Element) -> Iterator[str]:
    """The text in document order, walked without recursion: nesting may be hostile."""
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            if not hidden:
                yield _opening(tag) + re.sub(r"\s+", " ", element.text or "")
        else:
            if not hidden:
                yield _closing(tag)
            hidden -= tag in _UNSEEN
            if not hidden:
                yield re.sub(r"\s+", " ", element.tail or "")


def _opening(tag: str) -> str:
    if tag == "li":
        return "\n- "
    if tag in ("br", "tr"):
        return "\n"
    return "\n\n" if tag in _BLOCKS else ""


def _closing(tag: str) -> str:
    if tag in ("td", "th"):
        return " "
    return "\n\n" if tag in _BLOCKS else ""


def _tidied(text: str) -> str:
    text = re.sub(r"[ \t\u00a0]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    text = re.sub(r"\n-\s+", "\n- ", text)
    # The long runs first: looking behind each of their line ends would take quadratic time.
    text = re.sub(r"\n{3,}", "\n\n", text)
    return re.sub(r"\n{2,}(?=- )", "\n", text).strip()
