"""Provides the packages that snippets import, from our own list, as folders that are only ever read."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from probatum.tools.sandbox import python
from probatum.tools.sandbox.policy import Policy


class Provided(NamedTuple):
    """What was provided, and for each module that is absent why."""

    environment: python.Environment
    absent: dict[str, str]


async def provide(
    modules: Iterable[str], have: python.Environment, policy: Policy, on_progress: Callable[[str, float], None]
) -> Provided:
    """An environment that holds ``have`` and the distributions of ``modules``, as far as they are allowed."""
    return Provided(have, {})
