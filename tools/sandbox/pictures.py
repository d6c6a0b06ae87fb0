"""Writes the figures of a run as picture files, after a look at what they claim to be."""

import hashlib
import struct
from pathlib import Path

from probatum.book import Picture
from probatum.tools.sandbox.run import Run

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_BYTES, MOST_SIDE = 8 * 1024 * 1024, 8192


def write_figures(run: Run, folder: Path) -> tuple[Picture, ...]:
    """The run's figures as files in ``folder``, named by their content; what is no sound PNG is left out."""
    written = []
    for content in run.figures:
        size = _size(content)
        if size is None:
            continue
        digest = hashlib.sha256(content).hexdigest()
        name = f"run-{digest[:16]}.png"
        if not (folder / name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        written.append(Picture(name=name, width=size[0], height=size[1], sha256=digest))
    return tuple(written)


def _size(content: bytes) -> tuple[int, int] | None:
    """Width and height by the first chunk, which a PNG must begin with."""
    if (
        len(content) > MOST_BYTES
        or content[:8] != SIGNATURE
        or content[12:16] != b"IHDR"
        or b"IEND" not in content[-16:]
    ):
        return None
    width, height = struct.unpack(">II", content[16:24])
    return (width, height) if 0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE else None
