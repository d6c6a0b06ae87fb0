"""``probatum verify``: tries everything in a Markdown file or notebook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, settings_of

if TYPE_CHECKING:
    from probatum.proof import Proof
    from probatum.workflows.report import Report

HELP = """Runs the snippets of a note, README or notebook in the sandbox, parses its diagrams, follows its links, and \
looks for text that is damaged or not shown as it was written. Exit code 3: something fell short."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a Markdown file or a notebook (.ipynb)")
    group = parser.add_argument_group("against a book")
    group.add_argument("--book", metavar="BOOK.pdf", type=Path, help="look its statements up in this book")
    group.add_argument("--chapter", metavar="C", help="in this chapter of it alone")
    group.add_argument("--password", default="", help="of an encrypted PDF")
    group = parser.add_argument_group("what snippets may do, for this run")
    group.add_argument("--allow-network", action="store_true", help="let snippets reach the network")
    group.add_argument("--allow-package", metavar="NAME", action="append", default=[], help="let snippets import it")
    group = parser.add_argument_group("what comes of it")
    group.add_argument("--sarif", metavar="FILE", type=Path, help="also write the findings for editors and CI")
    group.add_argument("--fix", action="store_true", help="mend what is mechanical into FILE.fixed.md")
    group.add_argument("--in-place", action="store_true", help="with --fix: into the file itself")
    group.add_argument("--all", action="store_true", help="list also the links and statements that hold")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the findings; exit code 3 when something that was tried fell short."""
    from probatum.errors import UsageError
    from probatum.tui.running import run as run_work

    if args.fix:
        _fix(args)
    elif args.in_place:
        raise UsageError("--in-place says where --fix writes.", "Give both, or neither.")
    report = run_work(_verify(args))
    if args.sarif:
        _write_sarif(report, args.sarif)
    if args.json:
        emit_json(report)
    else:
        _tell(report, args)
    return 3 if report.short else 0


async def _verify(args: argparse.Namespace) -> Report:
    from probatum.workflows.policy import policy_of
    from probatum.workflows.verify import verify_file

    box = settings_of(args).sandbox
    if args.allow_network:
        narrate(args, "Snippets of this run may reach the network, as you asked.")
    policy = policy_of(box, allow_network=args.allow_network, allow_packages=args.allow_package)

    def heard(proof: Proof) -> None:
        narrate(args, f"ran {proof.subject}: {proof.verdict} ({proof.seconds:.2f} s)")

    return await verify_file(
        args.file, policy=policy, book=args.book, chapter=args.chapter, password=args.password, on_proof=heard
    )


def _tell(report: Report, args: argparse.Namespace) -> None:
    from probatum.workflows.report_table import to_lines

    for line in to_lines(report, plain=args.plain or not sys.stdout.isatty(), everything=args.all):
        print(line)


def _write_sarif(report: Report, path: Path) -> None:
    import json

    from probatum.errors import ProbatumError
    from probatum.workflows.report_sarif import to_sarif

    try:
        path.write_text(json.dumps(to_sarif(report), indent=1), encoding="utf-8")
    except OSError as error:
        raise ProbatumError(
            f"{path} cannot be written: {error.strerror}.", "Choose another place for --sarif."
        ) from error


def _fix(args: argparse.Namespace) -> None:
    """Shows what can be mended, writes it, and goes on with the mended file."""
    from probatum.workflows.fixing import fix_of

    fix = fix_of(args.file, in_place=args.in_place)
    for line in fix.difference:
        narrate(args, line)
    if not fix.difference:
        narrate(args, "Nothing here can be mended mechanically.")
        return
    fix.write()
    narrate(args, f"Mended: {fix.path}. That file is checked now.")
    args.file = fix.path
