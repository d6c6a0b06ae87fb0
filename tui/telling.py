"""Says what went wrong and what to do, in the corner of whatever is being done."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.app import App
from textual.screen import Screen

from probatum.errors import ProbatumError

SECONDS = 12
"""How long it stays, unless it is clicked away: long enough to be read twice."""
P = ParamSpec("P")
S = TypeVar("S", bound=Screen[Any])
Act = Callable[Concatenate[S, P], Coroutine[Any, Any, None]]
"""What a screen does on a key."""


def tell(app: App[Any], error: ProbatumError) -> None:
    """A notice in the colour of errors."""
    app.notify(f"{error.message} {error.hint}".strip(), severity="error", timeout=SECONDS, markup=False)


def telling(act: Act[S, P]) -> Act[S, P]:
    """Tells of the failure of an act: one that came out of it would end the app."""

    @wraps(act)
    async def acted(screen: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await act(screen, *args, **kwargs)
        except ProbatumError as error:
            tell(screen.app, error)

    return acted
