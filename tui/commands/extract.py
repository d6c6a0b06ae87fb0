"""``probatum extract``: shows what is read from a chapter."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.tui.options import common, emit_json, source

if TYPE_CHECKING:
    from probatum.tools.pdf import Reading

HELP = "Show what is read from a chapter: headings, text, listings, figures, tables, each with its page."


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options."""
    source(parser)
    parser.add_argument(
        "--overlay", metavar="OUT.pdf", type=Path, help="write the pages with what was read drawn over them"
    )
    parser.add_argument("--pictures", metavar="DIR", type=Path, help="keep the pictures that are cut out in DIR")
    common(parser)


def run(args: argparse.Namespace) -> int:
    """Reads, prints, and draws the overlay if asked."""
    import tempfile

    from probatum.tools.pdf import Choice, read_part

    choice = Choice(chapter=args.chapter, pages=args.pages, pdf_pages=args.pdf_pages)
    with tempfile.TemporaryDirectory() as scratch:
        pictures = args.pictures or Path(scratch)
        reading = read_part(
            args.book, choice, pictures=pictures, password=args.password, ocr=args.ocr, overlay=args.overlay
        )
    if args.json:
        from probatum.tools.pdf.interchange import to_json

        emit_json(to_json(reading))
    else:
        _print_outline(reading)
    return 0


def _print_outline(reading: Reading) -> None:
    """A readable outline: headings, and what stands under each."""
    chapter = reading.chapter
    print(f"{chapter.name} · {chapter.pages} · {reading.book.title}")
    for section in chapter.sections:
        heading = section.heading
        print(f"\n{'  ' * (section.level - 1)}{heading.number} {heading.text}  [p. {heading.label}]".rstrip())
        for block in section.blocks:
            said = getattr(block, "caption", "") or block.text
            first = " ".join(said.split())[:88]
            print(f"{'  ' * section.level}{block.kind:9} p. {block.label:>4}  {first}")
    for warning in chapter.warnings:
        print(f"\nwarning: {warning}")
