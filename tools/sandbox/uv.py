"""Drives uv from outside the box: wheels only, nothing younger than a week, everything pinned by its hash."""

import asyncio
import os
import re
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from probatum.tools.sandbox import python

COOL_DOWN = timedelta(days=7)
"""Attacks on package indexes are mostly found within days."""
ALIEN = re.compile(r"^(?:PIP_|UV_(?!DEFAULT_INDEX$|CACHE_DIR$|NATIVE_TLS$|HTTP_TIMEOUT$)|PYTHON|VIRTUAL_ENV|CONDA)")
"""Variables that would let something else than our own arguments decide what is installed."""
FIXED = {"UV_PYTHON_PREFERENCE": "only-system", "UV_HTTP_RETRIES": "1"}
OFFLINE = re.compile(r"dns error|client error|Failed to fetch|timed out|offline|Could not connect", re.IGNORECASE)


class UvError(Exception):
    """uv could not do it; the message is its own first line."""


class OfflineError(UvError):
    """No package index can be reached."""


async def lock(requirements: Iterable[str], target: Path, seconds: float, tick: Callable[[float], None]) -> None:
    """Writes the pinned and hashed closure of ``requirements``; raises UvError."""
    wanted = target.with_suffix(".in")
    wanted.write_text("".join(f"{line}\n" for line in requirements), "utf-8")
    before = (datetime.now(UTC) - COOL_DOWN).strftime("%Y-%m-%dT%H:%M:%SZ")
    options = ("--generate-hashes", "--no-header", "--no-annotate", "--exclude-newer", before, "--output-file", target)
    await _uv(["pip", "compile", wanted, *options], seconds, tick)


async def install(locked: Path, folder: Path, seconds: float, tick: Callable[[float], None]) -> None:
    """Installs a lock into a folder, compiled; copies, so that no file is shared with uv's cache. Raises UvError."""
    options = ("--require-hashes", "--no-deps", "--link-mode", "copy", "--compile-bytecode", "--target", folder)
    await _uv(["pip", "install", "--requirements", locked, *options], seconds, tick)


async def _uv(arguments: list[str | Path], seconds: float, tick: Callable[[float], None]) -> None:
    common = ("--no-build", "--no-config", "--quiet", "--python", python.base_python())
    process = await asyncio.create_subprocess_exec(
        _program(),
        *(str(argument) for argument in (*arguments, *common)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        env={k: v for k, v in os.environ.items() if not ALIEN.match(k)} | FIXED,
        umask=0o022,
    )
    began, talk = time.monotonic(), asyncio.create_task(process.communicate())
    try:
        while not (await asyncio.wait({talk}, timeout=1))[0]:
            tick(time.monotonic() - began)
            if time.monotonic() - began > seconds:
                raise UvError(f"it took longer than {seconds:.0f} s")
        said = (await talk)[1].decode("utf-8", "replace")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        if OFFLINE.search(said):
            raise OfflineError("the package index cannot be reached")
        raise UvError(_first_line(said))


def _first_line(said: str) -> str:
    lines = [line.removeprefix("error:").lstrip(" ×╰─▶│├").strip() for line in said.splitlines()]
    return next((line for line in lines if line), "uv failed without a word")[:300]


def _program() -> str:
    from uv import find_uv_bin

    return str(find_uv_bin())
