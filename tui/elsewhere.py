"""Opens a file in the program that the system has for it."""

import shutil
import subprocess
from pathlib import Path

from probatum.errors import ProbatumError


def open_elsewhere(path: Path) -> None:
    """Starts that program and does not wait. Raises ProbatumError where there is none, or no file."""
    if not path.exists():
        raise ProbatumError(f"{path} is not there.", "Was it moved?")
    program = shutil.which("xdg-open") or shutil.which("open")
    if program is None:
        raise ProbatumError("No program to open files was found.", f"It lies at {path}.")
    subprocess.Popen(
        [program, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
