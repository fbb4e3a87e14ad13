"""How well and how fast the readers of pay, places, skills and résumés read public sets.

python -m scripts.reading_evaluation DATA_FOLDER [--json] [--disagreements FOLDER]

Each module of `scripts.reading_sets` says what its set counts as right. A set that DATA_FOLDER
lacks is left out, which is said. Skills that were imported into a data directory of jobmatch do
not count: everyone measures the same vocabulary.
"""

import csv
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from models.errors import InvalidInput, JobmatchError
from scripts.console import JsonOption, err, exit_code, out, print_json
from scripts.reading_sets.ad_speed import ad_speed
from scripts.reading_sets.location_strings import nhs_places, us_states
from scripts.reading_sets.measurement import Measurement
from scripts.reading_sets.resume_labels import resume_labels
from scripts.reading_sets.resumes import resume_pdfs, resume_texts
from scripts.reading_sets.salary_strings import glassdoor, indeed_us, nhs
from scripts.reading_sets.skill_spans import skill_spans

SETS: Final[Mapping[str, Callable[[Path], Measurement]]] = {
    "salary_strings/indeed_us.tsv": indeed_us,
    "salary_strings/glassdoor.tsv": glassdoor,
    "salary_strings/nhs.tsv": nhs,
    "location_strings/glassdoor_state.tsv": us_states,
    "location_strings/nhs_latlon.tsv": nhs_places,
    "skill_extraction": skill_spans,
    "resumes/livecareer_text.parquet": resume_texts,
    "resumes/pdf_sample": resume_pdfs,
    "resume_ner": resume_labels,
    "judged/corpus.parquet": ad_speed,
}
"""Where each set lies in the data folder, and what measures it."""


def evaluate(
    data: Annotated[Path, typer.Argument(metavar="DATA_FOLDER", help="Where the sets lie.")],
    disagreements: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write here what was read otherwise, a table a set."),
    ] = None,
    json_: JsonOption = False,
) -> None:
    """Measure the readers by the sets of a data folder."""
    present = _present(data)
    if disagreements:
        disagreements.mkdir(parents=True, exist_ok=True)
    left_out = [name for name in SETS if name not in present]
    measurements = [measure(data / name) for name, measure in present.items()]
    if disagreements:
        _write_disagreements(measurements, disagreements)
    if json_:
        print_json({"figures": _rows(measurements), "left_out": left_out})
        return
    _print_table(_rows(measurements))
    for name in left_out:
        out.print(f"Left out: {data} has no {name}.")


def _present(data: Path) -> Mapping[str, Callable[[Path], Measurement]]:
    """The sets that the folder holds. InvalidInput if it holds none."""
    if not data.is_dir():
        raise InvalidInput(f"There is no folder {data}.")
    present = {name: measure for name, measure in SETS.items() if (data / name).exists()}
    if not present:
        raise InvalidInput(f"{data} holds none of the sets: {', '.join(SETS)}.")
    return present


def _rows(measurements: Sequence[Measurement]) -> list[dict[str, str | float]]:
    return [
        {
            "set": measurement.set,
            "figure": figure.name,
            "value": round(figure.value, 4),
            "n": figure.n,
        }
        for measurement in measurements
        for figure in measurement.figures
    ]


def _print_table(rows: Sequence[Mapping[str, str | float]]) -> None:
    """Unlike a table of rich, as wide as it is: no name is folded where there is no terminal."""
    cells = [("set", "figure", "value", "n")]
    cells += [(str(r["set"]), str(r["figure"]), f"{r['value']:.4f}", str(r["n"])) for r in rows]
    set_, figure, value, n = (max(map(len, column)) for column in zip(*cells, strict=True))
    for row in cells:
        left = f"{row[0]:{set_}}  {row[1]:{figure}}"
        out.print(f"{left}  {row[2]:>{value}}  {row[3]:>{n}}")


def _write_disagreements(measurements: Sequence[Measurement], folder: Path) -> None:
    for measurement in measurements:
        file = folder / f"{measurement.set}.tsv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream, delimiter="\t", lineterminator="\n")
            table.writerow(("row", "text", "truth", "read"))
            for each in measurement.disagreements:
                cells = (each.row, each.text, each.truth, each.read)
                table.writerow(" ".join(cell.split()) for cell in cells)


def main() -> None:
    """Run it; an error that the user can act on ends it with a sentence and an exit code."""
    try:
        typer.run(evaluate)
    except JobmatchError as error:
        err.print(f"reading_evaluation: {error}")
        sys.exit(exit_code(error))
    except OSError as error:
        err.print(f"reading_evaluation: {error.filename}: {error.strerror}.")
        sys.exit(1)


if __name__ == "__main__":
    main()
