"""Makes a Run of what came back from a box, trusting none of it."""

import os
from typing import Any

from pydantic import ValidationError

from probatum.tools.sandbox.run import Ending, Run

MOST_PARTS = 1000
TOLD = frozenset({"value", "error", "asked", "exit", "raised", "warnings", "printed"})


def run_of(ending: Ending, answer: dict[str, Any], seen: dict[str, Any], longest: int) -> Run:
    """The run; TAMPERED when the answer has not the form of ours. ``seen`` is what the supervisor saw itself."""
    told = {key: _clipped(value, longest) for key, value in answer.items() if key in TOLD}
    told |= {"figures": answer.get("figures", ()), "detail": str(answer.get("detail", ""))[:500]}
    seen = seen | {"ending": ending, "status": _exit_status(answer.get("status", 0))}
    try:
        return Run.model_validate(told | seen)
    except ValidationError as error:
        return Run.model_validate(seen | {"ending": "tampered", "detail": f"{error.errors()[0]['loc']} is no such"})


def _clipped(value: Any, length: int) -> Any:
    """Plain data with its texts and lists cut: our own loop sends no longer ones."""
    if isinstance(value, str):
        return value[:length]
    if isinstance(value, list):
        return [_clipped(part, length) for part in value[:MOST_PARTS]]
    if isinstance(value, dict):
        return {key: _clipped(part, length) for key, part in list(value.items())[:MOST_PARTS]}
    return value


def _exit_status(status: object) -> int:
    if not isinstance(status, int) or status < 0:
        return 0
    return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) or os.WIFSIGNALED(status) else 0
