"""Reads what a snippet needs installed, from its imports and its ``pip install`` lines; our own list decides."""

import functools
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import NamedTuple

MAGIC = re.compile(
    r"^\s*(?:![^=\s].*|(?:python[\d.]* -m )?pip3? install .*"
    r"|%{1,2}(?:alias|autoreload|bash|cd|conda|config|env|load_ext|ls|matplotlib|pip|precision|prun|pwd|pylab|reload_ext|run"
    r"|time|timeit|capture|who|whos|xmode)\b.*)$"
)
PIP = re.compile(r"pip3?\s+install\s+(.*)")
NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")


DOWNLOAD = re.compile(
    r"\b(\w+\.from_pretrained|api\.load|load_dataset|fetch_\w+|urlretrieve|hf_hub_download|nltk\.download|snapshot_download"
    r"|requests\.get|urlopen|httpx\.get|torch\.hub\.load|pipeline(?=\(\s*[\"']))\("
)


class Table(NamedTuple):
    """Our own list of packages."""

    core: tuple[str, ...]
    """Distributions of the one environment that is kept warm."""
    allowed: frozenset[str]
    """Distributions that are installed without asking."""
    large: frozenset[str]
    """Known ones that are too large to be installed unasked."""
    modules: dict[str, str]
    """Module to distribution, where the names differ; the longest dotted prefix wins."""


@functools.cache
def table() -> Table:
    """The list as it stands in ``configs/packages.toml``."""
    values = tomllib.loads(files("probatum.configs").joinpath("packages.toml").read_text("utf-8"))
    core = tuple(values["core"])
    allowed = frozenset(core) | frozenset(values["allowed"])
    return Table(core, allowed, frozenset(values["large"]), values["modules"])


ALIASES = frozenset(["np", "pd", "plt", "mpl", "sns", "tf", "nx", "sp", "sm", "px", "pl", "nn", "jnp", "tqdm"])
"""Names under which modules are known."""


def is_importable(name: str) -> bool:
    """True for the name of a module that is known, or one under which it is imported."""
    known = name in sys.stdlib_module_names or name in table().modules or name in ALIASES
    return known or normal(name) in table().allowed | table().large


def normal(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def distribution_of(module: str) -> str:
    """The distribution that provides a module; a guess by its own name where our table has no entry."""
    modules, parts = table().modules, module.split(".")
    for length in range(len(parts), 0, -1):
        if (name := ".".join(parts[:length])) in modules:
            return modules[name]
    return normal(parts[0])


def distributions(modules: Iterable[str]) -> frozenset[str]:
    """What must be installed for these modules to import."""
    return frozenset(distribution_of(m) for m in modules if m.partition(".")[0] not in sys.stdlib_module_names)


def without_magic(code: str) -> tuple[str, tuple[str, ...]]:
    """The code with notebook and shell lines blanked, so that line numbers stay, and what they ask to install."""
    asked: list[str] = []
    lines = code.split("\n")
    for number, line in enumerate(lines):
        if MAGIC.match(line):
            if found := PIP.search(line):
                asked.extend(m[0] for word in found[1].split() if (m := NAME.match(word)))
            lines[number] = ""
    return "\n".join(lines), tuple(normal(name) for name in asked)


def is_allowed(distribution: str, granted: Iterable[str]) -> bool:
    """True when it is on our list or the user agreed to it."""
    return normal(distribution) in table().allowed | {normal(name) for name in granted}


def why_absent(module: str, granted: Iterable[str]) -> str:
    """Why a module is not there, in words that say what to do."""
    name = distribution_of(module)
    if is_allowed(name, granted):
        return f"Needs the package {name!r}, which could not be installed."
    why = "is large" if name in table().large else "is not on our list"
    return f"Needs the package {name!r}, which {why}; --allow-package {name} allows it."


def downloads(code: str) -> tuple[str, ...]:
    """What the code fetches when it runs, in words; readers without a network must know."""
    return tuple(f"downloads with {call}" for call in dict.fromkeys(DOWNLOAD.findall(code)))
