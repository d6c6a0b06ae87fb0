"""Loads PyMuPDF without its layout model and keeps its messages off standard output."""

import os
import sys
from typing import Any

_HEAVY = ("pymupdf.layout", "pymupdf4llm")


def load_pymupdf() -> Any:
    """The ``pymupdf`` module, imported without the layout model (a third of the memory, a fifth of the time).

    Both heavy parts are imported by PyMuPDF inside ``try … except ImportError``: a None in ``sys.modules`` keeps them
    out, and is taken away again, so that whoever wants the model can still load it.
    """
    if "pymupdf" not in sys.modules:
        os.environ.setdefault("PYMUPDF_MESSAGE", "fd:2")
        blocked = [name for name in _HEAVY if name not in sys.modules]
        for name in blocked:
            sys.modules[name] = None  # type: ignore[assignment]  # what the import system takes for "not there"
        try:
            import pymupdf
        finally:
            for name in blocked:
                sys.modules.pop(name, None)
        tools: Any = pymupdf.TOOLS
        tools.mupdf_display_errors(False)
        tools.mupdf_display_warnings(False)
    return sys.modules["pymupdf"]
