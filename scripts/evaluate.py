"""`jobmatch evaluate`: how well the engine ranks, beside plain methods, on judged sets."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer

from models.database import make_database
from models.migrations.runner import migrate
from models.settings import Settings, make_settings
from scripts.console import JsonOption, err, print_json
from scripts.evaluation.catalogue import find_sets
from scripts.evaluation.comparison import Comparison, compare, systems
from scripts.evaluation.disagreements import Disagreements
from scripts.evaluation.judged_set import JudgedSet
from scripts.evaluation.loading import load
from scripts.evaluation.progress import progress
from scripts.evaluation.report import as_json, show
from scripts.opening import open_embedder
from search.engine import Engine

FOLDER: Final = "evaluation"
"""Of the data directory: a database apart from the user's."""


def evaluate(
    data: Annotated[Path, typer.Argument(help="A folder of sets, or one set.", metavar="DATA")],
    sets: Annotated[
        str | None, typer.Option(help="Only these sets, divided by commas.", show_default="all")
    ] = None,
    disagreements: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write here where filters and truth disagree."),
    ] = None,
    json_: JsonOption = False,
) -> None:
    """Measure the ranking: BM25, vectors, their fusion and the engine, side by side.

    One set is `queries.jsonl`, `qrels.tsv` and `corpus.jsonl` or `corpus.parquet`. The listings are
    embedded when they are first seen, into a database of its own.
    """
    found = find_sets(data)
    chosen = found.chosen([name.strip() for name in (sets or "").split(",") if name.strip()])
    if sets is None:
        for name, path in found.lacking.items():
            err.print(f"Left out: {name}, for {data} has no {path}.")
    if disagreements:
        disagreements.mkdir(parents=True, exist_ok=True)
    with _engine(make_settings()) as engine:
        comparisons = [_compared(engine, each, disagreements) for each in chosen]
    if json_:
        print_json({**as_json(comparisons), "left_out": list(found.lacking)})
    else:
        show(comparisons)


def _compared(engine: Engine, judged_set: JudgedSet, disagreements: Path | None) -> Comparison:
    with progress(f"{judged_set.name}: documents", len(judged_set.documents)) as advance:
        ids = load(engine, judged_set, advance)
    if refused := len(judged_set.documents) - len(ids):
        err.print(f"{judged_set.name}: the engine's reader refused {refused} documents.")
    ranked_by = systems(engine, judged_set, ids)
    with progress(f"{judged_set.name}: queries", len(judged_set.queries)) as advance:
        comparison = compare(judged_set, ranked_by, advance)
    if disagreements and any(query.conditions for query in judged_set.queries):
        file = Disagreements(engine, comparison, ids).write(disagreements)
        err.print(f"{judged_set.name}: where filters and truth disagree stands in {file}.")
    return comparison


@contextmanager
def _engine(settings: Settings) -> Iterator[Engine]:
    """An engine over a database of its own.

    Skills that `jobmatch skills import` left do not count: everyone measures one vocabulary. Every
    search here is exact, so no vector index is made, which would slow the load.
    """
    embedder = open_embedder(settings)
    database = make_database(None, settings.data_dir / FOLDER)
    try:
        migrate(database)
        yield Engine(database, embedder)
    finally:
        database.close()
