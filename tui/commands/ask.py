"""``probatum ask``: one answer from a book, with its pages."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, part_of, settings_of, source

if TYPE_CHECKING:
    from probatum.workflows.asking import Answered

HELP = """Answers one question from a part of a book, or from the whole where none is named. Every citation is held \
against its page; exit code 3 when one does not hold. Without a model the book's own passages answer."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("question", metavar="QUESTION", help="in your words")
    source(parser)
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
