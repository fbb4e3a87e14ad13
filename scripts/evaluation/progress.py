"""How far a measurement is, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from scripts.console import err


@contextmanager
def progress(name: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar; what is yielded is told how much more is done."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err) as bar:
        task = bar.add_task(name, total=total)
        yield lambda done: bar.advance(task, done)
