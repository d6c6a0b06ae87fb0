"""``probatum ask``: one answer from a book, with its pages."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, part_of, settings_of

if TYPE_CHECKING:
    from probatum.workflows.asking import Answered

HELP = """Answers one question from a book or a part of it. Every citation is held against its page; exit code 3 when \
one does not hold. Without a model the book's own passages answer."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("question", metavar="QUESTION")
    parser.add_argument("book", metavar="BOOK.pdf", type=Path)
    parser.add_argument("--chapter", metavar="C", help="number or title; without, the whole book is read")
    parser.add_argument("--pages", metavar="A-B", help="printed pages")
    parser.add_argument("--pdf-pages", metavar="A-B", help="pages of the file, counted from 1")
    parser.add_argument("--password", default="", help="of an encrypted PDF")
    parser.add_argument("--ocr", action="store_true", help="read pages without text with Tesseract")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the answer, then what it cites."""
    from probatum.tui.running import run as run_work
    from probatum.workflows.asking import ask

    narrate(args, f"Reading {args.book.name} ...")
    part = part_of(args)
    answered = run_work(ask(args.question, part, settings_of(args)))
    if args.json:
        emit_json({"version": 1} | answered.model_dump(mode="json"))
    else:
        print(answered.answer)
        _tell(args, answered)
    return 3 if any(citation.complaint for citation in answered.citations) else 0


def _tell(args: argparse.Namespace, answered: Answered) -> None:
    held = sum(citation.proof.good for citation in answered.citations)
    further = sum(citation.worked_out for citation in answered.citations)
    more = f", {further} go further than their page" if further else ""
    narrate(args, f"{held} of {len(answered.citations)} citations hold{more}.")
    for citation in answered.citations:
        if citation.complaint:
            narrate(args, f"! {citation.complaint}")
