"""The child process that touches the PDF: takes one request on standard input, answers once, may die without harm."""

import contextlib
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from probatum.errors import EncryptedError, NoSuchChapterError, NoTextError, ProbatumError, SourceError, UsageError
from probatum.tools.pdf.choice import Choice
from probatum.tools.pdf.opening import open_document
from probatum.tools.pdf.overlay import draw_overlay
from probatum.tools.pdf.reading import read

ERRORS: dict[str, type[ProbatumError]] = {
    kind.__name__: kind for kind in (EncryptedError, NoSuchChapterError, NoTextError, SourceError, UsageError)
}
"""The errors that cross the pipe, by name."""


def main() -> None:
    """Answers on what was standard output; anything that MuPDF prints goes to standard error."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    request = json.load(sys.stdin)
    _limit(request["memory"], request["seconds"])
    try:
        reply = _work(request)
    except ProbatumError as error:
        reply = {"error": type(error).__name__, "message": error.message, "hint": error.hint}
    except MemoryError:
        reply = {
            "error": "SourceError",
            "message": f"{request['path']}: takes more memory than is allowed.",
            "hint": "Choose fewer pages.",
        }
    json.dump(reply, answer)
    answer.close()
    os._exit(0)  # MuPDF's clean-up of a damaged file may itself crash; the answer is out


def _limit(memory: int, seconds: int) -> None:
    with contextlib.suppress(ValueError, OSError):  # not every system knows both
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _work(request: dict[str, Any]) -> dict[str, Any]:
    started = time.process_time()
    opened = open_document(Path(request["path"]), request["password"])
    reply: dict[str, Any] = {"book": opened.book.model_dump(mode="json")}
    if request["what"] == "chapter":
        done = read(opened, Choice(**request["choice"]), Path(request["pictures"]), ocr=request["ocr"])
        reply["chapter"] = done.chapter.model_dump(mode="json")
        reply["furniture"] = [[f.page, f.label, f.text, list(f.box)] for f in done.furniture]
        if request["overlay"]:
            draw_overlay(opened, done, Path(request["overlay"]))
    reply["seconds"] = time.process_time() - started
    reply["peak_mb"] = _peak_mb()
    return reply


def _peak_mb() -> float:
    """Most memory that this process has held; ``ru_maxrss`` would count its parent's from before the exec."""
    with contextlib.suppress(OSError, StopIteration):
        status = Path("/proc/self/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
