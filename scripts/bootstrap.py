"""Makes the virtual environment that the Makefile works in: ``bootstrap.py VENV``.

Needs only a Python 3.11+ standard library. Debian ships Python without ensurepip, so where
``python3 -m venv`` cannot install pip, pip's own wheel is fetched from the package index and
run from the file.
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
import venv
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").removesuffix("/").removesuffix("/simple")


def fetch_pip(folder: Path) -> Path:
    """The newest pip as a wheel file in ``folder``; a wheel of pip can be run like a program."""
    page = f"{INDEX}/pypi/pip/json"
    with urllib.request.urlopen(page, timeout=60) as answer:  # noqa: S310 - the index that pip itself uses
        files = json.load(answer)["urls"]
    wheel = next(f for f in files if f["packagetype"] == "bdist_wheel")
    target = folder / str(wheel["filename"])
    with urllib.request.urlopen(urljoin(page, wheel["url"]), timeout=60) as answer:  # noqa: S310 - as above
        target.write_bytes(answer.read())
    return target


def make_venv(folder: Path) -> Path:
    """A virtual environment that has uv in it, the one that is there when it works; returns its Python."""
    python = folder / "bin" / "python"
    if (folder / "bin" / "uv").exists() and subprocess.run([python, "-c", ""], check=False).returncode == 0:
        return python
    try:
        import ensurepip  # noqa: F401 - only whether it is there
    except ImportError:
        venv.create(folder, clear=True, symlinks=True)
        with tempfile.TemporaryDirectory() as temporary:
            wheel = fetch_pip(Path(temporary))
            subprocess.run([python, f"{wheel}/pip", "install", "--quiet", "uv"], check=True)
    else:
        venv.create(folder, clear=True, symlinks=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
    return python


def main() -> int:
    """Builds the environment from the locked requirements, then Probatum itself, editable."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python the machine has
        sys.stderr.write(f"Probatum needs Python 3.11 or newer; this is {sys.version.split()[0]}.\n")
        sys.stderr.write("Install one, then run: make PYTHON=python3.12 ...\n")
        return 1
    folder = Path(sys.argv[1]).resolve()
    sys.stderr.write(f"Setting up {folder.name} (once, a few minutes) ...\n")
    try:
        python = make_venv(folder)
        install = [str(python), "-m", "uv", "pip", "install", "--quiet", "--python", str(python)]
        subprocess.run([*install, "--compile-bytecode", "-r", str(ROOT / "requirements.lock")], check=True)
        subprocess.run([*install, "--no-deps", "-e", str(ROOT)], check=True)
    except (subprocess.CalledProcessError, OSError) as error:
        sys.stderr.write(
            f"Setting up failed: {error}\nIs the Python package index reachable? Then run the same command again.\n"
        )
        return 1
    (folder / ".ready").touch()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
