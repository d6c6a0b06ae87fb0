"""The command line: finds the command, turns errors into words and exit codes. Imports the standard library alone."""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from probatum import __version__

COMMANDS = {
    "notes": "make verified notes of a chapter",
    "quiz": "take an adaptive quiz",
    "tutor": "study a chapter with a tutor",
    "ask": "ask one question of a book",
    "verify": "check any Markdown note or notebook",
    "extract": "show what is read from a chapter",
    "questions": "list a chapter's questions with their keys and proofs",
    "progress": "show what you know and what is due",
    "export": "take a note along: Anki, Jupyter, HTML",
    "profile": "say who you are: stack, level, goals",
    "models": "list the model servers found here",
    "doctor": "say what works on this machine",
    "serve": "show the app in a browser on this machine",
}

INTERRUPTED = 130
"""The exit code."""
EPILOG = "With no command the app opens. Exit codes: 0 done, 1 failed, 2 usage, 3 done but some checks fell short, \
4 no model or credentials, 5 the source cannot be read, 130 interrupted."


class Command(Protocol):
    """A module of ``tui/commands``; importing it costs next to nothing."""

    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's options."""

    def run(self, args: argparse.Namespace) -> int:
        """Does the work and returns the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs Probatum; returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    name = words[0] if words and not words[0].startswith("-") else ""
    command = _load(name) if name in COMMANDS else _load("app")
    parser = _parser(name, command)
    args, beyond = parser.parse_known_args(words)  # answers --help, --version and unknown commands itself
    if args.command and not name:
        parser.error(f"the command comes first, and its options behind it: probatum {args.command} ... {words[0]} ...")
    if beyond:
        parser.error(f"unrecognized arguments: {' '.join(beyond)}")
    return _run(command, args)


def _load(name: str) -> Command:
    module: Command = importlib.import_module(f"probatum.tui.commands.{name}")
    return module


def entry() -> NoReturn:
    """``main`` in a process of its own: when it was interrupted, no thread that cannot be stopped holds it up."""
    code = main()
    if code == INTERRUPTED:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    raise SystemExit(code)


def _parser(chosen: str, command: Command) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="probatum", description="Study notes in which everything was tried.", epilog=EPILOG
    )
    parser.add_argument("--version", action="version", version=f"probatum {__version__}")
    if chosen not in COMMANDS:
        command.configure(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for name, summary in COMMANDS.items():
        if name == chosen:
            command.configure(commands.add_parser(name, help=summary, description=command.HELP))
        else:
            commands.add_parser(name, help=summary, add_help=False)
    return parser


def _run(command: Command, args: argparse.Namespace) -> int:
    from probatum.errors import ProbatumError

    signal.signal(signal.SIGTERM, _interrupt)
    try:
        _look_for(args)
        return command.run(args)
    except ProbatumError as error:
        print(f"probatum: {error.message}", file=sys.stderr)
        if error.hint:
            print(textwrap.indent(error.hint, " " * 10), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("probatum: interrupted; run the same command again and it goes on.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away: not our failure, and nothing to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _crash(error)


def _look_for(args: argparse.Namespace) -> None:
    """Finds a book by its name alone among those that were read into the vault, as a log's quiz command names it.

    Raises SourceError for a book that is nowhere, before anything heavy is loaded.
    """
    from probatum.errors import SourceError

    book: Path | None = getattr(args, "book", None)
    if book is None or book.exists():
        return
    found = _in_vault(args, book.name) if book.name == str(book) else None
    if found is None:
        raise SourceError(f"{book}: there is no such file.", "Check the path; quotes help where it holds spaces.")
    args.book = found


def _in_vault(args: argparse.Namespace, name: str) -> Path | None:
    from probatum.tui.options import settings_of

    settings = settings_of(args)
    if not settings.vault.is_dir():  # looking into a vault would make one
        return None
    from probatum.tools.record import Record
    from probatum.workflows.library import found_by_name

    return found_by_name(Record.open(settings.record_url), name)


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _crash(error: Exception) -> int:
    """An unforeseen error: a sentence for the person, the traceback in a file for whoever mends it."""
    import tempfile
    import traceback

    if os.environ.get("PROBATUM_DEBUG"):
        traceback.print_exc()
        return 1
    with tempfile.NamedTemporaryFile("w", prefix="probatum-", suffix=".txt", delete=False, encoding="utf-8") as report:
        traceback.print_exception(error, file=report)
    print(f"probatum: a fault of ours: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"          A report lies in {report.name}; please send it to us.", file=sys.stderr)
    print("          Run it again: what was finished before is kept, and is not done twice.", file=sys.stderr)
    return 1
