"""Countries, and groups of countries, by name."""

from functools import cache

from search.reading.place.gazetteer import Kind, folded, meanings
from search.reading.text.table import rows_of


def country_named(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that `text` is the name or code of."""
    name = text.strip(" .")
    codes = {entry.country for entry in meanings(folded(name)) if entry.kind is Kind.COUNTRY}
    # `in`, `me` and `US` are told apart by their capitals.
    return codes.pop() if codes and (len(name) > 3 or name.isupper()) else None


def countries_of_group(text: str) -> tuple[str, ...]:
    """The codes of the countries in `EU`, `DACH` and the like; empty for any other name."""
    return _groups().get(folded(text), ())


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """By folded name. A row of the table: name, names in use, and codes."""
    return {
        folded(name): tuple(codes.split())
        for _, names, codes in rows_of("place/supranational.tsv")
        for name in names.split("|")
    }
