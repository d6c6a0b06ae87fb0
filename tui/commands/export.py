"""``probatum export``: takes a note along, as Anki cards, a Jupyter notebook or one HTML file."""

from __future__ import annotations

import argparse
from pathlib import Path

from probatum.tui.options import common, emit_json, narrate, settings_of

HELP = "Takes a note along: an Anki deck of its chapter's questions, a Jupyter notebook, or one HTML file."

NAMES = {"anki": "cards", "ipynb": "cells", "html": "page"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options."""
    parser.add_argument("source", metavar="NOTE.md|BOOK.pdf", type=Path, help="a note, or a book with --chapter")
    parser.add_argument("--chapter", metavar="C", help="of the book: number or part of the title")
    parser.add_argument("--to", choices=tuple(NAMES), required=True, help="what to make")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="where to write (default: here)")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Writes the file and prints where it lies; exit code 3 when something that the note names is missing."""
    from datetime import UTC, datetime

    from probatum.errors import UsageError
    from probatum.workflows.exporting import export, note_of

    settings = settings_of(args)
    note: Path = args.source
    if note.suffix.lower() == ".pdf":
        if not args.chapter:
            raise UsageError("Which chapter of the book?", "Add --chapter, or give the path of a note.")
        note = note_of(settings, note, args.chapter)
    done = export(note, args.to, args.output, settings, datetime.now(UTC))
    for name in done.missing:
        narrate(args, f"missing: {name}")
    if args.json:
        facts = {"file": str(done.file), "kind": done.kind, NAMES[done.kind]: done.pieces}
        emit_json({"version": 1, **facts, "missing": done.missing})
    else:
        print(done.file)
        narrate(args, f"{done.pieces} {NAMES[done.kind]}")
    return 3 if done.missing else 0
