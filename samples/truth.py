"""Write what a perfect reader would find in each chapter of the sample book: `python samples/truth.py`.

Typst itself is asked for the elements of the book and the pages on which it put them. Each file holds
`{"book", "pdf", "chapter", "running_heads", "blocks", "anchors", "outline"}`. A block has an `id`, a `kind` (heading,
text, list, code, table, figure, equation, footnote), its `text`, its `page` (counted from 1 in the file) and, where it
applies, `level`, `lang`, `caption` or `cells`. Blocks stand in the order of the source; a figure may float overleaf.
An item of a list bears the page on which its list begins.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
Element = dict[str, Any]  # {"it": the element's fields as Typst writes them, "page": int}
ASK = """query(selector(heading).or(par).or(raw.where(block: true)).or(figure).or(figure.caption)
  .or(math.equation).or(footnote).or(list).or(enum))
  .map(it => (it: it, page: it.location().page(), label: counter(page).at(it.location()).first()))"""
INSIDE = ("text", "base", "b", "t", "num", "denom", "radicand", "body", "child", "children")  # in reading order


def ask() -> list[Element]:
    """Return the elements of the book in the order of the source."""
    answer = typst.eval(HERE / "clockwork.typ", ASK.replace("\n", ""), root=HERE, ignore_system_fonts=True)
    found: list[Element] = json.loads(answer)
    return found


def words(content: Any, refs: dict[str, str], formulas: Iterator[Element] | None = None) -> str:
    """Return the text of some content, as near to what is printed as formulas allow.

    Typst tells of a formula within a paragraph only that there is one; `formulas` are those that follow.
    """
    if isinstance(content, list):
        return "".join(words(part, refs, formulas) for part in content)
    if not isinstance(content, dict):
        return content if isinstance(content, str) else ""
    match content["func"]:
        case "space" | "parbreak" | "h":
            return " "
        case "smartquote":
            return '"' if content.get("double") else "'"
        case "ref":
            return refs.get(content["target"].strip("<>"), "")
        case "footnote" | "metadata" | "image":
            return ""
        case "inline":
            return words(next(formulas)["body"], refs) if formulas else ""
        case "raw":
            return str(content["text"])
    return "".join(words(content[key], refs, formulas) for key in INSIDE if key in content)


def numbered(elements: list[Element]) -> dict[str, str]:
    """Return what is printed for a reference to each label: `{"fig-jumps": "Figure 2.1"}`."""
    names = {"image": "Figure", "table": "Table", "listing": "Listing", "equation": "Formula"}
    refs: dict[str, str] = {}
    chapter, counts = 0, dict.fromkeys(names, 0)
    for it in (element["it"] for element in elements):
        if it["func"] == "heading" and it["level"] == 1 and it.get("numbering"):
            chapter, counts = chapter + 1, dict.fromkeys(names, 0)
        kind = it["kind"] if it["func"] == "figure" else "equation" if it["func"] == "equation" and it["block"] else ""
        if kind in names:
            counts[kind] += 1
            number = f"{chapter}.{counts[kind]}"
            if "label" in it:
                shown = f"({number})" if kind == "equation" else number
                refs[it["label"].strip("<>")] = f"{names[kind]} {shown}"
    return refs


def cells(table: Element, refs: dict[str, str]) -> list[list[str]]:
    """Return the rows of a table."""
    parts = [part for child in table["children"] for part in child.get("children", [child])]  # a head holds cells
    flat = [words(cell["body"], refs).strip() for cell in parts if cell["func"] == "cell"]
    width = len(table["columns"])
    return [flat[start : start + width] for start in range(0, len(flat), width)]


def blocks_of(elements: list[Element], refs: dict[str, str]) -> list[dict[str, Any]]:
    """Turn the elements of one chapter into blocks."""
    inner = " ".join(words(e["it"]["body"], refs) for e in elements if e["it"]["func"] == "figure")
    lists = [e["it"]["children"] for e in elements if e["it"]["func"] in ("list", "enum")]
    items = [" ".join(words(item["body"], refs).split()) for children in lists for item in children]
    captions = iter([e for e in elements if e["it"]["func"] == "caption"])
    blocks: list[dict[str, Any]] = []
    in_figure = None
    for index, element in enumerate(elements):
        it, page = element["it"], element["page"]
        block: dict[str, Any] = {"text": "", "page": page}
        match it["func"]:
            case "heading":
                block |= {"kind": "heading", "text": words(it["body"], refs), "level": it["level"]}
            case "par":
                later = (e["it"] for e in elements[index:] if e["it"]["func"] == "equation" and not e["it"]["block"])
                text = " ".join(words(it["body"], refs, later).split())
                # Running heads are set solid, titles ragged; labels belong to their figure, items to their list.
                if it["leading"] == "0pt" or not it["justify"] or not text or text in inner or text in items:
                    continue
                block |= {"kind": "text", "text": text}
            case "figure":
                caption = next(captions)
                block |= {"caption": words(it["caption"]["body"], refs), "page": caption["page"]}
                if it["kind"] == "table":
                    block |= {"kind": "table", "cells": cells(it["body"], refs)}
                elif it["kind"] == "listing":
                    in_figure = it["body"]["text"]
                    block |= {"kind": "code", "text": in_figure, "lang": it["body"]["lang"]}
                else:
                    block["kind"] = "figure"
            case "raw" if it["text"] != in_figure:
                block |= {"kind": "code", "text": it["text"], "lang": it["lang"]}
            case "equation" if it["block"]:
                block |= {"kind": "equation", "text": words(it["body"], refs)}
            case "footnote":
                block |= {"kind": "footnote", "text": words(it["body"], refs)}
            case "list" | "enum":
                blocks += [{"kind": "list", "text": words(item["body"], refs), "page": page} for item in it["children"]]
                continue
            case _:
                continue
        blocks.append(block)
    return [{"id": f"b{number:04d}", **block} for number, block in enumerate(blocks, 1)]


def chapters() -> list[dict[str, Any]]:
    """Return the truth of each chapter."""
    elements = ask()
    refs = numbered(elements)
    starts = [i for i, e in enumerate(elements) if e["it"]["func"] == "heading" and e["it"]["level"] == 1]
    found: list[dict[str, Any]] = []
    for start, end in pairwise(starts):
        if not elements[start]["it"].get("numbering"):
            continue
        number = str(len(found) + 1)
        blocks = blocks_of(elements[start:end], refs)
        heads = [block for block in blocks if block["kind"] == "heading"]
        first, last = elements[start]["page"], elements[end]["page"] - 1
        label = elements[start]["label"]
        sections = [f"{number}.{n} {head['text']}" for n, head in enumerate(heads[1:], 1)]
        found.append(
            {
                "book": "Clockwork: Small Programs That Simulate Time",
                "pdf": "clockwork.pdf",
                "chapter": {
                    "number": number,
                    "title": heads[0]["text"],
                    "page_first": first,
                    "page_last": last,
                    "label_first": str(label),
                    "label_last": str(label + last - first),
                },
                "running_heads": [f"{number} {heads[0]['text']}", *sections],
                "blocks": blocks,
                "anchors": [
                    {"id": block["id"], "text": " ".join(block["text"].split()[:8])}
                    for block in blocks
                    if block["kind"] == "text" and len(block["text"].split()) > 8
                ],
                "outline": [[head["level"], head["text"], head["page"]] for head in heads],
            }
        )
    return found


if __name__ == "__main__":
    for chapter in chapters():
        path = HERE / f"clockwork_ch{chapter['chapter']['number']}.truth.json"
        path.write_text(json.dumps(chapter, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
