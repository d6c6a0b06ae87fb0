"""What a snippet may use: the limits of a box, and what the user alone can grant."""

from pydantic import Field

from probatum.noun import Noun

MB = 1024 * 1024


class Policy(Noun):
    """Bounds of one box; the defaults suit study notes. Sizes in bytes, times in seconds."""

    seconds: float = Field(default=10, gt=0)
    """Wall time of one snippet."""
    seconds_total: float = Field(default=60, gt=0)
    """Wall time of all snippets of a document together."""
    grace: float = 1.0
    """Between the interrupt and the kill."""
    cpu_seconds: int = 120
    """CPU time of one process."""
    data: int = 2048 * MB
    """Private memory of one process."""
    memory: int = 3072 * MB
    """Memory of all processes together."""
    processes: int = 48
    open_files: int = 256
    file_size: int = 64 * MB
    disk: int = 128 * MB
    """Of each writable folder."""
    output: int = 64 * 1024
    """Of each of stdout and stderr, kept a snippet; the rest is cut and said to be."""
    flood: int = 16 * MB
    """Of output a snippet, at which it is stopped."""
    figures: int = 20
    figure_pixels: int = 4_000_000
    allow_network: bool = False
    """Granted by the user for one run, never by a model."""
    allow_packages: tuple[str, ...] = ()
    """Distributions beyond our own list that the user agreed to."""
    tier: str = ""
    """Only this isolation; empty: the strongest that works."""
    seconds_build: float = 600
    """To build an environment of packages."""
