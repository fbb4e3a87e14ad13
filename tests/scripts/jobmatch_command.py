"""The real command, run as a user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import scripts.jobmatch

ROOT = Path(scripts.jobmatch.__file__).parents[1]
SAMPLES = ROOT / "scripts" / "samples"
_COMMAND = [sys.executable, "-c", "from scripts.jobmatch import main; main()"]


class Command:
    """`jobmatch` with a data directory of its own."""

    def __init__(self, data_dir):
        self.data_dir = data_dir
        self.environment = {
            **{name: value for name, value in os.environ.items() if "JOBMATCH" not in name},
            "JOBMATCH_DATA_DIR": str(data_dir),
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "200",
        }
        self.environment.pop("DATABASE_URL", None)

    def __call__(self, *arguments, given="", environment=None):
        """What a finished run left; a traceback is never part of it."""
        done = subprocess.run(
            [*_COMMAND, *map(str, arguments)],
            input=given if isinstance(given, bytes) else given.encode(),
            capture_output=True,
            env={**self.environment, **(environment or {})},
            cwd=self.data_dir,
            timeout=120,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return done

    def json(self, *arguments, **options):
        """The JSON that a successful run prints."""
        done = self(*arguments, **options)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def refused(self, *arguments, **options):
        """The exit code and the one sentence of a run that fails."""
        done = self(*arguments, **options)
        message = done.stderr.decode().strip()
        assert done.stdout == b""
        assert message.startswith("jobmatch: "), message
        assert "\n" not in message
        assert message.endswith(".")
        return done.returncode, message

    def start(self, *arguments):
        """A run that goes on in the background."""
        return subprocess.Popen(
            [*_COMMAND, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
            cwd=self.data_dir,
        )
