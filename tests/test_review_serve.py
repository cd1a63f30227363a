"""The screen in a browser: on this machine only, for its own page only, and nothing fetched from elsewhere."""

import asyncio
import re
import shlex
import socket

import pytest

from tui.serve import HOST, TEMPLATES, command, ours, server


def test_it_listens_on_the_loopback_address():
    assert HOST == "127.0.0.1"
    assert server("true", 8123).host == HOST


def test_the_page_names_no_other_host():
    page = (TEMPLATES / "app_index.html").read_text(encoding="utf-8")
    assert not re.search(r"https?://|//[a-z]", page)


@pytest.mark.parametrize(
    ("host", "origin", "good"),
    [
        ("127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("localhost:8000", "http://localhost:8000", True),
        ("127.0.0.1:8000", "http://example.org", False),
        ("127.0.0.1:8000", "", False),
        ("127.0.0.1:8000", "null", False),
        ("rebound.example:8000", "http://rebound.example:8000", False),
        ("127.0.0.1:8000", "http://127.0.0.1:9000", False),
        ("127.0.0.1:8000", "http://127.0.0.1:8000.example.org", False),
    ],
)
def test_only_its_own_page_may_press_keys(host, origin, good):
    assert ours(host, origin, 8000) is good


def test_what_is_run_is_the_same_review_without_serving():
    words = shlex.split(command(["--serve", "--port", "81", "--port=82", "my draft; rm x.txt", "--theme", "light"]))
    assert words[1:] == ["-m", "analyzer", "review", "my draft; rm x.txt", "--theme", "light"]


def test_a_foreign_page_is_refused_and_the_own_one_is_served():
    aiohttp = pytest.importorskip("aiohttp")
    from aiohttp import web

    async def visit():
        with socket.socket() as free:
            free.bind((HOST, 0))
            port = free.getsockname()[1]
        runner = web.AppRunner(await server("true", port)._make_app())
        await runner.setup()
        await web.TCPSite(runner, HOST, port).start()
        try:
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://{HOST}:{port}/") as answer:
                    page = await answer.text()
                for path in ("/", "/static/js/textual.js"):
                    foreign = {"Host": f"rebound.example:{port}"}
                    async with session.get(f"http://{HOST}:{port}{path}", headers=foreign) as answer:
                        assert answer.status == 403
                with pytest.raises(aiohttp.WSServerHandshakeError):
                    await session.ws_connect(f"http://{HOST}:{port}/ws", headers={"Origin": "http://example.org"})
        finally:
            await runner.cleanup()
        return page

    page = asyncio.run(visit())
    assert "evenhand review" in page
    assert set(re.findall(r"https?://([^:/\"]+)", page)) == {HOST}


@pytest.mark.parametrize(
    ("args", "told"),
    [(("a.txt", "b.txt"), "one draft"), (("a.txt", "--port", "0"), "no such port")],
)
def test_what_cannot_be_served_is_told(cli, args, told):
    ran = cli("review", "--serve", *args)
    assert ran.code == 2
    assert told in ran.err
