"""Reads any Markdown for what can be tried in it."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from probatum.tools.markdown.fences import Fence, fence_of
from probatum.tools.markdown.masking import masked
from probatum.tools.markdown.note import EXTRACT, QUOTATIONS, Callout, Heading, Link, Note, Row

CALLOUT = re.compile(r"\[!([^\]\n]+)\]([+-]?)[ \t]*(.*)")
WIKI = re.compile(r"(!?)\[\[([^\[\]\n|]+?)(?:\\?\|([^\[\]\n]*))?\]\](?!\()")
PAGE = re.compile(r"p\. (\S.*?)(?: — .*)?")
GITHUB = frozenset({"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"})
HIGHLIGHT = re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]+(?<=[^\s=])==(?![=\w])")

MARKS, MOST_MARKS = "[`*_|$=<!~^", 5_000
"""Signs that may open something, and how many of them a line may hold: parsers take the square of that."""


def read_note(text: str, *, obsidian: bool = False) -> Note:
    """The note in ``text``; ``obsidian`` says that it lies in a vault. Never raises: any text is Markdown."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    whole = text.split("\n")
    floods = tuple(number for number, line in enumerate(whole, 1) if _is_flood(line))
    lines = [*whole]
    for number in floods:
        lines[number - 1] = ""
    tokens = _parser().parse("\n".join(lines))
    prose = masked(lines, tokens)
    callouts = tuple(_callouts(tokens))
    obsidian = obsidian or _of_obsidian(callouts, prose)
    return Note(
        lines=tuple(lines),
        prose=tuple(prose),
        fences=tuple(_fences(tokens, lines)),
        links=(*_links(tokens, lines), *(_wiki_links(prose, lines) if obsidian else ())),
        headings=tuple(_headings(tokens)),
        callouts=callouts,
        tables=tuple(_tables(tokens, lines)),
        paragraphs=tuple((t.map[0] + 1, t.map[1]) for t in tokens if t.type == "paragraph_open" and t.map),
        obsidian=obsidian,
        floods=floods,
        head=next(((1, t.map[1]) for t in tokens if t.type == "front_matter" and t.map), None),
    )


def _is_flood(line: str) -> bool:
    """True for a line of nothing but marks, which nobody wrote and which takes for ever to be read."""
    return len(line) > MOST_MARKS and sum(map(line.count, MARKS)) > MOST_MARKS


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(front_matter_plugin)


def _of_obsidian(callouts: Sequence[Callout], prose: Sequence[str]) -> bool:
    if any(callout.type not in GITHUB or callout.title or callout.folds for callout in callouts):
        return True
    return sum(len(HIGHLIGHT.findall(line)) for line in prose) > 2 or any("![[" in line for line in prose)


def _fences(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Fence]:
    callouts: list[str] = []
    for place, token in enumerate(tokens):
        if token.type == "blockquote_open":
            outer = callouts[-1] if callouts else ""
            callouts.append(outer if outer in QUOTATIONS else _opening(tokens, place) or outer)
        elif token.type == "blockquote_close":
            callouts.pop()
        elif token.type == "fence" or (token.type == "code_block" and ">>> " in token.content):
            yield fence_of(token, lines, inside=callouts[-1] if callouts else "")


def _opening(tokens: Sequence[Token], place: int) -> str:
    """Type of the callout that a quote is; empty for a plain one."""
    first = tokens[place + 2] if place + 2 < len(tokens) else None
    found = CALLOUT.match(first.content) if first and first.type == "inline" else None
    if not found:
        return ""
    type_ = found[1].strip().lower()
    return EXTRACT if type_ == "quote" and PAGE.fullmatch(found[3].split("\n")[0].strip()) else type_


def _callouts(tokens: Sequence[Token]) -> Iterator[Callout]:
    for place, token in enumerate(tokens):
        if token.type == "blockquote_open" and token.map and place + 2 < len(tokens):
            found = CALLOUT.match(tokens[place + 2].content) if tokens[place + 2].type == "inline" else None
            if found:
                title = found[3].strip()
                yield Callout(found[1].strip(), title, token.map[0] + 1, token.map[1], folds=bool(found[2]))


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    depth = 0
    for place, token in enumerate(tokens):
        if token.type in {"blockquote_open", "list_item_open"}:
            depth += 1
        elif token.type in {"blockquote_close", "list_item_close"}:
            depth -= 1
        elif token.type == "heading_open" and token.map:
            text = tokens[place + 1].content
            yield Heading(int(token.tag[1]), text, token.map[0] + 1, token.map[1], inside=depth > 0)


def _links(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Link]:
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        line = token.map[0] + 1
        for child in token.children or ():
            line += child.type in {"softbreak", "hardbreak"}
            target = str(child.attrs.get("src" if child.type == "image" else "href", ""))
            if child.type in {"image", "link_open"}:
                yield Link(
                    target, _line_of(target, line, token.map[1], lines), child.type == "image", text=child.content
                )


def _line_of(target: str, estimate: int, end: int, lines: Sequence[str]) -> int:
    """The line of a link: a code span over two lines before it hides a line break from the parser's tokens."""
    return next((n for n in range(estimate, end + 1) if target[:20] in lines[n - 1]), estimate)


def _wiki_links(prose: Sequence[str], lines: Sequence[str]) -> Iterator[Link]:
    for number, line in enumerate(prose, 1):
        for found in WIKI.finditer(line):
            whole = lines[number - 1][found.start(2) : found.end(2)]
            yield Link(whole.strip().removesuffix("\\"), number, bool(found[1]), wiki=True, text=found[3] or "")


def _tables(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[Row, ...]]:
    for token in tokens:
        if token.type == "table_open" and token.map:
            first, end = token.map
            yield tuple(Row(lines[n].lstrip("> \t"), n + 1) for n in range(first, min(end, len(lines))))
