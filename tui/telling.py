"""Says what went wrong and what to do, in the corner of whatever is being done."""

from typing import Any

from textual.app import App

from probatum.errors import ProbatumError

SECONDS = 12
"""How long it stays, unless it is clicked away: long enough to be read twice."""


def tell(app: App[Any], error: ProbatumError) -> None:
    """A notice in the colour of errors."""
    app.notify(f"{error.message} {error.hint}".strip(), severity="error", timeout=SECONDS, markup=False)
