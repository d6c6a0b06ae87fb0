"""Runs the worker in a process of its own, within bounds of time and memory, and turns its death into an error."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from probatum.errors import SourceError
from probatum.tools.pdf.worker import ERRORS

SECONDS = 240
"""CPU seconds that a book may take, unless told otherwise: ten times what the longest takes."""
SECONDS_OCR = 1800
"""With pages that Tesseract reads."""
MEMORY = 4 << 30
"""Bytes of address space."""


def ask(request: dict[str, Any], *, seconds: int | None = None, memory: int = MEMORY) -> dict[str, Any]:
    """The worker's answer; raises the error that it reports, or SourceError when it crashed or took too long."""
    path = Path(request["path"])
    if seconds is None:
        seconds = SECONDS_OCR if request.get("ocr") else SECONDS
    message = json.dumps(request | {"seconds": seconds, "memory": memory}).encode()
    worker = subprocess.Popen(
        [sys.executable, "-m", "probatum.tools.pdf.worker"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        out, _ = worker.communicate(message, timeout=2 * seconds)
    except subprocess.TimeoutExpired:
        raise _too_long(path, 2 * seconds) from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    if worker.returncode == -signal.SIGXCPU:
        raise _too_long(path, seconds)
    if not out:
        raise SourceError(
            f"{path}: reading it crashed ({_ending(worker.returncode)}); the file is damaged or too large.",
            "Repair it with qpdf or mutool, or choose fewer pages.",
        )
    reply: dict[str, Any] = json.loads(out)
    if "error" in reply:
        raise ERRORS[reply["error"]](reply["message"], reply["hint"])
    return reply


def _too_long(path: Path, seconds: int) -> SourceError:
    return SourceError(f"{path}: reading took longer than {seconds} s and was stopped.", "Choose fewer pages.")


def _ending(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit {code}"
