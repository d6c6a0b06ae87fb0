"""Looks at the machine and says what works, what is merely absent, and what the main job misses."""

import os
import platform
import shutil
from collections.abc import Iterator
from typing import Literal

from probatum.configs.settings import Settings, cache_folder, user_file
from probatum.noun import Noun


class Finding(Noun):
    """One thing that was looked at."""

    what: str
    state: Literal["works", "absent", "missing"]
    """``absent``: an extra that is not there; ``missing``: the main job falls short without it."""
    seen: str
    advice: str = ""


async def examine(settings: Settings) -> tuple[Finding, ...]:
    """Every finding, the most needed first. Tries things out; changes nothing but what a run would."""
    return (
        Finding(what="python", state="works", seen=f"{platform.python_version()} on {platform.platform(terse=True)}"),
        *_sandbox(),
        _vault(settings),
        Finding(what="settings", state="works", seen=f"{user_file()}{'' if user_file().exists() else ' (none yet)'}"),
        Finding(what="cache", state="works", seen=str(cache_folder())),
        _mermaid(),
        _program("tesseract", "reads scans", "Install tesseract-ocr to read pages without a text layer (--ocr)."),
        _program("node", "runs JavaScript snippets", "Install Node.js to have JavaScript snippets run."),
        *await _models(settings),
    )


def _sandbox() -> Iterator[Finding]:
    from probatum.tools.sandbox import probe

    reports = probe()
    if not any(report.works for report in reports):
        yield Finding(
            what="sandbox",
            state="missing",
            seen="none works here; snippets will not be run",
            advice="On Linux install bubblewrap; in a container allow user namespaces or Landlock.",
        )
    for report in reports:
        yield Finding(what=f"sandbox {report.tier}", state="works" if report.works else "absent", seen=report.detail)


def _vault(settings: Settings) -> Finding:
    folder = settings.vault.resolve()
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not os.access(nearest, os.W_OK):
        advice = "Choose another with --vault, or set vault in your config.toml."
        return Finding(what="vault", state="missing", seen=f"{folder} cannot be written", advice=advice)
    return Finding(what="vault", state="works", seen=str(folder) if folder.exists() else f"{folder} (will be made)")


def _mermaid() -> Finding:
    from probatum.tools.diagrams import check_mermaid

    proof = check_mermaid("flowchart LR\n    a --> b\n")
    return Finding(
        what="diagrams", state="works" if proof.good else "missing", seen=proof.reason or "Mermaid's own parser answers"
    )


def _program(name: str, use: str, advice: str) -> Finding:
    path = shutil.which(name)
    if path:
        return Finding(what=name, state="works", seen=f"{path}, {use}")
    return Finding(what=name, state="absent", seen="not found", advice=advice)


async def _models(settings: Settings) -> tuple[Finding, ...]:
    from probatum.tools.models import find_servers

    if settings.uses_model:
        seen = f"{settings.model.name} at {settings.model.base_url or 'the provider'}"
        found = [Finding(what="model", state="works", seen=f"{seen}, as set")]
    else:
        advice = "Set one with --model and --base-url; without, notes come from the book's own words."
        found = [Finding(what="model", state="absent", seen="none set", advice=advice)]
    found.extend(
        Finding(
            what=server.kind,
            state="works",
            seen=f"{server.base_url}: {', '.join(model.name for model in server.models) or 'no models'}",
        )
        for server in await find_servers()
    )
    return tuple(found)
