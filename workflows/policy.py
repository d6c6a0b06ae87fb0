"""What the settings and one run's options allow snippets to do."""

from collections.abc import Sequence

from probatum.configs.settings import SandboxSettings
from probatum.tools.sandbox import Policy


def policy_of(box: SandboxSettings, *, allow_network: bool = False, allow_packages: Sequence[str] = ()) -> Policy:
    """The bounds of a run; what the user grants for this run comes on top of the settings."""
    return Policy(
        seconds=box.seconds,
        seconds_total=box.seconds_total,
        allow_network=box.allow_network or allow_network,
        allow_packages=(*box.allow_packages, *allow_packages),
        tier=box.tier,
    )
