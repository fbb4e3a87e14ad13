"""A service without keys answers the user of this machine, and nobody else's web page."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from api.problem import problem


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class LoopbackOnly:
    """Refuses requests that name another host or come from another site's page.

    A name of the attacker's that resolves to 127.0.0.1, or a form of another site, would otherwise
    reach the service through the user's own browser.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at the Host and Origin headers."""
        if scope["type"] == "http":
            headers = dict(scope["headers"])
            named = "//" + headers.get(b"host", b"").decode("latin-1")
            origin = headers.get(b"origin", b"").decode("latin-1")
            if not _is_local(named) or (origin and not _is_local(origin)):
                refusal = problem(403, "Without API keys the service answers this machine alone.")
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _is_local(url: str) -> bool:
    try:
        return is_loopback(urlsplit(url).hostname or "")
    except ValueError:
        return False
