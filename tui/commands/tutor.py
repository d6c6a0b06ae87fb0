"""``probatum tutor``: a tutoring session, line by line."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, part_of, settings_of, source

if TYPE_CHECKING:
    from probatum.configs.settings import Settings
    from probatum.workflows.book_part import BookPart

HELP = (
    "A conversation on a chapter: answers from the book with their pages, hints before answers, code that really runs."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    source(parser, required=False)
    parser.add_argument(
        "--way", choices=("explain", "socratic", "teachback", "example", "quizme", "debug"), default="explain"
    )
    parser.add_argument("--resume", metavar="ID", nargs="?", const="last", default="", help="go on with a session")
    parser.add_argument(
        "--sessions", metavar="WORDS", nargs="?", const="", default=None, help="list sessions that were kept"
    )
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Talks until the learner leaves; everything said is kept as it is said."""
    from probatum.tui.running import run as run_work

    settings = settings_of(args)
    if args.sessions is not None:
        return _list(args, settings)
    if args.book is None:
        from probatum.errors import UsageError

        raise UsageError("Which book?", "probatum tutor BOOK.pdf --chapter 3, or --sessions to list what was kept.")
    part = part_of(args)
    return run_work(_talk(args, part, settings))


async def _talk(args: argparse.Namespace, part: BookPart, settings: Settings) -> int:
    from probatum.tui.conversation import Conversation
    from probatum.tutoring import Way
    from probatum.workflows.studying import open_tutoring

    narrate(args, f"Reading {part.book.name} ...")
    async with open_tutoring(part, settings, resume=args.resume) as tutoring:
        tutoring.work(Way(args.way))
        await Conversation(tutoring, sys.stdin, sys.stdout).talk()
    return 0


def _list(args: argparse.Namespace, settings: Settings) -> int:
    from probatum.tools.record import Record
    from probatum.tools.wording import counted
    from probatum.workflows.studying import sessions_of

    sessions = sessions_of(Record.open(settings.record_url), args.sessions)
    if args.json:
        emit_json({"version": 1, "sessions": sessions})
        return 0
    for session in sessions:
        print(f"{session.id}  {session.began:%Y-%m-%d %H:%M}  {session.title}  ({counted(len(session.turns), 'turn')})")
    if not sessions:
        narrate(args, "No session was kept yet.")
    return 0
