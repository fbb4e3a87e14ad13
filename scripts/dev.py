#!/usr/bin/env python3
"""Set up, run, test and check the project from a fresh clone. Needs only Python 3.11 with pip.

python3 scripts/dev.py run      serve the sample data on the embedded PostgreSQL
python3 scripts/dev.py test     run the tests
python3 scripts/dev.py check    format, lint, types, import contracts
python3 scripts/dev.py lock     resolve the dependencies anew (uv.lock, requirements*.txt)
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
SAMPLES = ROOT / "scripts" / "samples"
RUNTIME = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"


def say(message: str) -> None:
    """Tell the user what happens."""
    print(f"» {message}", flush=True)


def call(*command: str | Path) -> None:
    """Run a command in the project; its failure ends this program with its exit code."""
    result = subprocess.run(list(map(str, command)), cwd=ROOT, env=environment(), check=False)
    if result.returncode:
        sys.exit(result.returncode)


def environment() -> dict[str, str]:
    """The caller's environment, with the data kept in the checkout unless told otherwise."""
    return {"JOBMATCH_DATA_DIR": str(ROOT / ".jobmatch"), **os.environ}


def set_up(requirements: Path) -> None:
    """Make the virtual environment hold exactly what `requirements` pins. Quick when it does."""
    pinned = requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    want = hashlib.sha256(pinned + sys.version.encode()).hexdigest()
    stamp = VENV / f".{requirements.stem}"
    if stamp.exists() and stamp.read_text() == want:
        return
    if not PYTHON.exists():
        say(f"making a virtual environment in {VENV.name}")
        # Debian ships Python without ensurepip: the pip that is there installs into the new place.
        venv.create(VENV, symlinks=True, with_pip=False)
    say(f"installing the packages of {requirements.name} (about a minute the first time)")
    pip("--no-deps", "--require-hashes", "--requirement", requirements)
    say("installing jobmatch itself, editable")
    pip("--no-deps", "--editable", ROOT)
    stamp.write_text(want)


def pip(*arguments: str | Path) -> None:
    """Install into the virtual environment with the pip of the Python that runs this."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action=ignore")
    call(sys.executable, "-m", "pip", "--python", PYTHON, "install", *quiet, *arguments)


def run() -> None:
    """Set up, load the samples, serve."""
    set_up(RUNTIME)
    say("loading the sample listings and résumés (quick when they are there already)")
    resumes = sorted((SAMPLES / "resumes").glob("*.txt"))
    call(BIN / "jobmatch", "ingest", SAMPLES / "listings.jsonl", *resumes)
    say("starting the service; Ctrl-C stops it")
    server = [str(BIN / "jobmatch"), "serve", *sys.argv[2:]]
    os.chdir(ROOT)
    os.execve(server[0], server, environment())  # noqa: S606 - signals go to the server itself


def test() -> None:
    """Set up and run the tests; further arguments go to pytest."""
    set_up(DEVELOPMENT)
    say("running the tests")
    call(PYTHON, "-m", "pytest", *sys.argv[2:])


def check() -> None:
    """Set up and check format, lint, types and import contracts."""
    set_up(DEVELOPMENT)
    for tool in (
        ("ruff", "format", "--check"),
        ("ruff", "check"),
        ("mypy",),
        ("lint-imports",),
    ):
        say(" ".join(tool))
        call(BIN / tool[0], *tool[1:])


def lock() -> None:
    """Resolve anew and export the hashed requirement files from the lock."""
    set_up(DEVELOPMENT)
    say("resolving")
    call(BIN / "uv", "lock", "--upgrade")
    export = ("export", "--quiet", "--frozen", "--no-emit-project", "--group", "weights")
    call(BIN / "uv", *export, "--output-file", RUNTIME.name)
    call(BIN / "uv", *export, "--extra", "dev", "--output-file", DEVELOPMENT.name)


def main() -> None:
    """Do the verb that was named."""
    verbs = {"run": run, "test": test, "check": check, "lock": lock}
    if len(sys.argv) < 2 or sys.argv[1] not in verbs:
        sys.exit(__doc__)
    if not (3, 11) <= sys.version_info < (3, 15):
        sys.exit(f"jobmatch needs Python 3.11 to 3.14; this is {sys.version.split()[0]}.")
    verbs[sys.argv[1]]()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
