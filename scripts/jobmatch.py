"""The `jobmatch` command: its verbs, and how it ends."""

import signal
import sys
from types import FrameType
from typing import NoReturn

import typer

from embeddings.errors import EmbeddingError
from models.errors import JobmatchError
from scripts.benchmark import benchmarks
from scripts.console import err, exit_code
from scripts.doctor import doctor
from scripts.embed import embed
from scripts.erase import erase
from scripts.evaluate import evaluate
from scripts.ingest import ingest
from scripts.keys import keys
from scripts.match import match
from scripts.migrate import migrate
from scripts.model import export, prepare
from scripts.read import read
from scripts.search import search
from scripts.serve import serve
from scripts.skills import skills

app = typer.Typer(
    name="jobmatch",
    help="Semantic job matching on PostgreSQL.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for verb in (
    serve,
    ingest,
    match,
    search,
    read,
    embed,
    migrate,
    evaluate,
    doctor,
    erase,
):
    app.command()(verb)
app.command("prepare-model")(prepare)
app.command("export-model")(export)
app.add_typer(benchmarks, name="benchmark")
app.add_typer(keys, name="keys")
app.add_typer(skills, name="skills")


def main() -> None:
    """Run the verb; an error that the user can act on ends it with a sentence and an exit code."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except (JobmatchError, EmbeddingError) as error:
        err.print(f"jobmatch: {error}")
        sys.exit(exit_code(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        err.print(f"jobmatch: {where}{error.strerror or error}.")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    """Leave by the way that puts everything in order."""
    sys.exit(128 + number)
