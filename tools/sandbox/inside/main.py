"""The loop inside the box: confine, then answer the supervisor's requests; fork to be able to come back."""

import os
import signal
import sys
from typing import Any

from probatum.tools.sandbox.inside.cells import Cells
from probatum.tools.sandbox.inside.confine import confine
from probatum.tools.sandbox.inside.reading import read
from probatum.tools.sandbox.inside.wire import Wire

THREADED = {
    "cv2",
    "duckdb",
    "jax",
    "lightgbm",
    "numba",
    "polars",
    "pyarrow",
    "sklearn",
    "tensorflow",
    "torch",
    "xgboost",
}
"""Packages that start threads of their own."""
RELEASE, BACK = b"r", b"b"


def serve(fd: int) -> None:
    """Answers requests until the supervisor hangs up."""
    wire = Wire(fd)
    order = wire.receive()
    confine(order, fd)
    _settle(order)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    mark, cells = 0, Cells(order["most_figures"], order["most_pixels"])
    line, back = _stay_behind(mark)
    wire.send(back or {"event": "ready"})
    while True:
        request = wire.receive()
        answer: dict[str, Any] = {"i": request["i"], "nonce": request["nonce"]}
        if request["op"] == "run":
            answer |= cells.run(request["code"], request["name"], request["language"])
        elif request["op"] == "read":
            answer["read"] = [read(code) for code in request["codes"]]
        elif request["op"] == "mark":
            answer["kept"] = can_fork()
            if can_fork():
                if mark:
                    os.write(line, RELEASE)
                mark = request["mark"]
                line, back = _stay_behind(mark)
                answer = back or answer
        elif request["op"] == "back":
            os.write(line, BACK)
            os._exit(0)
        wire.send(answer)


def can_fork() -> bool:
    """False when threads run, or may: a fork keeps only one, and OpenMP then waits for the others for ever."""
    return len(sys._current_frames()) == 1 and not THREADED & set(sys.modules)


def _settle(order: dict[str, Any]) -> None:
    """The interpreter as the snippets shall find it."""
    sys.path[:] = [place for place in sys.path if place] + order["sites"]
    sys.path.insert(0, order["work"])
    sys.argv = ["snippet.py"]
    sys.dont_write_bytecode = True
    sys.setrecursionlimit(1000)
    for name in [name for name in sys.modules if name.partition(".")[0] == "probatum"]:
        del sys.modules[name]
    fonts = order["fonts"]
    if fonts:
        os.makedirs(os.environ["MPLCONFIGDIR"], exist_ok=True)
        for name in os.listdir(fonts):
            with open(f"{fonts}/{name}", "rb") as source, open(f"{os.environ['MPLCONFIGDIR']}/{name}", "wb") as copy:
                copy.write(source.read())


def _stay_behind(mark: int) -> tuple[int, dict[str, Any] | None]:
    """Forks and returns in the child; the parent waits as the state to come back to.

    Returns the end of a pipe into the parent: RELEASE makes it a mere go-between that ends as its child ends;
    BACK, or the child's death, makes it fork again from the state that it kept. The child that comes out of that
    gets what to tell the supervisor: the mark, and how its elder sister ended.
    """
    back = None
    while True:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            return writing, back
        os.close(writing)
        status = _await(child, reading)
        os.close(reading)
        back = {"event": "back", "mark": mark, "status": status}


def _await(child: int, reading: int) -> int:
    """The child's wait status, or -1 when it asked to be brought back."""
    status = os.waitpid(child, 0)[1]
    os.set_blocking(reading, False)
    try:
        words = os.read(reading, 16)
    except BlockingIOError:  # a grandchild still holds the other end
        words = b""
    if RELEASE in words:
        _end_likewise(status)
    return -1 if BACK in words else status


def _end_likewise(status: int) -> None:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number != signal.SIGKILL:
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
