"""``probatum doctor``: says what works on this machine, and what to do about what does not."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, settings_of

if TYPE_CHECKING:
    from probatum.workflows.doctor import Finding

HELP = "Looks at Python, the sandbox, the vault, the model servers and the programs that Probatum can use."


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Prints a line a finding; exit code 3 when something that the main job needs is missing."""
    from probatum.tui.running import run as run_work
    from probatum.workflows.doctor import examine

    findings = run_work(examine(settings_of(args)))
    if args.json:
        emit_json({"version": 1, "findings": findings})
    else:
        for finding in findings:
            print(_line(finding, plain=args.plain or not sys.stdout.isatty()))
    return 3 if any(finding.state == "missing" for finding in findings) else 0


def _line(finding: Finding, *, plain: bool) -> str:
    mark = {"works": "ok", "absent": "--", "missing": "!!"} if plain else {"works": "✓", "absent": "·", "missing": "✗"}
    advice = f"\n       {finding.advice}" if finding.advice else ""
    return f"{mark[finding.state]:>2}  {finding.what}: {finding.seen}{advice}"
