"""A box in a Docker container: a stock Python image that is already here, without network or privileges.

Written to Docker's documentation; not tried with an engine yet. The probe tries it before it is used.
"""

import platform
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from probatum.tools.sandbox import python
from probatum.tools.sandbox.jail import Jail
from probatum.tools.sandbox.jail import order as order_of
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.starting import arguments, hand_over

CONTROL, WORK, TEMPORARY = "/control", "/work", "/tmp"  # noqa: S108  # inside the container
ANSWER_SECONDS, START_SECONDS = 5, 20


def launch(policy: Policy, environment: python.Environment) -> Jail:
    """Starts a box; raises OSError when no container answers.

    The control socket lies in a folder that both sides see; a container is given no descriptors.
    """
    name = f"probatum-{secrets.token_hex(8)}"
    folder = tempfile.mkdtemp(prefix=f"{name}-")
    Path(folder).chmod(0o755)
    readable = [*environment.sites, *([environment.fonts] if environment.fonts else [])]
    variables = python.variables(WORK, TEMPORARY, network=policy.allow_network)
    before = command(policy, name, folder, readable, variables)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(f"{folder}/socket")
        Path(f"{folder}/socket").chmod(0o666)
        door.listen(1)
        door.settimeout(START_SECONDS)
        process = subprocess.Popen(
            [*before, "python", *arguments(f"{CONTROL}/socket")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            control, _ = door.accept()
        except BaseException:
            remove(name)
            process.kill()
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    if hasattr(socket, "SO_PASSCRED"):
        control.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    hand_over(control)

    def end() -> None:
        control.close()
        remove(name)
        process.wait(10)

    return Jail("docker", process, control, end, order_of(policy, environment, WORK))


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


def remove(name: str) -> None:
    """Kills the container and waits until it is gone."""
    subprocess.run(
        [shutil.which("docker") or "docker", "rm", "--force", name], capture_output=True, timeout=30, check=False
    )
