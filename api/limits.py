"""What a request may cost: the size of its body, its time, and how many run at once.

Plain ASGI, around the framework: a body is counted while it arrives, before anything buffers it.
"""

import asyncio
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem import ProblemResponse, problem


class Admission:
    """Answers 503 to more requests than may be inside, and 504 to one that takes too long.

    The database's statements have the same time limit, so that the thread of a late answer is soon
    free again.
    """

    def __init__(
        self, app: ASGIApp, *, most: int, seconds: float, open_paths: frozenset[str]
    ) -> None:
        self.app = app
        self.most = most
        self.seconds = seconds
        self.open_paths = open_paths
        """Paths that are never refused: an orchestrator asks them how the service is."""
        self.inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Admit, or refuse at once."""
        if scope["type"] != "http" or scope["path"] in self.open_paths:
            await self.app(scope, receive, send)
            return
        if self.inside >= self.most:
            busy = "The service is busy; try again shortly."
            await problem(503, busy, headers={"Retry-After": "1"})(scope, receive, send)
            return
        self.inside += 1
        try:
            await self._timed(scope, receive, send)
        finally:
            self.inside -= 1

    async def _timed(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(self.seconds):
                await self.app(scope, receive, watched)
        except TimeoutError:
            if started:
                raise
            late = problem(504, f"The answer took longer than {self.seconds:g} seconds.")
            await late(scope, receive, send)


class BodyLimit:
    """Takes in the whole body before the request gets its turn, and refuses a larger one by 413."""

    def __init__(self, app: ASGIApp, *, limit: int, limits: Mapping[str, int]) -> None:
        self.app = app
        self.limit = limit
        self.limits = limits
        """Bytes by path, for those that may take more."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the body as it comes, then hand it on in one piece."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limits.get(scope["path"], self.limit)
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        body = None
        if declared.isdigit() and int(declared) <= limit:
            body = await _body(receive, limit)
        if body is None:
            await _too_large(limit)(scope, receive, send)
            return
        messages = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def replayed() -> Message:
            return next(messages, None) or await receive()

        await self.app(scope, replayed, send)


class Turns:
    """Lets so many requests work at a time; the others wait their turn."""

    def __init__(self, app: ASGIApp, *, at_once: int) -> None:
        self.app = app
        self.places = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for a place, then go on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        async with self.places:
            await self.app(scope, receive, send)


async def _body(receive: Receive, limit: int) -> bytes | None:
    """The whole body; None when it is over the limit."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _too_large(limit: int) -> ProblemResponse:
    detail = f"The body may have at most {limit:,} bytes here."
    # The rest of the body is not read, so that the connection cannot serve another request.
    return problem(413, detail, headers={"Connection": "close"})
