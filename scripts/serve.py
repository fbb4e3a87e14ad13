"""`jobmatch serve`: the HTTP service."""

import logging
import socket
import sys
from typing import Annotated

import structlog
import typer
import uvicorn

from api.app import make_app
from models.errors import ConfigurationError
from models.settings import Settings, make_settings
from scripts.console import err
from scripts.opening import open_engine

GRACE_SECONDS = 20
"""How long requests may go on once the service was asked to stop."""


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the API until stopped. On another address than loopback, API keys must exist."""
    settings = make_settings(host=host, port=port)
    _log_as_json(settings)
    with open_engine(settings) as engine:
        app = make_app(settings, engine)
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,  # api/observation.py writes one, without what was asked
                timeout_graceful_shutdown=GRACE_SECONDS,
                server_header=False,
            )
        )
        with _listening(settings) as listener:
            _greet(settings.host, listener.getsockname()[1])
            server.run([listener])


def _listening(settings: Settings) -> socket.socket:
    """A socket at the address. ConfigurationError where it cannot be had."""
    try:
        family, *_, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise ConfigurationError(
            f"Port {settings.port} of {settings.host} cannot be listened on "
            f"({(error.strerror or str(error)).split(' (')[0].lower()}): choose another with "
            "--port or --host."
        ) from error


def _log_as_json(settings: Settings) -> None:
    """One JSON object a line on standard error; nothing of a request's body or query."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _greet(host: str, port: int) -> None:
    url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    err.print(f"jobmatch listens on {url} – try {url}/docs, or:")
    err.print(f"  curl -F file=@scripts/samples/resumes/nurse-leeds.txt {url}/match/upload")
