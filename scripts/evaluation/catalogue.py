"""Which sets a folder of data holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import InvalidInput
from scripts.evaluation.judged_set import JudgedSet
from scripts.evaluation.sets.hr_ferr import RESUMES, hr_ferr
from scripts.evaluation.sets.job_search_backstories import BACKSTORIES, job_search_backstories
from scripts.evaluation.sets.jobbert import OCCUPATIONS, TITLES, jobbert
from scripts.evaluation.sets.nhs_jobs import nhs_jobs
from scripts.evaluation.sets.simple_format import QUERIES, simple_format
from scripts.evaluation.sets.title_similarity import title_similarity


@dataclass(frozen=True, slots=True)
class Known:
    """A public set: the paths that it lies in, and what reads it out of the folder of data."""

    needs: tuple[Path, ...]
    read: Callable[[Path, str], JudgedSet]


KNOWN: Final[Mapping[str, Known]] = {
    "judged": Known(
        (Path("judged") / QUERIES,), lambda data, name: simple_format(data / name, name)
    ),
    "hr_ferr": Known((Path("hr_ferr"), RESUMES), hr_ferr),
    "title_similarity": Known((Path("title_similarity/en"),), title_similarity),
    "jobbert": Known((TITLES, OCCUPATIONS), jobbert),
    "job_search_backstories": Known((BACKSTORIES,), job_search_backstories),
    "nhs_jobs": Known((Path("nhs_jobs"),), nhs_jobs),
}


@dataclass(frozen=True, slots=True)
class Found:
    """The sets of a folder, read when they are asked for, and what it lacks of the public ones."""

    readers: Mapping[str, Callable[[], JudgedSet]]
    lacking: Mapping[str, Path]
    """The first missing path of each."""

    def chosen(self, names: Sequence[str]) -> list[JudgedSet]:
        """The sets of these names, or all. InvalidInput for a name without a set."""
        for name in names:
            if name not in self.readers:
                why = (
                    f"{self.lacking[name]} is missing" if name in self.lacking else "there is none"
                )
                has = ", ".join(self.readers)
                raise InvalidInput(f"The set {name!r} cannot be measured: {why}. There is {has}.")
        return [read() for name, read in self.readers.items() if not names or name in names]


def find_sets(data: Path) -> Found:
    """The sets in `data`, or `data` itself as one set. InvalidInput where there is none."""
    if not data.is_dir():
        raise InvalidInput(f"There is no folder {data}.")
    data = data.absolute()
    if (data / QUERIES).is_file():
        return Found({data.name: lambda: simple_format(data, data.name)}, {})
    lacking = {}
    readers: dict[str, Callable[[], JudgedSet]] = {}
    for name, known in KNOWN.items():
        missing = [path for path in known.needs if not (data / path).exists()]
        if missing:
            lacking[name] = missing[0]
        else:
            readers[name] = _reader(known.read, data, name)
    for folder in sorted(data.iterdir()):
        if folder.name not in KNOWN and (folder / QUERIES).is_file():
            readers[folder.name] = _reader(simple_format, folder, folder.name)
    if not readers:
        raise InvalidInput(f"{data} holds no set: neither {QUERIES} nor any of {', '.join(KNOWN)}.")
    return Found(readers, lacking)


def _reader(
    read: Callable[[Path, str], JudgedSet], data: Path, name: str
) -> Callable[[], JudgedSet]:
    return lambda: read(data, name)
