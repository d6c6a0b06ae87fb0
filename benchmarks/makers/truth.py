"""The truth of a chapter: its blocks from the source, their pages from the PDF."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.makers.source import CHAPTERS, LANGUAGES, Node, chapter
from benchmarks.makers.unparted import mark_unparted
from probatum.tools.pdf.engine import load_pymupdf

Block = dict[str, Any]
_SAME = {"console": "console", "pycon": "python", "rconsole": "r", "text": ""}
_START = 28
"""Letters by which a block is found on its page."""


def truths(pdf: Path, *, notes: str = "footnote", columns: int = 200) -> list[Block]:
    """One truth a chapter; ``notes`` is footnote or endnote, ``columns`` where the maker breaks code."""
    document = load_pymupdf().open(pdf)
    pages = [_letters(document[i].get_text()) for i in range(document.page_count)]
    found = []
    at = _after_contents(pages)
    for path in CHAPTERS:
        blocks = _blocks(chapter(path)["blocks"], notes, columns)
        if notes == "endnote":
            blocks = sorted(blocks, key=lambda block: block["kind"] == notes)
            blocks = [{**block, "kind": "text"} if block["kind"] == notes else block for block in blocks]
        at = _place(blocks, pages, at)
        mark_unparted(blocks, document)
        if path.stem in LANGUAGES and not path.stem.startswith("4"):
            found.append(_truth(pdf, path, blocks))
    return found


def _truth(pdf: Path, path: Path, blocks: list[Block]) -> Block:
    heads = [b for b in blocks if b["kind"] == "heading"]
    known = [b["page"] for b in blocks if b.get("page")]
    for number, block in enumerate(blocks, 1):
        block["id"] = f"b{number:04d}"
    return {
        "book": "Many makers", "pdf": pdf.name, "maker": pdf.stem,
        "chapter": {
            "number": path.stem[0], "title": heads[0]["text"], "page_first": min(known), "page_last": max(known),
        },
        "running_heads": [form for b in heads for form in (b["text"], b["text"].upper())],
        "blocks": blocks,
        "anchors": [
            {"id": b["id"], "text": " ".join(b["text"].split()[:8])}
            for b in blocks if b["kind"] == "text" and len(b["text"].split()) > 8
        ],
        "outline": [[b["level"], b["text"], b.get("page")] for b in heads],
    }  # fmt: skip


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).lower()
    return re.sub(r"[\W\d_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))


def _after_contents(pages: list[str]) -> int:
    first = next(b for b in _blocks(chapter(CHAPTERS[0])["blocks"], "footnote", 200) if b["kind"] == "text")
    goal = _letters(first["text"])[:_START]
    return next((i for i, page in enumerate(pages) if goal in page), 0)


def _place(blocks: list[Block], pages: list[str], at: int) -> int:
    """Gives each block its page, going forwards; a heading stands where what follows it begins."""
    for block in blocks:
        if block["kind"] in ("heading", "footnote", "table"):
            continue
        goal = _letters(block.get("caption") or block["text"])[:_START]
        page = next((i for i in range(at, min(at + 3, len(pages))) if goal and goal in pages[i]), None)
        if page is not None:
            block["page"] = page + 1
            at = page if len(goal) == _START and block["kind"] != "figure" else at
    following = at + 1
    for block in reversed(blocks):
        if block["kind"] == "heading":
            near = [p for p in (following, following - 1) if _letters(block["text"]) in pages[p - 1]]
            block["page"] = near[0] if near else following
        following = block.get("page") or following
    return at


def _blocks(nodes: list[Node], notes: str, columns: int) -> list[Block]:
    """The blocks in reading order; a paragraph's notes follow it."""
    blocks: list[Block] = []
    for node in nodes:
        match node["t"]:
            case "Header":
                blocks.append({"kind": "heading", "level": node["c"][0], "text": words(node["c"][2])})
            case "Para" | "Plain":
                blocks.append({"kind": "text", "text": words(node["c"])})
                blocks += [{"kind": notes, "text": _flat(note)} for note in _notes(node)]
            case "CodeBlock":
                language = node["c"][0][1][0]
                block = {"kind": "code", "text": node["c"][1], "lang": _SAME.get(language, language)}
                if max(map(len, node["c"][1].split("\n"))) > columns:
                    block["wraps"] = True
                blocks.append(block)
            case "BlockQuote":
                blocks += _blocks(node["c"], notes, columns)
            case "BulletList":
                blocks += [b for item in node["c"] for b in _item(item, notes, columns)]
            case "OrderedList":
                blocks += [b for item in node["c"][1] for b in _item(item, notes, columns)]
            case "DefinitionList":
                for term, meanings in node["c"]:
                    text = f"{words(term)} {' '.join(_flat(m) for m in meanings)}"
                    blocks.append({"kind": "list", "definition": True, "text": text})
            case "Table" | "Figure":
                blocks.append(_float(node))
    return blocks


def _item(nodes: list[Node], notes: str, columns: int) -> list[Block]:
    blocks = _blocks(nodes, notes, columns)
    if blocks and blocks[0]["kind"] == "text":
        blocks[0]["kind"] = "list"
    return blocks


def _float(node: Node) -> Block:
    block: Block = {"kind": node["t"].lower(), "text": ""}
    if node["t"] == "Table":
        block["cells"] = list(_rows(node))
    caption = _flat(node["c"][1][1])
    return {**block, "caption": caption} if caption else block


def _rows(table: Node) -> Iterator[list[str]]:
    head, bodies = table["c"][3], table["c"][4]
    for row in [*head[1], *(r for body in bodies for r in [*body[2], *body[3]])]:
        yield [_flat(cell[4]) for cell in row[1]]


def _flat(nodes: list[Node]) -> str:
    return " ".join(words(node["c"]) for node in nodes if node["t"] in ("Para", "Plain"))


def _notes(node: Any) -> Iterator[list[Node]]:
    if isinstance(node, list):
        for child in node:
            yield from _notes(child)
    elif isinstance(node, dict):
        if node.get("t") == "Note":
            yield node["c"]
        else:
            yield from _notes(node.get("c"))


def words(inlines: list[Node]) -> str:
    """The text of inline nodes, notes left out."""
    out = []
    for node in inlines:
        match node["t"]:
            case "Str":
                out.append(node["c"])
            case "Space" | "SoftBreak" | "LineBreak":
                out.append(" ")
            case "Code":
                out.append(node["c"][1])
            case "Emph" | "Strong":
                out.append(words(node["c"]))
            case "Quoted" | "Link" | "Span":
                out.append(words(node["c"][1]))
    return re.sub(r"\s+", " ", "".join(out)).strip()
