"""``probatum questions``: a chapter's questions with their keys, evidence and proofs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, part_of, settings_of, source

if TYPE_CHECKING:
    from probatum.quiz import Bank

HELP = "Lists the questions of a chapter with their keys, why each is right, where the book says it, and its proof."


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options."""
    source(parser)
    parser.add_argument("--again", action="store_true", help="make them anew, also when there are some")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the bank; exit code 3 when no question held."""
    from datetime import UTC, datetime

    from probatum.tui.running import run as run_work
    from probatum.workflows.banks import Workroom, bank_of
    from probatum.workflows.events import StageBegan

    def hear(event: object) -> None:
        if isinstance(event, StageBegan):
            narrate(args, f"{event.stage} {event.detail} …".replace("  ", " "))

    part = part_of(args)
    room = Workroom.open(settings_of(args))
    bank = run_work(bank_of(room, part, lambda: datetime.now(UTC), hear, again=args.again))
    if args.json:
        emit_json(bank)
    else:
        _print(bank)
    return 0 if bank.questions else 3


def _print(bank: Bank) -> None:
    from collections import Counter

    from probatum.book import cited
    from probatum.tools.wording import counted
    from probatum.workflows.quiz.text import asked, key_text

    for n, question in enumerate(bank.questions, 1):
        pages = cited(item.label for item in question.evidence)
        print(f"{n}. {question.kind} · {question.difficulty} · {', '.join(question.concepts)} · {pages}\n")
        print(f"{asked(question)}\n\nKey: {key_text(question)}\nWhy: {question.why}\nProof: {question.proof.reason}\n")
    print(f"{counted(len(bank.questions), 'question')}; {len(bank.dropped)} did not hold:")
    for reason, n in Counter(dropped.reason for dropped in bank.dropped).most_common():
        print(f"  {n:>3}  {reason}")
