"""Takes the figures that a cell left open, as PNG bytes."""

import binascii
import io
import sys
from typing import Any

MOST_BYTES = 5_000_000
"""Of all figures of a cell, as base64: they travel in one frame."""


def within(drawn: list[str]) -> list[str]:
    """The first figures, as many as fit."""
    kept, size = [], 0
    for figure in drawn:
        size += len(figure)
        if size <= MOST_BYTES:
            kept.append(figure)
    return kept


def collect(limit: int, pixels: int) -> list[str]:
    """Base64 PNG of every open matplotlib figure, at most ``limit``; closes them all."""
    plt = sys.modules.get("matplotlib.pyplot")
    if plt is None:
        return []
    taken = [png_of(plt.figure(number), pixels) for number in plt.get_fignums()[:limit]]
    plt.close("all")
    return taken


def png_of(figure: Any, pixels: int) -> str:
    """Base64 PNG of a matplotlib figure, of at most about ``pixels`` pixels; equal for equal figures."""
    width, height = figure.get_size_inches()
    dpi = min(float(figure.get_dpi()), (pixels / max(width * height, 1e-9)) ** 0.5)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=dpi, bbox_inches="tight", metadata={"Software": None})
    return binascii.b2a_base64(buffer.getvalue(), newline=False).decode()


def png_of_value(value: Any) -> str:
    """Base64 PNG of a value that knows how to draw itself (``_repr_png_``); empty when it does not."""
    draw = getattr(type(value), "_repr_png_", None)
    if draw is None:
        return ""
    drawn = draw(value)
    return binascii.b2a_base64(drawn, newline=False).decode() if isinstance(drawn, bytes) else ""
