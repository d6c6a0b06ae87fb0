"""``probatum verify``: tries everything in a Markdown file or notebook."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, settings_of

if TYPE_CHECKING:
    from probatum.configs.settings import Settings
    from probatum.proof import Proof
    from probatum.tools.journal import Journal
    from probatum.tools.models import Model
    from probatum.tools.sandbox import Policy
    from probatum.workflows.report import Report

HELP = """Runs the snippets of a note, README or notebook in the sandbox, parses its diagrams, follows its links, and \
looks for text that is damaged or not shown as it was written. A model, when one is set, reviews what the note \
states. Exit code 3: something fell short."""


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
    group.add_argument(
        "--fix", action="store_true", help="mend what is mechanical into FILE.fixed.md; a set model repairs code"
    )
    group.add_argument("--in-place", action="store_true", help="with --fix: into the file itself")
    group.add_argument("--all", action="store_true", help="list also the links and statements that hold")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the findings; exit code 3 when something that was tried fell short."""
    from probatum.errors import UsageError
    from probatum.tui.running import run as run_work

    if args.in_place and not args.fix:
        raise UsageError("--in-place says where --fix writes.", "Give both, or neither.")
    report = run_work(_work(args))
    if args.sarif:
        _write_sarif(report, args.sarif)
    if args.json:
        emit_json(report)
    else:
        _tell(report, args)
    return 3 if report.short else 0


async def _work(args: argparse.Namespace) -> Report:
    """Mends when asked to, and verifies."""
    from probatum.tools.models import connect
    from probatum.workflows.policy import policy_of
    from probatum.workflows.verify import verify_file

    settings = settings_of(args)
    if args.allow_network:
        narrate(args, "Snippets of this run may reach the network, as you asked.")
    policy = policy_of(settings.sandbox, allow_network=args.allow_network, allow_packages=args.allow_package)
    with _journal_of(settings) as journal:
        model = connect(settings, journal=journal) if settings.uses_model else None
        file = await _fixed(args, policy, model, journal) if args.fix else args.file
        if model is not None:
            narrate(args, f"The model {settings.model.name} reviews what the note states.")
        return await verify_file(
            file,
            policy=policy,
            book=args.book,
            chapter=args.chapter,
            password=args.password,
            model=model,
            journal=journal,
            on_proof=lambda proof: narrate(args, _tried(proof)),
            on_progress=lambda what, seconds: narrate(args, f"{what} ({seconds:.0f} s)"),
        )


def _tried(proof: Proof) -> str:
    """A line for a snippet when its turn is over; seconds of what the sandbox was given."""
    return f"{proof.subject}: {proof.verdict}" + (f" ({proof.seconds:.2f} s)" if proof.tier else "")


@contextmanager
def _journal_of(settings: Settings) -> Iterator[Journal | None]:
    """The journal, where one is set or there is a vault to keep it in; verifying makes no vault."""
    from probatum.tools.journal import Journal

    if not settings.store.journal and not (settings.vault.is_dir() and os.access(settings.vault, os.W_OK)):
        yield None
        return
    journal = Journal.open(settings.journal_url)
    try:
        yield journal
    finally:
        journal.close()


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


async def _fixed(args: argparse.Namespace, policy: Policy, model: Model | None, journal: Journal | None) -> Path:
    """Shows what can be mended, writes it, and tells which file to go on with."""
    from probatum.workflows.fixing import fix_of
    from probatum.workflows.repairing import with_repairs

    async def repair(text: str) -> str:
        return await with_repairs(text, model, policy=policy, journal=journal) if model is not None else text

    fix = await fix_of(args.file, in_place=args.in_place, repair=repair)
    for line in fix.difference:
        narrate(args, line)
    if not fix.difference:
        narrate(args, "Nothing here can be mended.")
        return Path(args.file)
    fix.write()
    narrate(args, f"Mended: {fix.path}. That file is checked now.")
    return fix.path
