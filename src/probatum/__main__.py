"""Runs the command line as ``python -m probatum``."""

from probatum.tui.cli import entry

entry()
