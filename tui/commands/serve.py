"""``probatum serve``: the app in a browser on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Shows the app in a browser on this machine. Nothing comes from elsewhere, and nobody else can open it."


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("--port", type=int, default=0, metavar="N", help="where it listens; default: any that is free")
    parser.add_argument(
        "--vault", metavar="DIR", type=Path, help="folder of your notes (default: as set, else ./vault)"
    )


def run(args: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    from probatum.tui.web_door import serve

    serve(args.port, args.vault)
    return 0
