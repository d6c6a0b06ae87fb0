"""Cuts areas out of pages as PNG on white, 150 dpi or better."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from probatum.book import Box, Picture
from probatum.tools.pdf.engine import load_pymupdf

DPI = 200
MAX_PIXELS = 16_000_000
"""A picture that would be larger is cut at a lower resolution."""
MOST_COORDINATE = 2**24
"""Of a pixel in MuPDF; a damaged file can have a page millions of times as long as it is wide."""


@dataclass
class Scissors:
    """Cuts pictures into a folder; a page is interpreted once for all that is cut from it."""

    document: Any
    folder: Path
    _page: int = -1
    _drawn: Any = field(default=None, repr=False)

    def cut(self, page: int, box: Box, name: str) -> Picture | None:
        """Writes the area of ``page`` (from 1) as ``name``; None when nothing of it lies on the page."""
        pymupdf = load_pymupdf()
        if page != self._page:
            self._page, self._drawn = page, self.document[page - 1].get_displaylist()
        clip = pymupdf.Rect(*box) & self._drawn.rect
        if clip.is_empty or clip.width < 2 or clip.height < 2:
            return None
        zoom = min(DPI / 72, (MAX_PIXELS / (clip.width * clip.height)) ** 0.5)
        if min(clip.width, clip.height) * zoom < 2 or zoom * max(map(abs, clip)) > MOST_COORDINATE:
            return None
        pixels = self._drawn.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), clip=clip, alpha=False)
        data = pixels.tobytes("png")
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(data)
        return Picture(name=name, width=pixels.width, height=pixels.height, sha256=hashlib.sha256(data).hexdigest())
