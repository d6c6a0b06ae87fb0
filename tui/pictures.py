"""Finds out whether the terminal draws pictures, and draws a file there. Nothing is imported where it cannot."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.widget import Widget

if TYPE_CHECKING:
    from textual_image.widget._base import Image

TOO_LARGE = 20_000_000
"""Bytes above which a file is only named: decoding it would hold up every key."""


def drawer() -> "type[Image] | None":
    """The widget that draws pictures in this terminal (sixel or kitty's protocol), None where there is none.

    Asks the terminal, so it has to be called before the app takes it over.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    from textual_image import renderable
    from textual_image.widget import SixelImage, TGPImage

    if renderable.Image is renderable.SixelImage:
        return SixelImage
    return TGPImage if renderable.Image is renderable.TGPImage else None


def pictured(app: App[Any], path: Path) -> Widget | None:
    """A widget with the picture; None where the terminal draws none, or the file is none."""
    made = getattr(app, "drawer", None)
    if made is None or not path.is_file() or path.stat().st_size > TOO_LARGE:
        return None
    try:
        widget: Widget = made(path, classes="picture")
    except OSError:  # Pillow's word for a file that is no picture
        return None
    return widget
