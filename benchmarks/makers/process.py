"""Runs a maker's program in its folder."""

import subprocess
from pathlib import Path


def run(command: list[str], folder: Path, *, check: bool = True) -> None:
    """Runs ``command``; its output goes to ``make.log`` beside its files. Raises CalledProcessError."""
    with (folder / "make.log").open("ab") as log:
        subprocess.run(command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, timeout=120, check=check)
