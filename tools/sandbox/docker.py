"""Writes Docker's command line for a box: a stock Python image that is already here, without network or privileges."""

import platform
import shutil
import subprocess
from collections.abc import Iterable, Mapping

from probatum.tools.sandbox.policy import Policy

CONTROL, WORK, TEMPORARY = "/control", "/work", "/tmp"  # noqa: S108  # inside the container
ANSWER_SECONDS, START_SECONDS = 5, 20


def image() -> str:
    """The image with our own version of Python, since packages are built for that."""
    return f"python:{'.'.join(platform.python_version_tuple()[:2])}-slim"


def lacking() -> str:
    """What is in the way of using Docker; empty when the engine answers and has the image. Pulls nothing."""
    try:
        done = subprocess.run(
            [shutil.which("docker") or "docker", "image", "inspect", "--format", "{{.Id}}", image()],
            capture_output=True,
            text=True,
            timeout=ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"does not answer: {type(error).__name__}"
    if done.returncode == 0:
        return ""
    said = (done.stderr.strip().splitlines() or ["it failed without a word"])[-1]
    return f"docker pull {image()} has not been done" if "No such image" in said else said


def command(
    policy: Policy, name: str, control: str, readable: Iterable[str], variables: Mapping[str, str]
) -> list[str]:
    """The whole command line up to the program's own arguments; ``control`` is the folder with the control socket."""
    sizes = f"rw,nosuid,nodev,size={policy.disk}"
    return [
        *("docker", "run", "--rm", "--name", name, "--pull", "never", "--init"),
        *("--network", "bridge" if policy.allow_network else "none"),
        *("--read-only", "--user", "1000:1000", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"),
        *("--memory", str(policy.memory), "--memory-swap", str(policy.memory)),
        *("--pids-limit", str(policy.processes), "--ipc", "private", "--hostname", "sandbox"),
        *("--tmpfs", f"{WORK}:{sizes},mode=1777", "--tmpfs", f"{TEMPORARY}:{sizes},mode=1777"),
        *("--volume", f"{control}:{CONTROL}:rw"),
        *(word for path in readable for word in ("--volume", f"{path}:{path}:ro")),
        *(word for key, value in variables.items() if key != "PATH" for word in ("--env", f"{key}={value}")),
        *("--workdir", "/", image()),
    ]


def end(name: str) -> None:
    """Kills the container and waits until it is gone."""
    subprocess.run(
        [shutil.which("docker") or "docker", "rm", "--force", name], capture_output=True, timeout=30, check=False
    )
