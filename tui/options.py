"""Options that every command takes, and how they become settings."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from probatum.configs.settings import Settings
    from probatum.workflows.book_part import BookPart


def common(parser: argparse.ArgumentParser) -> None:
    """Adds the options that every command takes."""
    group = parser.add_argument_group("everywhere")
    group.add_argument("--vault", metavar="DIR", type=Path, help="folder of your notes (default: as set, else ./vault)")
    group.add_argument("--model", metavar="NAME", help="language model to ask")
    group.add_argument("--base-url", metavar="URL", help="address of an OpenAI-compatible server or of Ollama")
    group.add_argument("--max-cost", metavar="USD", type=float, help="stop before a model costs more")
    group.add_argument(
        "--engine", choices=("auto", "model", "extractive"), help="who writes: a model, or the book alone"
    )
    group.add_argument("--json", action="store_true", help="print the result as JSON")
    group.add_argument("--quiet", action="store_true", help="say nothing on the way")
    group.add_argument("--plain", action="store_true", help="plain lines, no colours or drawing")


def source(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Adds the book and the ways to choose a part of it."""
    parser.add_argument("book", metavar="BOOK.pdf", type=Path, nargs=None if required else "?", help="a PDF")
    group = parser.add_argument_group("which part of the book")
    group.add_argument("--chapter", metavar="C", help="number, title or part of a title, or a section such as 2.2")
    group.add_argument("--pages", metavar="A-B", help="printed pages, such as 51-60 or xi-xiii")
    group.add_argument("--pdf-pages", metavar="A-B", help="pages of the file, counted from 1")
    group.add_argument("--password", default="", help="of an encrypted PDF")
    group.add_argument("--ocr", action="store_true", help="read pages without text with Tesseract")


def part_of(args: argparse.Namespace) -> BookPart:
    """The part of the book that ``source`` let the reader choose."""
    from probatum.workflows.book_part import BookPart

    return BookPart(args.book, args.chapter, args.pages, args.pdf_pages, args.password, args.ocr)


def settings_of(args: argparse.Namespace) -> Settings:
    """The settings with this command line's options on top."""
    from probatum.configs.loading import load

    flags: dict[str, Any] = {}
    if args.vault is not None:
        flags["vault"] = args.vault
    if args.engine:
        flags["engine"] = args.engine
    given = (("name", args.model), ("base_url", args.base_url), ("max_cost", args.max_cost))
    if model := {key: value for key, value in given if value not in {None, ""}}:
        flags["model"] = model
    return load(flags)


def emit_json(value: object) -> None:
    """Prints ``value`` on standard output as JSON; nouns are taken as they are."""
    from pydantic_core import to_json

    sys.stdout.write(to_json(value, indent=1).decode() + "\n")


def narrate(args: argparse.Namespace, message: str) -> None:
    """Says something on standard error, unless told to be quiet."""
    if not args.quiet:
        print(message, file=sys.stderr, flush=True)
