"""``probatum`` with no command: the app."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

HELP = "Opens the app."
WEB = "textual.drivers.web_driver:WebDriver"
"""What ``probatum serve`` lets the app talk through, in place of a terminal."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("--vault", metavar="DIR", type=Path, help="folder of your notes, for the app")
    parser.add_argument("--plain", action="store_true", help=argparse.SUPPRESS)  # answered with the commands to use


def run(args: argparse.Namespace) -> int:
    """Runs the app, where there is a terminal to run it in; what broke in it is raised once the terminal is back."""
    from probatum.errors import UsageError

    terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if args.plain or not (terminal or os.environ.get("TEXTUAL_DRIVER") == WEB):
        raise UsageError(
            "The app needs a terminal.", "Without one, use the commands: probatum --help lists them, all line by line."
        )
    from probatum.configs.loading import load
    from probatum.tui.app import ProbatumApp
    from probatum.tui.pictures import drawer

    app = ProbatumApp(load({"vault": args.vault} if args.vault else {}), drawer=drawer())
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
