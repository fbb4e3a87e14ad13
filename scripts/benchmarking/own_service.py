"""The service as a child process, over a database of measurements."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

from models.errors import ConfigurationError
from models.settings import Settings
from scripts.benchmarking.corpus import MAIN

HOST: Final = "127.0.0.1"
START_SECONDS: Final = 60
STOP_SECONDS: Final = 30
_SERVE: Final = "from scripts.jobmatch import main; main()"


@dataclass(frozen=True, slots=True)
class OwnService:
    """A service that is up."""

    url: str
    process: int


@contextmanager
def run_service(settings: Settings, database_url: str, log: Path) -> Iterator[OwnService]:
    """`jobmatch serve` with the model of the settings, on a free port of this machine alone.

    Raises ConfigurationError if it does not come up.
    """
    port = _free_port()
    environment = {
        **os.environ,
        "JOBMATCH_DATA_DIR": str(settings.data_dir),
        "DATABASE_URL": database_url,
        "JOBMATCH_TENANT": MAIN,
        "JOBMATCH_LOG_LEVEL": "warning",
    }
    command = [sys.executable, "-c", _SERVE, "serve", "--host", HOST, "--port", str(port)]
    with log.open("wb") as written:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, env=environment, stdout=written, stderr=written
        )
    try:
        _await(process, port, log)
        yield OwnService(f"http://{HOST}:{port}", process.pid)
    finally:
        _stop(process)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _await(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if _is_ready(port):
            return
        time.sleep(0.1)
    raise ConfigurationError(f"The service did not start; what it said stands in {log}.")


def _is_ready(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
