"""Request ids, one log line a request, and the figures that Prometheus reads."""

import traceback
from time import perf_counter
from uuid import uuid4

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem import problem

log = structlog.get_logger()

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Figures:
    """What the service counts about itself."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "jobmatch_requests", "Requests answered", ["route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "jobmatch_request_seconds",
            "Time to answer",
            ["route"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.steps = Histogram(
            "jobmatch_step_seconds",
            "Time of each step of a search",
            ["step"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.running = Gauge(
            "jobmatch_requests_running", "Requests being answered", registry=self.registry
        )


GONE = 499
"""Written down for a caller who went away before there was an answer, as nginx does."""


class Observation:
    """Gives each request an id, and writes down what became of it – never its body or query.

    What nothing else has answered is a fault of ours, and answered here.
    """

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self.app = app
        self.figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        started, status = perf_counter(), GONE

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message.get("headers", []),
                    (b"x-request-id", request_id.encode()),
                ]
            await send(message)

        with self.figures.running.track_inprogress():
            try:
                await self.app(scope, receive, named)
            except Exception as error:  # noqa: BLE001, RUF100 - the last one to see it
                _write_fault(error, request_id)
                if status == GONE:
                    fault = "This is a fault of the service; it was logged."
                    await problem(500, fault)(scope, receive, named)
            finally:
                self._write(scope, request_id, status, perf_counter() - started)

    def _write(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        # The route's pattern, not the path: ids stay out of the figures.
        route = getattr(scope.get("route"), "path", "none")
        self.figures.requests.labels(route, str(status)).inc()
        self.figures.seconds.labels(route).observe(seconds)
        log.info(
            "request",
            method=scope["method"],
            route=route,
            status=status,
            milliseconds=round(seconds * 1000, 1),
            request_id=request_id,
        )


def _write_fault(error: Exception, request_id: str) -> None:
    """What went wrong and where, without the error's words: they may quote a résumé."""
    frames = traceback.extract_tb(error.__traceback__)
    log.error(
        "request_crashed",
        error=type(error).__qualname__,
        at=[f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
        request_id=request_id,
    )
