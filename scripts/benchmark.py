"""`jobmatch benchmark`: how fast the service and its database are, alone and beside others."""

import json
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from models.errors import InvalidInput
from models.settings import make_settings
from scripts.benchmarking.corpus import Corpus
from scripts.benchmarking.embedded_corpus import embed_corpus
from scripts.benchmarking.growth import measure_growth
from scripts.benchmarking.peers.comparison import compare
from scripts.benchmarking.questions import RESUMES, make_questions
from scripts.benchmarking.report import report
from scripts.benchmarking.retrieval import database_cases, measure
from scripts.benchmarking.service import Load, measure_own
from scripts.benchmarking.workplace import Workplace, open_cache, open_workplace
from scripts.console import JsonOption, err

DataOption = Annotated[
    list[Path] | None, typer.Option("--data", help="Real ads; made-up ones fill up the rest.")
]
RealOption = Annotated[
    int | None, typer.Option(min=0, help="Read no more than so many of the real ads.")
]
ListingsOption = Annotated[int, typer.Option(min=1000, help="How many listings there are.")]
QuestionsOption = Annotated[int, typer.Option(min=1, help="Questions under each filter.")]

benchmarks = typer.Typer(help="Measure speed and recall.", no_args_is_help=True)


@benchmarks.command("embed")
def embed(
    data: DataOption = None, real: RealOption = None, listings: ListingsOption = 100_000
) -> None:
    """Embed the listings that the other parts measure with. Goes on where it was cut off."""
    embedder = open_cache(make_settings())
    embed_corpus(_corpus(data, real, listings), embedder)
    make_questions(embedder, 1)
    err.print(f"{embedder.embedded} texts were embedded, the others were there.")


@benchmarks.command("service")
def service(
    resume: Annotated[Path, typer.Argument(help="A résumé as text, for POST /match.")] = RESUMES
    / "python-senior-remote-us.txt",
    sentence: Annotated[
        str, typer.Option(help="For POST /search.")
    ] = "Nurse for night shifts in intensive care, near Leeds, 35k or more",
    filters: Annotated[str, typer.Option(help="Conditions as JSON.")] = "{}",
    url: Annotated[str | None, typer.Option(help="A running service to measure instead.")] = None,
    requests: Annotated[int, typer.Option(min=1, help="Requests at each concurrency.")] = 200,
    concurrency: Annotated[
        list[int] | None, typer.Option(help="Clients at once; 1, 8 and 32.")
    ] = None,
    data: DataOption = None,
    real: RealOption = None,
    listings: ListingsOption = 100_000,
    json_: JsonOption = False,
) -> None:
    """Measure POST /match and POST /search: p50, p95, each step, and the service's memory."""
    if not resume.is_file():
        raise InvalidInput(f"There is no file {resume}.")
    text = resume.read_text(encoding="utf-8")
    asked = Load.of(text, sentence, _json(filters), concurrency or [1, 8, 32], requests)
    if url is not None:
        report({"requests": asked.put_on(url)}, json_=json_)
        return
    with _workplace(data, real, listings) as workplace:
        report(measure_own(workplace, make_settings(), asked), json_=json_)


@benchmarks.command("database")
def database(
    data: DataOption = None,
    real: RealOption = None,
    listings: ListingsOption = 100_000,
    questions: QuestionsOption = 60,
    json_: JsonOption = False,
) -> None:
    """Measure the search among the vectors: time and recall, whatever share a filter keeps."""
    with _workplace(data, real, listings) as workplace, workplace.vectors(listings) as made:
        cases = database_cases(workplace.questions(questions))
        rows = measure(made.database, workplace.embedder.model_id, cases)
    report({"retrieval": rows}, json_=json_)


@benchmarks.command("growth")
def growth(
    sizes: Annotated[
        list[int] | None,
        typer.Option("--size", help="Vectors; 10,000, 100,000 and 1,000,000.", min=1000),
    ] = None,
    data: DataOption = None,
    real: RealOption = None,
    listings: ListingsOption = 100_000,
    questions: QuestionsOption = 60,
    json_: JsonOption = False,
) -> None:
    """Measure the same search in ever more vectors; those of the listings are used again."""
    with _workplace(data, real, listings) as workplace:
        wanted = sorted(sizes or [10_000, 100_000, 1_000_000])
        parts = measure_growth(workplace, wanted, workplace.questions(questions))
    report(parts, json_=json_)


@benchmarks.command("peers")
def peers(
    data: DataOption = None,
    real: RealOption = None,
    listings: ListingsOption = 100_000,
    questions: QuestionsOption = 60,
    json_: JsonOption = False,
) -> None:
    """Measure the same search beside other libraries, each as its documentation shows it."""
    with _workplace(data, real, listings) as workplace, workplace.vectors(listings) as made:
        parts = compare(workplace, made, workplace.questions(questions))
    report(parts, json_=json_)


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InvalidInput(f"--filters is not JSON: {error}.") from error


def _workplace(
    data: list[Path] | None, real: int | None, listings: int
) -> AbstractContextManager[Workplace]:
    return open_workplace(make_settings(), _corpus(data, real, listings))


def _corpus(data: list[Path] | None, real: int | None, listings: int) -> Corpus:
    return Corpus(listings, tuple(data or ()), real)
