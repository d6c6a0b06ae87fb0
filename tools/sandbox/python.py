"""Which Python runs in a box, and what of it must be readable there."""

import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Environment:
    """An interpreter with packages; both are only ever read by a box."""

    id: str
    """Of its content: equal ids mean equal packages, Python and platform."""
    sites: tuple[str, ...] = ()
    """Folders of packages."""
    packages: tuple[str, ...] = ()
    """``numpy==2.4.6``, sorted."""
    fonts: str = ""
    """Folder with matplotlib's list of fonts, which takes seconds to make."""


def base_python() -> str:
    """The interpreter below any virtual environment."""
    return str(Path(getattr(sys, "_base_executable", sys.executable)).resolve())


def base_folders() -> tuple[str, ...]:
    """Folders that this interpreter needs beyond ``/usr``."""
    library = sysconfig.get_config_var("LIBDIR") or sys.base_prefix
    wanted = {sys.base_prefix, sys.base_exec_prefix, str(Path(base_python()).parent.parent)}
    if not any(Path(library).is_relative_to(folder) for folder in wanted):
        wanted.add(library)
    return tuple(sorted(f for f in wanted if not Path(f).is_relative_to("/usr") and Path(f).is_dir()))


def readable(environment: Environment) -> tuple[str, ...]:
    """Every folder beyond the system's that a box must be able to read."""
    return (*base_folders(), *environment.sites, *([environment.fonts] if environment.fonts else []))


def standard() -> Environment:
    """The standard library alone."""
    return Environment(id=f"{sys.implementation.cache_tag}-{sysconfig.get_platform()}")


def variables(home: str, temporary: str, *, network: bool = False) -> dict[str, str]:
    """The whole environment of a box; nothing of the host's is passed on."""
    offline = {} if network else {"HF_HUB_OFFLINE": "1"}
    return offline | {
        "PATH": f"{Path(base_python()).parent}:/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": temporary,
        "MPLCONFIGDIR": f"{temporary}/matplotlib",
        "USER": "u",
        "LOGNAME": "u",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
        "OMP_NUM_THREADS": "2",
        "OPENBLAS_NUM_THREADS": "2",
        "MPLBACKEND": "agg",
        "PIP_NO_INDEX": "1",
    }
