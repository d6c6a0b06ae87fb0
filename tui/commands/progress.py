"""``probatum progress``: what you know, how sure that is, and what is due; and the record, out and in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, settings_of

if TYPE_CHECKING:
    from probatum.tools.record import Record

HELP = "Shows what you know of each concept with its 80 % band, and what is due; takes your record out and in."


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options."""
    group = parser.add_argument_group("your record as JSON lines (py-fsrs reviews and every answer)")
    group.add_argument("--export-reviews", metavar="FILE", type=Path, help="write it; - for standard output")
    group.add_argument("--import-reviews", metavar="FILE", type=Path, help="add to it what is not there yet")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Shows, exports or imports."""
    from datetime import UTC, datetime
    from shutil import get_terminal_size

    from probatum.tools.record import Record
    from probatum.tui.progress_plot import drawing
    from probatum.workflows.progress import progress_of

    record = Record.open(settings_of(args).record_url)
    if args.import_reviews:
        _import(args, record)
    if args.export_reviews:
        _export(args, record)
    if not (args.import_reviews or args.export_reviews):
        progress = progress_of(record, datetime.now(UTC))
        if args.json:
            emit_json({"version": 1, **progress.model_dump(mode="json")})
        else:
            plain = args.plain or not sys.stdout.isatty()
            print("\n".join(drawing(progress, plain=plain, columns=get_terminal_size().columns)))
    return 0


def _export(args: argparse.Namespace, record: Record) -> None:
    from probatum.errors import ProbatumError
    from probatum.learner.learner import replay
    from probatum.tools.reviews import lines_out
    from probatum.tools.wording import counted

    attempts, concepts = record.attempts(), record.concepts()
    lines = list(lines_out(attempts, replay(concepts, attempts), concepts))
    text = "".join(f"{line}\n" for line in lines)
    if str(args.export_reviews) == "-":
        sys.stdout.write(text)
        return
    try:
        args.export_reviews.write_text(text, "utf-8")
    except OSError as error:
        raise ProbatumError(
            f"{args.export_reviews} cannot be written: {error.strerror}.",
            "Name a file in a folder of yours, or - to print it.",
        ) from None
    narrate(args, f"{counted(len(attempts), 'answer')} written to {args.export_reviews}.")


def _import(args: argparse.Namespace, record: Record) -> None:
    from probatum.errors import SourceError
    from probatum.tools.reviews import lines_in
    from probatum.tools.wording import counted

    try:
        lines = args.import_reviews.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{args.import_reviews} cannot be read: {error}.", "It takes a file that --export-reviews wrote."
        ) from None
    concepts, attempts = lines_in(lines, record.concepts())
    record.keep_concepts(concepts)
    added = sum(record.append(attempt) for attempt in attempts)
    narrate(args, f"{counted(added, 'answer')} added; {len(attempts) - added} there already.")
