"""What was measured, as a table or as JSON."""

from collections.abc import Sequence
from typing import Final

from rich.table import Table

from scripts.console import out, print_json

DIGITS: Final = 4

Cell = str | float | int | None
Row = dict[str, Cell]


def show(title: str, rows: Sequence[Row]) -> None:
    """Print rows of equal columns."""
    table = Table(title=title, title_justify="left", box=None)
    names = list(dict.fromkeys(name for row in rows for name in row))
    for name in names:
        text = any(isinstance(row.get(name), str) for row in rows)
        table.add_column(name, justify="left" if text else "right")
    for row in rows:
        table.add_row(*(_shown(row.get(name)) for name in names))
    out.print(table)


def report(parts: dict[str, Sequence[Row]], *, json_: bool) -> None:
    """Print the parts of a measurement, each a table under its name."""
    if json_:
        print_json({name: [_rounded(row) for row in rows] for name, rows in parts.items()})
        return
    for name, rows in parts.items():
        show(name, rows)


def _rounded(row: Row) -> Row:
    return {
        name: float(f"{cell:.{DIGITS}g}") if isinstance(cell, float) else cell
        for name, cell in row.items()
    }


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{float(f'{cell:.{DIGITS}g}'):g}"
    return f"{cell:,}" if isinstance(cell, int) else cell
