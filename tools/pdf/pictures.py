"""Cuts areas out of pages as PNG on white, 150 dpi or better."""

import hashlib
from pathlib import Path
from typing import Any

from probatum.book import Box, Picture
from probatum.tools.pdf.engine import load_pymupdf

DPI = 200
MAX_PIXELS = 16_000_000
"""A picture that would be larger is cut at a lower resolution."""


def cut(page: Any, box: Box, folder: Path, name: str) -> Picture | None:
    """Writes the area as ``name`` into ``folder``; None when nothing of it lies on the page."""
    pymupdf = load_pymupdf()
    clip = pymupdf.Rect(*box) & page.rect
    if clip.is_empty or clip.width < 2 or clip.height < 2:
        return None
    dpi = min(DPI, int((MAX_PIXELS / (clip.width * clip.height)) ** 0.5 * 72))
    pixels = page.get_pixmap(clip=clip, dpi=max(dpi, 1), alpha=False)
    data = pixels.tobytes("png")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return Picture(name=name, width=pixels.width, height=pixels.height, sha256=hashlib.sha256(data).hexdigest())
