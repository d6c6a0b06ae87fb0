"""``probatum quiz``: takes a quiz in the terminal, line by line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, part_of, settings_of, source

if TYPE_CHECKING:
    from probatum.workflows.banks import Workroom
    from probatum.workflows.quiz import Quiz

HELP = """Asks what is still in doubt, tells at once what is right and why, and stops when it knows enough.
Without a book it asks what is due today. Nothing is lost when you stop, however you stop."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options."""
    source(parser, required=False)
    group = parser.add_argument_group("how much")
    group.add_argument("--questions", metavar="N", type=int, default=20, help="at most so many (default: 20)")
    group.add_argument("--minutes", metavar="M", type=float, default=0.0, help="at most so long")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Takes the quiz; exit code 3 when there was nothing to ask."""
    import asyncio
    import sys
    from contextlib import nullcontext, redirect_stdout

    from probatum.tools.vault.vault import Vault
    from probatum.tui.plain_quiz import take
    from probatum.tui.plain_text import laid_out
    from probatum.workflows.banks import Workroom
    from probatum.workflows.quiz.log import write_into_logs
    from probatum.workflows.quiz.text import report

    room = Workroom.open(settings_of(args))
    with asyncio.Runner() as runner:
        quiz = runner.run(_quiz(args, room))
        if quiz is None:
            return 3
        try:
            with redirect_stdout(sys.stderr) if args.json else nullcontext():
                take(quiz, runner)
        finally:
            result = quiz.finish()
    logs = write_into_logs(Vault(settings_of(args).vault), result) if result.answered else ()
    if args.json:
        emit_json({"version": 1, "result": result, "logs": [str(path) for path in logs]})
    else:
        print(
            "\n" + (laid_out(report(result)) if result.answered else "Nothing was answered, and nothing is recorded.")
        )
    for path in logs:
        narrate(args, f"Written into {path}")
    return 0


async def _quiz(args: argparse.Namespace, room: Workroom) -> Quiz | None:
    """The quiz that was asked for; None, with a word why, when there is nothing to ask."""
    from datetime import UTC, datetime

    from probatum.errors import UsageError
    from probatum.tools.wording import counted
    from probatum.workflows.banks import bank_of, marker_of
    from probatum.workflows.quiz import Limits, Quiz
    from probatum.workflows.reviewing import todays

    def now() -> datetime:
        return datetime.now(UTC)

    limits, marker = Limits(args.questions, args.minutes), marker_of(room)
    if args.questions < 1 or args.minutes < 0:
        raise UsageError("A quiz takes at least one question, and no negative time.", "Mend --questions or --minutes.")
    if args.book is None:
        today = todays(room.record, now())
        narrate(args, today.words)
        if not today.banks:
            narrate(args, "Begin with a book: probatum quiz BOOK.pdf --chapter 1")
            return None
        return Quiz(
            room.record, today.banks, room.try_snippets, now, limits, due=today.concepts, pictures=False, marker=marker
        )
    part = part_of(args)
    bank = await bank_of(room, part, now, lambda event: narrate(args, _words(event)))
    if not bank.questions:
        narrate(args, f"No question on this part of the book held ({len(bank.dropped)} were dropped).")
        return None
    narrate(
        args,
        f"{counted(len(bank.questions), 'question')} on {counted(len(bank.concepts), 'concept')}; "
        f"{len(bank.dropped)} did not hold.",
    )
    return Quiz(room.record, [bank], room.try_snippets, now, limits, pictures=False, marker=marker)


def _words(event: object) -> str:
    from probatum.workflows.events import StageBegan

    return f"{event.stage} {event.detail}".strip() + " …" if isinstance(event, StageBegan) else str(event)
