"""Scores blocks against a chapter's truth: text, headings, listings, floats, lists, furniture. All from 0 to 1.

Used where the folder of books brings no ``score.py`` of its own. Truth and output have the form of ``extract --json``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from rapidfuzz.distance import Levenshtein

Block = dict[str, Any]
_LABEL = re.compile(r"^(?:(?:chapter|capitolo|kapitel|appendix)\s+)?[A-Z]?\d*(?:\.\d+)*[.:]?\s+(?=\w)", re.IGNORECASE)
_PROSE = ("text", "list", "heading", "footnote", "caption")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "−": "-", "–": "-", "\u00a0": " "})


def score(truth: dict[str, Any], output: dict[str, Any]) -> dict[str, float | None]:
    """The measures of one chapter; None where the truth holds nothing of the kind."""
    true = truth["blocks"]
    first, last = truth["chapter"]["page_first"], truth["chapter"]["page_last"]
    read = [b for b in output["blocks"] if b["kind"] != "furniture" and first <= b["page"] <= last]
    return {
        "text_f1": _overlap(_words(true), _words(read)),
        "head_f1": _headings(true, read),
        "code_exact_nb": _listings(true, read),
        "fig_r": _figures(true, read),
        "cap_attached": _captions(true, read),
        "tab_cells": _cells(true, read),
        "list_r": _openings(true, read, "list"),
        "foot_r": _openings(true, read, "footnote"),
        "furniture_pages": _leaks(truth, read) / (last - first + 1),
    }


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(_STRAIGHT).split())


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", _plain(re.sub(r"(\w)-\n\s*(\w)", r"\1\2", text or "")).lower())


def _words(blocks: list[Block]) -> list[str]:
    texts = [b.get("text", "") for b in blocks if b["kind"] in _PROSE]
    texts += [b["caption"] for b in blocks if b.get("caption") and b["kind"] not in _PROSE]
    return [word for text in texts for word in _tokens(text)]


def _overlap(a: list[str], b: list[str]) -> float:
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared / max(len(a) + len(b), 1)


def _alike(a: str, b: str, least: float) -> bool:
    return bool(Levenshtein.normalized_similarity(a, b) >= least)


def _title(text: str) -> str:
    bare = re.sub(
        r"^(?:(?:chapter|capitolo|kapitel|appendix)\s+)?[A-Z]?\d*(?:\.\d+)*[.:]?\s+(?=\w)",
        "",
        _plain(text),
        flags=re.IGNORECASE,
    )
    return re.sub(r"\W+", " ", bare).strip().lower()


def _headings(true: list[Block], read: list[Block]) -> float:
    wanted = [_title(b["text"]) for b in true if b["kind"] == "heading"]
    found = [_title(b["text"]) for b in read if b["kind"] == "heading" and _title(b["text"])]
    left = list(found)
    hits = 0
    for title in wanted:
        match = next((f for f in left if _alike(title, f, 0.9)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return 2 * hits / max(len(wanted) + len(found), 1)


def _code(text: str) -> str:
    """Without blank lines, common indent and the difference between straight and curly quotes."""
    lines = [line.translate(_STRAIGHT).expandtabs(4).rstrip() for line in (text or "").split("\n")]
    lines = [line for line in lines if line]
    indent = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    return "\n".join(line[indent:] for line in lines)


def _listings(true: list[Block], read: list[Block]) -> float | None:
    wanted = [i for i, b in enumerate(true) if b["kind"] == "code" and not b.get("wraps")]
    found = {_code(b["text"]) for b in read if b["kind"] == "code"}
    hits = sum(any(_code(text) in found for text in _readings(true, i)) for i in wanted)
    return hits / len(wanted) if wanted else None


def _readings(true: list[Block], at: int) -> Iterator[str]:
    """The listing's text; and with that of its neighbours where nothing on the page parts them (``unparted``)."""
    first, last = at, at
    while first and true[first - 1].get("unparted"):
        first -= 1
    while true[last].get("unparted"):
        last += 1
    for start in range(first, at + 1):
        for end in range(at, last + 1):
            yield "\n".join(block["text"] for block in true[start : end + 1])


def _figures(true: list[Block], read: list[Block]) -> float | None:
    wanted = Counter(b.get("page") for b in true if b["kind"] == "figure")
    found = Counter(b["page"] for b in read if b["kind"] == "figure")
    return sum((wanted & found).values()) / wanted.total() if wanted else None


def _captions(true: list[Block], read: list[Block]) -> float | None:
    wanted = [_title(b["caption"]) for b in true if b.get("caption")]
    label = re.compile(
        r"^[\W_]*(?:figure|figura|fig|abbildung|abb|table|tabella|tabelle|tableau|tab|listing)\s*[\dA-Z.\-]*\s*",
        re.IGNORECASE,
    )
    found = [_title(label.sub("", b["caption"])) for b in read if b.get("caption")]
    return sum(any(_alike(w, f, 0.85) for f in found) for w in wanted) / len(wanted) if wanted else None


def _cells(true: list[Block], read: list[Block]) -> float | None:
    wanted, found = ([_flat(b) for b in blocks if b["kind"] == "table"] for blocks in (true, read))
    best = [max((_overlap(w, f) for f in found), default=0.0) for w in wanted]
    return sum(best) / len(best) if best else None


def _flat(table: Block) -> list[str]:
    return [_plain(cell).lower() for row in table.get("cells") or [] for cell in row if _plain(cell)]


def _openings(true: list[Block], read: list[Block], kind: str) -> float | None:
    """Share of items or notes whose first ten words open a line of that kind; a definition may open a paragraph too."""
    wanted = [b for b in true if b["kind"] == kind and len(_tokens(b["text"])) > 1]
    hits = 0
    for block in wanted:
        kinds = (kind, "text") if block.get("definition") else (kind,)
        opening = _opening(block["text"])
        lines = (line for b in read if b["kind"] in kinds for line in (b["text"], *b["text"].split("\n")))
        hits += any(_alike(opening, _opening(line), 0.8) for line in lines)
    return hits / len(wanted) if wanted else None


def _opening(text: str) -> str:
    return " ".join(_tokens(text)[:10])


def _leaks(truth: dict[str, Any], read: list[Block]) -> int:
    """Pages on which a running head or a bare page number stands among the text."""
    heads = {_title(h) for h in truth.get("running_heads", [])} - {""}
    own = {(b.get("page"), _title(b["text"])) for b in truth["blocks"] if b["kind"] == "heading"}
    pages = set()
    for block in read:
        for line in (block.get("text") or "").split("\n") if block["kind"] in ("text", "heading") else ():
            bare = _title(re.sub(r"^\d+\s+|\s+\d+$", "", _plain(line)))
            if _plain(line).isdigit() or (bare in heads and (block["page"], bare) not in own):
                pages.add(block["page"])
    return len(pages)
