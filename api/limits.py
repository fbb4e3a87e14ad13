"""What a request may cost: the size of its body, its time, and how many run at once.

Plain ASGI, around the framework: a body is counted while it arrives, before anything buffers it.
"""

import asyncio
from collections.abc import Mapping

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem import problem


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
            detail = f"The request took longer than {self.seconds:g} seconds."
            # Perhaps its body is still on the way.
            late = problem(504, detail, headers={"Connection": "close"})
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
        try:
            if declared.isdigit() and int(declared) > limit:
                raise _TooLarge
            body = await _body(receive, limit)
        except _TooLarge:
            detail = f"The body may have at most {limit:,} bytes here."
            # The rest of it is not read, so that the connection cannot serve another request.
            refusal = problem(413, detail, headers={"Connection": "close"})
            await refusal(scope, receive, send)
            return
        except ClientDisconnect:
            return  # half a body is not what the caller meant, and nobody waits for an answer
        messages = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def replayed() -> Message:
            return next(messages, None) or await receive()

        await self.app(scope, replayed, send)


class Turns:
    """Lets so many requests work at a time; the others wait their turn."""

    def __init__(self, app: ASGIApp, *, at_once: int, open_paths: frozenset[str]) -> None:
        self.app = app
        self.open_paths = open_paths
        """Paths that never wait."""
        self.places = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for a place, then go on."""
        if scope["type"] != "http" or scope["path"] in self.open_paths:
            await self.app(scope, receive, send)
            return
        async with self.places:
            await self.app(scope, receive, send)


class _TooLarge(Exception):
    """The body is over its limit."""


async def _body(receive: Receive, limit: int) -> bytes:
    """The whole body. Raises _TooLarge, and ClientDisconnect where its rest never comes."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > limit:
            raise _TooLarge
        if not message.get("more_body", False):
            return bytes(body)
