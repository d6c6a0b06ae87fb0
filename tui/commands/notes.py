"""``probatum notes``: verified notes of a chapter, into the vault."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, narrate, part_of, settings_of, source

if TYPE_CHECKING:
    from probatum.configs.settings import Settings
    from probatum.workflows.book_part import BookPart
    from probatum.workflows.day import Day

HELP = """Reads a chapter, writes notes on it, tries everything in them, and puts them into your vault. Making the \
same chapter again keeps what you wrote. Exit code 3: done, and some checks fell short; the note says which."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    source(parser)
    parser.add_argument("--all", action="store_true", help="the whole book: a log a chapter, one after the other")
    group = parser.add_argument_group("with a model")
    group.add_argument("--dry-run", action="store_true", help="say what it would take, and send nothing")
    group.add_argument(
        "--redo",
        metavar="SECTION",
        action="append",
        default=[],
        help="have this section written anew, by number or heading; all: everything",
    )
    group.add_argument(
        "--model-questions",
        action="store_true",
        help="let the model make questions too; trying them takes some ten short calls a section",
    )
    group = parser.add_argument_group("what snippets may do, for this run")
    group.add_argument("--allow-network", action="store_true", help="let snippets reach the network")
    group.add_argument("--allow-package", metavar="NAME", action="append", default=[], help="let snippets import it")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Makes the notes; the path goes to standard output, the rest to standard error."""
    settings, parts = _with_run_options(args, settings_of(args)), _parts(args)
    return max((_run_part(args, part, settings) for part in parts), key=_GRAVITY.index, default=0)


_GRAVITY = (0, 3, 5, 1)
"""Exit codes of a chapter, from the best to the worst: of a whole book the worst counts."""


def _run_part(args: argparse.Namespace, part: BookPart, settings: Settings) -> int:
    """One chapter's exit code. Of a whole book, a chapter that cannot be read is named, and the next one comes."""
    from probatum.errors import SourceError
    from probatum.tui.running import run as run_work

    try:
        if args.dry_run:
            return run_work(_estimate(args, part, settings))
        day = run_work(_make(args, part, settings))
    except SourceError as error:
        if not args.all:
            raise
        print(f"probatum: {part.chapter}: {error.message}", file=sys.stderr)
        return error.exit_code
    if args.json:
        emit_json(summary_of(day))
    else:
        _tell(args, day)
    return 3 if day.tally.short else 0


def _parts(args: argparse.Namespace) -> list[BookPart]:
    """What was asked for. Raises UsageError, with the book's chapters, when nothing was."""
    from probatum.errors import UsageError
    from probatum.tools.pdf import open_book
    from probatum.workflows.book_part import BookPart
    from probatum.workflows.library import chapters_of

    if args.chapter or args.pages or args.pdf_pages:
        return [part_of(args)]
    entries = chapters_of(open_book(args.book, args.password))
    if not args.all:
        there = "".join(f"\n  {entry.name}" for entry in entries)
        known = f"--chapter with one of these, or --pages, --pdf-pages, or --all:{there}"
        raise UsageError(f"Which part of {args.book.name}?", known if entries else "--pages or --pdf-pages.")
    if not entries:
        raise UsageError(
            f"{args.book.name} has no outline to take chapters from.", "Choose with --pages or --pdf-pages."
        )
    return [BookPart(args.book, e.number or e.title, password=args.password, ocr=args.ocr) for e in entries]


def _with_run_options(args: argparse.Namespace, settings: Settings) -> Settings:
    box = settings.sandbox
    if args.allow_network:
        narrate(args, "Snippets of this run may reach the network, as you asked.")
    return settings.model_copy(
        update={
            "sandbox": box.model_copy(
                update={
                    "allow_network": box.allow_network or args.allow_network,
                    "allow_packages": (*box.allow_packages, *args.allow_package),
                }
            ),
        }
    )


async def _make(args: argparse.Namespace, part: BookPart, settings: Settings) -> Day:
    from probatum.tui.narrator import Narrator
    from probatum.workflows.day import make_day
    from probatum.workflows.events import ignore

    on_event = ignore if args.quiet else Narrator()
    return await make_day(part, settings, on_event=on_event, redo=args.redo, model_questions=args.model_questions)


async def _estimate(args: argparse.Namespace, part: BookPart, settings: Settings) -> int:
    from probatum.workflows.estimating import estimate_part

    estimate = await estimate_part(part, settings, questions=args.model_questions)
    if args.json:
        emit_json({"version": 1} | estimate.model_dump())
        return 0
    for line in estimate.lines:
        print(f"{line.calls:>4} × {line.what:<18} {line.tokens_in:>9,} tokens in {line.tokens_out:>8,} out")
    if not estimate.whole:
        print(
            "The chapter does not fit at once and goes a section at a time; [model] context says what the model takes."
        )
    money = "no price is known" if estimate.money is None else f"about {estimate.money:.4f} USD"
    print(f"{estimate.model}: {money} (prices of {estimate.prices_date or 'no date'}); nothing was sent.")
    return 0


def summary_of(day: Day) -> dict[str, object]:
    """The stable JSON of ``notes --json``; see docs/json.md."""
    return {
        "version": 1,
        "log": str(day.saved.path),
        "attachments": [str(path) for path in day.saved.attachments],
        "concepts": [str(path) for path in day.saved.concepts],
        "conflicts": [conflict.part for conflict in day.saved.conflicts],
        "summary": day.tally,
        "seconds": day.seconds,
        "tokens": {"in": day.spending.usage.tokens_in, "out": day.spending.usage.tokens_out},
        "cost": day.spending.money,
        "expected": day.estimate and {"in": day.estimate.usage.tokens_in, "out": day.estimate.usage.tokens_out},
        "engine": day.engine,
        "warnings": day.made.chapter.warnings,
    }


def _tell(args: argparse.Namespace, day: Day) -> None:
    counted, seconds = day.tally, sum(day.seconds.values())
    lines = [
        f"sections    {counted.sections}",
        f"snippets    {counted.snippets_passed} of {counted.snippets} passed, {counted.snippets_failed} failed, "
        f"{counted.snippets_not_run} not run",
        f"diagrams    {counted.diagrams_parsed} of {counted.diagrams} parsed",
        f"statements  {counted.claims_traced} of {counted.claims} traced to their page, "
        + ", ".join([*(f"{n} {own}" for own, n in counted.claims_own.items()), f"{counted.claims_dropped} dropped"]),
        f"questions   {counted.questions} made, {counted.questions_dropped} dropped{_why_none(day)}",
        f"seconds     {seconds:.1f} ({', '.join(f'{name} {value:.1f}' for name, value in day.seconds.items())})",
    ]
    if day.engine == "model":
        usage, money = day.spending.usage, day.spending.money
        cost = "price unknown" if money is None else f"{money:.4f} USD"
        lines.append(f"model       {usage.tokens_in:,} tokens in, {usage.tokens_out:,} out, {cost}")
        if told := day.estimate:
            cost = "price unknown" if told.money is None else f"{told.money:.4f} USD"
            lines.append(f"expected    {told.usage.tokens_in:,} tokens in, {told.usage.tokens_out:,} out, {cost}")
    for line in (*lines, *(f"warning     {w}" for w in day.made.chapter.warnings)):
        narrate(args, line)
    print(_shortest(day.saved.path))
    sys.stdout.flush()


def _why_none(day: Day) -> str:
    if day.tally.questions or day.engine == "model":
        return ""
    return "; without a model only what the book defines, tabulates or runs can be asked and proved"


def _shortest(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
