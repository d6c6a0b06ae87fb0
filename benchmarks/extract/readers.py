"""The readers that are compared, each giving the same neutral blocks; run one by one, each in a process of its own.

``python -m benchmarks.extract.readers READER BOOK.pdf FIRST LAST [NUMBER]`` prints the blocks as JSON.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Block = dict[str, Any]
_CAPTION = re.compile(
    r"^[\s*_]*(?:fig(?:ure|ura|\.)?|abb(?:ildung|\.)|table|tabella|tabelle|listing)\s*[A-Z]?\d", re.IGNORECASE
)


def probatum(path: Path, first: int, last: int, number: str) -> list[Block]:
    """Ours, in this process, by the chapter's number where there is one."""
    from probatum.errors import SourceError
    from probatum.tools.pdf import Choice, Reading
    from probatum.tools.pdf.interchange import to_json
    from probatum.tools.pdf.opening import open_document
    from probatum.tools.pdf.reading import read

    opened = open_document(path)
    with tempfile.TemporaryDirectory() as pictures:
        try:
            done = read(
                opened, Choice(chapter=number) if number else Choice(pdf_pages=f"{first}-{last}"), Path(pictures)
            )
        except SourceError:
            done = read(opened, Choice(pdf_pages=f"{first}-{last}"), Path(pictures))
    blocks: list[Block] = to_json(Reading(opened.book, done.chapter, done.furniture, 0.0, 0.0))["blocks"]
    return blocks


def pymupdf_text(path: Path, first: int, last: int, number: str) -> list[Block]:
    """Plain PyMuPDF: its blocks of text, in its order."""
    from probatum.tools.pdf.engine import load_pymupdf

    document = load_pymupdf().open(path)
    return [
        {"kind": "text", "text": b[4].strip(), "page": page, "bbox": b[:4]}
        for page in range(first, last + 1)
        for b in document[page - 1].get_text("blocks")
        if b[6] == 0 and b[4].strip()
    ]


def pdftotext(path: Path, first: int, last: int, number: str) -> list[Block]:
    """Poppler's ``pdftotext -layout``, parted at blank lines."""
    command = ["pdftotext", "-layout", "-f", str(first), "-l", str(last), str(path), "-"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [
        {"kind": "text", "text": part.strip("\n"), "page": page}
        for page, text in enumerate(out.split("\f"), first)
        for part in re.split(r"\n\s*\n", text)
        if part.strip()
    ]


def pymupdf4llm_plain(path: Path, first: int, last: int, number: str) -> list[Block]:
    """pymupdf4llm without its layout model."""
    import pymupdf4llm  # type: ignore[import-untyped]  # ships no types

    if hasattr(pymupdf4llm, "use_layout"):
        pymupdf4llm.use_layout(False)
    return _markdown(pymupdf4llm, path, first, last)


def pymupdf4llm_layout(path: Path, first: int, last: int, number: str) -> list[Block]:
    """pymupdf4llm as it comes, with its layout model; OCR off, for these pages have text."""
    import pymupdf.layout  # noqa: F401  # switches the model on
    import pymupdf4llm

    return _markdown(pymupdf4llm, path, first, last, use_ocr=False)


def _markdown(library: Any, path: Path, first: int, last: int, **options: Any) -> list[Block]:
    from probatum.tools.pdf.engine import load_pymupdf

    document = load_pymupdf().open(path)
    with tempfile.TemporaryDirectory() as images:
        chunks = library.to_markdown(
            document,
            pages=list(range(first - 1, last)),
            page_chunks=True,
            write_images=True,
            image_path=images,
            **options,
        )
    return [block for page, chunk in enumerate(chunks, first) for block in _blocks(chunk["text"], page)]


def _blocks(markdown: str, page: int) -> list[Block]:
    """The blocks of one page of Markdown."""
    blocks: list[Block] = []
    for part in re.split(r"(^```.*?^```\s*$)", markdown, flags=re.MULTILINE | re.DOTALL):
        if part.startswith("```"):
            blocks.append({"kind": "code", "text": "\n".join(part.strip().split("\n")[1:-1]), "page": page})
            continue
        blocks += [_block(text.strip(), page) for text in re.split(r"\n\s*\n", part) if text.strip()]
    return _with_captions(blocks)


def _block(text: str, page: int) -> Block:
    plain = re.sub(r"\*\*|__|`|(?<!\w)_|_(?!\w)", "", text)
    if text.startswith("!["):
        return {"kind": "figure", "text": "", "page": page}
    if heading := re.match(r"(#+)\s+(.*)", plain, re.DOTALL):
        return {"kind": "heading", "text": heading.group(2), "level": len(heading.group(1)), "page": page}
    if text.startswith("|"):
        rows = [r.strip("| ").split("|") for r in plain.split("\n") if not re.fullmatch(r"[|\s:-]+", r)]
        return {"kind": "table", "text": "", "cells": [[c.strip() for c in row] for row in rows], "page": page}
    if re.match(r"(?:[-*+•]|\d+[.)])\s", text):
        items = re.sub(r"^\s*(?:[-*+•]|\d+[.)])\s+", "", plain, flags=re.MULTILINE)
        return {"kind": "list", "text": items, "page": page}
    if note := re.match(r"(?:\[\^(\w+)\]:?|>)\s*(.*)", plain, re.DOTALL):
        return {"kind": "footnote", "text": note.group(2), "page": page}
    return {"kind": "text", "text": plain, "page": page}


def _with_captions(blocks: list[Block]) -> list[Block]:
    """A paragraph that begins like a caption goes to the nearest figure or table of its page that has none."""
    for i, block in enumerate(blocks):
        if block["kind"] == "text" and _CAPTION.match(block["text"]):
            places = sorted(
                (abs(i - k), k) for k, b in enumerate(blocks) if b["kind"] in ("figure", "table") and "caption" not in b
            )
            if places:
                blocks[places[0][1]]["caption"] = block["text"]
    return blocks


READERS: dict[str, Callable[[Path, int, int, str], list[Block]]] = {
    "pdftotext -layout": pdftotext,
    "pymupdf get_text": pymupdf_text,
    "pymupdf4llm, no layout": pymupdf4llm_plain,
    "pymupdf4llm, layout": pymupdf4llm_layout,
    "probatum": probatum,
}


def main() -> None:
    """Reads once to warm the imports, then once for the clock."""
    name, path, first, last, *number = sys.argv[1:]
    reader = READERS[name]
    answer = sys.stdout
    sys.stdout = sys.stderr
    reader(Path(path), int(first), int(first), "")
    started, before = time.perf_counter(), _cpu()
    blocks = reader(Path(path), int(first), int(last), *(number or [""]))
    spent = {"seconds": time.perf_counter() - started, "cpu": _cpu() - before}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"pages": [int(first), int(last)], "blocks": blocks, "peak_mb": peak, **spent}, answer)


def _cpu() -> float:
    """Seconds of this process and of the programs that it started."""
    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


if __name__ == "__main__":
    main()
