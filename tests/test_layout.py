"""The packaging promises what the tree holds."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
HEAVY = {
    "pydantic",
    "openai",
    "autogen_core",
    "chromadb",
    "textual",
    "pymupdf",
    "numpy",
    "asyncio",
    "sqlalchemy",
    "rich",
}


def test_every_package_is_listed() -> None:
    """setuptools drops an unlisted nested package from the wheel without a word."""
    found: set[str] = set()
    for name, folder in SETUPTOOLS["package-dir"].items():
        for folder_path, _, files in os.walk(ROOT / folder):
            if "__init__.py" in files:
                inner = Path(folder_path).relative_to(ROOT / folder).parts
                found.add(".".join([name, *inner]))
    assert found == set(SETUPTOOLS["packages"])


def test_links_lead_to_the_folders() -> None:
    """Type checkers follow src/probatum/<room>; a checkout without links would check nothing."""
    for name, folder in SETUPTOOLS["package-dir"].items():
        place = ROOT / "src" / name.replace(".", "/")
        assert place.resolve() == (ROOT / folder).resolve()


def test_help_imports_nothing_heavy() -> None:
    """Every command's help answers before any engine is loaded."""
    code = (
        "import sys\n"
        "from probatum.tui import cli\n"
        "for name in cli.COMMANDS:\n"
        "    try: cli.main([name, '--help'])\n"
        "    except SystemExit as done: assert done.code == 0, name\n"
        f"print('HEAVY', sorted({HEAVY!r} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("HEAVY []")
