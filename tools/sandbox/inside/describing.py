"""Says of an exception what a verdict needs to know."""

import traceback
from typing import Any

from probatum.tools.sandbox.inside.checking import UnsoundError

MOST_NAME, MOST_BASES, MOST_PATH, MOST_NUMBER = 200, 50, 4096, 1 << 31
"""Of an exception: a frame holds no more than a few megabytes."""


def described(error: BaseException, name: str) -> dict[str, Any]:
    """What a verdict needs of an exception: its chain of types and messages, the line in the cell, the traceback."""
    try:
        return _described(error, name)
    except BaseException:  # properties of the snippet's own may raise anything
        return {"type": "Exception", "message": "an exception of which nothing can be told"}


def bounded(number: object) -> int | None:
    """A number as it can be told to the supervisor; None for what is none, or needs more than 32 bits."""
    try:
        plain = int.__index__(number)  # type: ignore[arg-type]  # whatever its own class makes of that
    except TypeError:
        return None
    return plain if abs(plain) < MOST_NUMBER else None


def _described(error: BaseException, name: str) -> dict[str, Any]:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    line = frames[-1].lineno if frames else 0
    if isinstance(error, SyntaxError) and error.filename == name:
        line = bounded(error.lineno)
    if isinstance(error, UnsoundError):
        line = error.line
    return {
        "type": type(error).__name__[:MOST_NAME],
        "bases": [base.__name__[:MOST_NAME] for base in type(error).__mro__[:MOST_BASES]],
        "message": _text(error),
        "line": line or 0,
        "traceback": _traceback(error, name),
        "missing": str(getattr(error, "name", "") or "")[:MOST_NAME] if isinstance(error, ImportError) else "",
        "path": str(getattr(error, "filename", "") or "")[:MOST_PATH] if isinstance(error, OSError) else "",
        "chain": _chain(error),
    }


def _chain(error: BaseException) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    current: BaseException | None = error
    while current is not None and len(found) < 20:
        kind = type(current)
        found.append(
            {
                "type": f"{kind.__module__}.{kind.__qualname__}"[:MOST_NAME],
                "message": _text(current),
                "errno": bounded(getattr(current, "errno", None)) or 0,
            }
        )
        current = current.__cause__ or current.__context__
    return found


def _text(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except Exception:  # a __str__ of the snippet's own may raise anything
        return "<no message>"


def _traceback(error: BaseException, name: str) -> str:
    """The traceback from the cell's own first frame on."""
    place = error.__traceback__
    while place is not None and place.tb_frame.f_code.co_filename != name:
        place = place.tb_next
    try:
        lines = traceback.format_exception(type(error), error, place, limit=-20)
    except Exception:
        return type(error).__name__
    return "".join(lines)[-8000:]
