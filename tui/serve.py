"""``evenhand review --serve``: the screen in a browser, on this machine only, nothing fetched from elsewhere."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analyzer.errors import OutputError, UsageError

HOST = "127.0.0.1"
TEMPLATES = Path(__file__).parent / "web"
_OPTIONS = ("--serve",)


def serve(argv: Sequence[str], paths: Sequence[str], port: int) -> int:
    """Serves one draft until interrupted.

    Raises:
        UsageError: without the extra, with several drafts, or a port that cannot be had.
    """
    if find_spec("textual_serve") is None:
        raise UsageError("--serve needs the extra 'web'", "pip install 'evenhand[web]'")
    if len(paths) > 1:
        raise UsageError("--serve shows one draft", "name one")
    if not 0 < port < 65536:
        raise UsageError(f"--port {port}: no such port", "use a number from 1 to 65535")
    print(f"http://{HOST}:{port}/ shows {paths[0]} to this machine only. Ctrl-C ends it.")
    sys.stdout.flush()
    try:
        server(command(argv), port).serve()
    except OSError as error:
        raise OutputError(f"port {port} cannot be had: {error.strerror or error}", "try another --port") from error
    return 0


def command(argv: Sequence[str]) -> str:
    """What is run for each visit: the same review without ``--serve``, in a terminal that is the page."""
    rest: list[str] = []
    skip = False
    for word in argv:
        if skip or word in _OPTIONS or word.startswith("--port="):
            skip = False
        elif word == "--port":
            skip = True
        else:
            rest.append(word)
    return shlex.join([sys.executable, "-m", "analyzer", "review", *rest])


def server(run: str, port: int) -> Any:  # noqa: ANN401
    """A server whose page loads nothing from other hosts and answers to no page but its own."""
    from aiohttp import web
    from textual_serve.server import Server

    @web.middleware
    async def at_home(request: web.Request, handler: Any) -> web.StreamResponse:  # noqa: ANN401
        # A name of somebody else's that leads here (DNS rebinding) gets nothing at all.
        if not named(request.headers.get("Host", ""), port):
            raise web.HTTPForbidden(text="not this machine's name")
        served: web.StreamResponse = await handler(request)
        return served

    class Local(Server):
        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(at_home)
            return app

        def initialize_logging(self) -> None:
            pass  # a line for each visit would be noise

        async def on_startup(self, app: web.Application) -> None:
            pass  # where it is served has been said

        async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
            # Any page in the same browser could connect here and press keys: only ours may.
            if not ours(request.headers.get("Host", ""), request.headers.get("Origin", ""), port):
                raise web.HTTPForbidden(text="not from this page")
            return await super().handle_websocket(request)

    return Local(run, host=HOST, port=port, title="evenhand review", templates_path=str(TEMPLATES))


def ours(host: str, origin: str, port: int) -> bool:
    """Whether a connection comes from our own page: both headers name this machine and this port."""
    return named(host, port) and origin.startswith("http://") and named(origin.removeprefix("http://"), port)


def named(host: str, port: int) -> bool:
    """Whether a host is this machine, by a name of its own, and this port."""
    return host in {f"{name}:{port}" for name in (HOST, "localhost")}
