"""The text of an element of a document, taken out of it."""

from collections.abc import Iterator
from typing import Any


def own_text(element: Any) -> Iterator[str]:  # noqa: ANN401  # untyped
    """The text in the element that is in none of its children, taken out."""
    yield element.text or ""
    element.text = ""
    for child in element:
        yield child.tail or ""
        child.tail = ""


def empty(element: Any) -> None:  # noqa: ANN401  # untyped
    """Leave no text in the element nor in what stands in it."""
    for inner in element.iter():
        inner.text = ""
        if inner is not element:
            inner.tail = ""
