"""The app in a browser, as a browser sees it: who is let in, what the page asks for, and keys that arrive."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar

ELSEWHERE = re.compile(r"""(?:src|href|url\()\s*=?\s*["'(]?(?:https?:)?//(?!127\.0\.0\.1)""")
CTRL_Q = "\x11"
PATIENCE = 60
"""Seconds."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a door of our own is; its key stands in it."""
    own = {"PROBATUM_ENGINE": "extractive", "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "probatum", "serve", "--vault", f"{tmp_path}/my vault"]
    with subprocess.Popen(command, env=os.environ | own, stdout=subprocess.PIPE, text=True) as door:
        assert door.stdout is not None
        yield door.stdout.readline().split()[1]
        door.send_signal(signal.SIGINT)
        assert door.wait(timeout=30) == 0


@pytest.mark.slow
async def test_keys_from_a_browser_reach_the_app_on_the_vault_that_is_served(address: str, tmp_path: Path) -> None:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:  # which takes cookies of an IP address
        async with browser.get(address) as page:
            assert page.status == 200
            text = await page.text()
        assert "Probatum" in text
        assert not ELSEWHERE.search(text)
        for link in re.findall(r"http://127[^\"]+", text):
            async with browser.get(link) as part:
                assert part.status == 200, link
        socket = re.search(r"ws://[^\"]+", text)
        assert socket is not None
        async with browser.ws_connect(f"{socket[0]}?width=100&height=30") as talk:
            await _until(talk, b"Welcome to Probatum")
            await talk.send_json(["stdin", "a"])
            await _until(talk, b"Path of a PDF")
            await talk.send_json(["stdin", CTRL_Q])
            async with asyncio.timeout(PATIENCE):
                while not talk.closed:
                    await talk.receive()
    assert (tmp_path / "my vault" / ".probatum").is_dir()


async def _until(talk: ClientWebSocketResponse, words: bytes) -> None:
    painted = b""
    async with asyncio.timeout(PATIENCE):
        while words not in painted:
            painted += (await talk.receive()).data


@pytest.mark.slow
async def test_nobody_enters_without_the_key(address: str) -> None:
    plain = address.partition("?")[0]
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as stranger:
        for path in ("", "ws", "?key=guessed", "static/js/textual.js"):
            async with stranger.get(plain + path) as refused:
                assert refused.status == 403, path


def test_a_port_that_is_taken_is_said(address: str) -> None:
    port = re.findall(r":(\d+)", address)[0]
    command = [sys.executable, "-m", "probatum", "serve", "--port", port]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert port in refused.stderr
    assert "--port" in refused.stderr
