"""`jobmatch ingest`: files of listings and résumés into the index."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Annotated, Final

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from models.errors import InvalidInput
from models.settings import make_settings
from scripts.console import JsonOption, TenantOption, err, out, print_json
from scripts.loading import Advance, Tally, load_listings, load_resumes
from scripts.opening import open_engine
from scripts.timed_embedder import TimedEmbedder
from search.engine import Engine
from search.indexing.indexer import Status
from search.indexing.mapping import guessed_mapping, set_mapping
from search.indexing.planner_statistics import renew_statistics
from search.indexing.source import Source, open_source

RESUMES: Final = (".pdf", ".docx", ".txt")


def ingest(
    files: Annotated[list[Path], typer.Argument(help="Listings or résumés, by their ending.")],
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", help="FIELD=COLUMN for a table; FIELD= leaves the field out."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Who publishes the listings; the file's name unless given.")
    ] = None,
    rejected: Annotated[
        Path | None, typer.Option(help="Where rejected rows go; a file of the data directory.")
    ] = None,
    tenant: TenantOption = None,
    json_: JsonOption = False,
) -> None:
    """Load listings (JSONL, JSON, JSON-LD, HTML, CSV, Parquet) and résumés (PDF, DOCX, text).

    Loading again changes only what changed, and goes on where a load was cut off.
    """
    settings = make_settings(tenant=tenant)
    sources = [open_source(path) for path in files if path.suffix.lower() not in RESUMES]
    mappings = [_mapping(each, map_ or []) for each in sources]
    if map_ and not any(mappings):
        raise InvalidInput("--map names columns, and none of the files is a table.")
    resumes = [path for path in files if path.suffix.lower() in RESUMES]
    tally = Tally(rejected or settings.data_dir / "rejected.jsonl")
    with open_engine(settings) as opened:
        started = perf_counter()
        timed = TimedEmbedder(opened.embedder)
        engine = Engine(opened.database, timed)
        for each, mapping in zip(sources, mappings, strict=True):
            with _progress(each.path.name, each.count()) as advance:
                name = source or each.path.stem
                load_listings(engine, settings.tenant, each, mapping, name, tally, advance)
        if resumes:
            with _progress("résumés", len(resumes)) as advance:
                load_resumes(engine, settings.tenant, resumes, tally, advance)
        with opened.database.owner() as owner:
            renew_statistics(owner)
    _report(tally, perf_counter() - started, timed, json_=json_)


def _mapping(source: Source, wishes: list[str]) -> dict[str, str] | None:
    """The columns of a table, shown; None for a file whose fields need no mapping."""
    if source.columns is None:
        return None
    mapping = set_mapping(guessed_mapping(source.columns), source.columns, wishes)
    shown = ", ".join(f"{field}={column}" for field, column in mapping.items())
    err.print(f"{source.path.name}: {shown}")
    left = [column for column in source.columns if column not in mapping.values()]
    if left:
        err.print(f"{source.path.name}: not read: {', '.join(left)}")
    return mapping


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Rows a second."""
        return Text(f"{task.speed or 0:.0f}/s")


@contextmanager
def _progress(name: str, total: int | None) -> Iterator[Advance]:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err) as progress:
        task = progress.add_task(name, total=total)
        yield lambda rows: progress.advance(task, rows)


def _report(tally: Tally, seconds: float, embedder: TimedEmbedder, *, json_: bool) -> None:
    rows = tally.counts.total()
    rejected = tally.counts[Status.REJECTED]
    figures = {
        "rows": rows,
        **{status.value: tally.counts[status] for status in Status},
        "seconds": round(seconds, 2),
        "rows_per_second": round(rows / seconds, 1),
        "passages_embedded": embedder.texts,
        "share_embedding": round(embedder.seconds / seconds, 3),
        "rejections": str(tally.rejections) if rejected else None,
    }
    if json_:
        print_json(figures)
    else:
        counts = ", ".join(f"{tally.counts[status]} {status}" for status in Status)
        out.print(
            f"{rows} rows: {counts}; {seconds:.1f} s, {figures['rows_per_second']} rows/s, "
            f"{embedder.seconds / seconds:.0%} of it embedding."
        )
        if rejected:
            out.print(f"The rejected rows and why: {tally.rejections}")
    if rows and rejected == rows:
        raise typer.Exit(2)
