"""Lower case that leaves every character in its place."""


def lowered(text: str) -> str:
    """`text` in lower case, as long as it was."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # "İ" grows by a dot of its own.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
