"""Provides the packages that snippets import, from our own list, as folders that are only ever read.

A folder is named by what is in it (the lock with its hashes, the Python, the platform), built beside its place under
a lock file and then renamed, so that a half-built one is never seen.
"""

import asyncio
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from filelock import AsyncFileLock
from platformdirs import site_cache_path

from probatum.configs.settings import cache_folder
from probatum.tools.sandbox import python, uv
from probatum.tools.sandbox.boxes import NoSandboxError, open_box
from probatum.tools.sandbox.policy import MB, Policy
from probatum.tools.sandbox.requirements import distribution_of, distributions, is_allowed, normal, table

OnProgress = Callable[[str, float], None]
"""Hears what takes long and for how many seconds it has taken."""
FONTS = """
import matplotlib.font_manager, os
folder = os.environ["MPLCONFIGDIR"]
for name in os.listdir(folder):
    if name.startswith("fontlist"):
        print(name)
        print(open(os.path.join(folder, name)).read())
"""


class Provided(NamedTuple):
    """What was provided, and for each module that is absent why."""

    environment: python.Environment
    absent: dict[str, str]


async def provide(
    modules: Iterable[str], have: python.Environment, policy: Policy, on_progress: OnProgress
) -> Provided:
    """An environment that holds ``have`` and the distributions of ``modules``, as far as they are allowed."""
    modules = list(modules)
    held = {normal(package.partition("==")[0]) for package in have.packages}
    wanted = {d for d in distributions(modules) if is_allowed(d, policy.allow_packages)} - held
    if not wanted:
        return Provided(have, {})
    environment, failed = have, dict[str, str]()
    for extra in (frozenset[str](), frozenset(wanted)):
        if not extra - {normal(package.partition("==")[0]) for package in environment.packages} and environment != have:
            break
        try:
            environment = await build(frozenset(table().core) | held | extra, policy, on_progress)
        except uv.UvError as error:
            failed = dict.fromkeys(wanted, str(error))
            if isinstance(error, uv.OfflineError):
                break
    held = {normal(package.partition("==")[0]) for package in environment.packages}
    return Provided(
        environment,
        {
            module.partition(".")[0]: f"Needs the package {name!r}, which could not be installed: {failed[name]}."
            for module in modules
            if (name := distribution_of(module)) in failed and name not in held
        },
    )


async def build(requirements: frozenset[str], policy: Policy, on_progress: OnProgress) -> python.Environment:
    """The environment of these distributions, from the cache or built now; raises uv.UvError."""
    place = _place()
    for folder in (place / "locks", place / "environments"):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
    beside = sorted(requirements - set(table().core))
    what = f"{', '.join(beside)} and the usual packages" if beside else "the usual packages, once"

    def tick(seconds: float) -> None:
        on_progress(f"installing {what}", seconds)

    asked = hashlib.sha256(json.dumps([sorted(requirements), python.standard().id]).encode()).hexdigest()[:16]
    locked = place / "locks" / f"{asked}.txt"
    async with AsyncFileLock(f"{locked}.lock"):
        if not locked.exists():
            fresh = locked.with_suffix(".new")
            await uv.lock(sorted(requirements), fresh, policy.seconds_build, tick)
            fresh.rename(locked)
    text = locked.read_text("utf-8")
    id_ = hashlib.sha256(f"{text}{python.standard().id}".encode()).hexdigest()[:16]
    folder = place / "environments" / id_
    async with AsyncFileLock(f"{folder}.lock"):
        if not folder.exists():
            await _install(locked, text, folder, policy, tick)
    return _at(folder, text)


async def _install(locked: Path, text: str, folder: Path, policy: Policy, tick: Callable[[float], None]) -> None:
    half_built = folder.with_suffix(".new")
    await asyncio.to_thread(shutil.rmtree, half_built, ignore_errors=True)
    half_built.mkdir(mode=0o755)
    await uv.install(locked, half_built / "site", policy.seconds_build, tick)
    (half_built / "fonts").mkdir(mode=0o755)
    half_built.rename(folder)
    built = _at(folder, text)
    if any(package.startswith("matplotlib==") for package in built.packages):
        with suppress(NoSandboxError, OSError, ValueError):  # without the list each box makes its own
            await _keep_fonts(built, folder / "fonts", policy)


async def _keep_fonts(environment: python.Environment, fonts: Path, policy: Policy) -> None:
    """Makes matplotlib's list of fonts once, in a box, and keeps it for all others."""
    patient = policy.model_copy(update={"seconds": 120.0, "output": 4 * MB})
    async with open_box(patient, environment) as box:
        run = await box.run(FONTS)
    name, _, content = run.stdout.partition("\n")
    if re.fullmatch(r"fontlist[\w.-]*\.json", name):
        (fonts / name).write_text(json.dumps(json.loads(content)), "utf-8")
        (fonts / name).chmod(0o644)


def _at(folder: Path, locked: str) -> python.Environment:
    packages = tuple(sorted(re.findall(r"^([\w.-]+==[^ \\\n]+)", locked, re.MULTILINE)))
    return python.Environment(folder.name, (str(folder / "site"),), packages, str(folder / "fonts"))


def _place() -> Path:
    """The cache; root's is where the unprivileged user of a box can read."""
    if os.geteuid() == 0 and not os.environ.get("PROBATUM_CACHE"):
        return Path(site_cache_path("probatum"))
    return cache_folder()
