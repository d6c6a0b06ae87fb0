"""Starts a box under one of the isolations."""

from collections.abc import Callable

from probatum.tools.sandbox import bwrap, docker, landlock, seatbelt
from probatum.tools.sandbox.jail import Jail
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.python import Environment

LAUNCH: dict[str, Callable[[Policy, Environment], Jail]] = {
    "bwrap": bwrap.launch,
    "docker": docker.launch,
    "landlock": landlock.launch,
    "sandbox-exec": seatbelt.launch,
}


def launch(tier: str, policy: Policy, environment: Environment) -> Jail:
    """A box that was just started; raises OSError when its program cannot be."""
    return LAUNCH[tier](policy, environment)
