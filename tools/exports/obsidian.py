"""Reads Obsidian's Markdown: CommonMark with callouts, highlights, wiki-links, block ids, tasks, tables, formulas."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

_CALLOUT = re.compile(r"\[!(?P<kind>[^\]\s]+)\](?P<fold>[+-]?)[ \t]*(?P<title>[^\n]*)(?:\n|$)")
_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)")
_WIKI = re.compile(r"(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]+)(?:\|(?P<alias>[^\[\]\n]+))?\]\]")


def obsidian() -> MarkdownIt:
    """A parser of one note; raw HTML is text to it."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(tasklists_plugin)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    parser.core.ruler.before("inline", "callout", _callouts)
    parser.core.ruler.before("callout", "block_id", _block_ids)
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    parser.inline.ruler.before("emphasis", "mark", _mark)
    parser.inline.ruler.before("mark", "comment", _comment)
    return parser


def _callouts(state: StateCore) -> None:
    """Turns a quote that begins with ``[!kind]`` into a callout with its title."""
    made: list[Token] = []
    kinds: list[bool] = []
    for token, first in zip(state.tokens, _firsts(state.tokens), strict=True):
        if token.type == "blockquote_open":
            found = _CALLOUT.match(first.content) if first else None
            kinds.append(found is not None)
            if found and first:
                first.content = first.content[found.end() :]
                made += _opened(token, found)
                first.hidden = not first.content
                continue
        elif token.type == "blockquote_close" and kinds.pop():
            token.type, token.tag = "callout_close", "div"
        made.append(token)
    state.tokens = _without_empty(made)


def _opened(token: Token, found: re.Match[str]) -> list[Token]:
    kind = found["kind"].lower()
    token.type, token.tag = "callout_open", "div"
    token.meta = {"kind": kind, "fold": found["fold"]}
    title = Token("inline", "", 0, content=found["title"] or kind.capitalize(), children=[], map=token.map)
    return [token, Token("callout_title_open", "div", 1), title, Token("callout_title_close", "div", -1)]


def _firsts(tokens: Sequence[Token]) -> list[Token | None]:
    """For each token the text that comes two tokens later: of a quote, its first paragraph's."""
    inner = [*tokens[2:], None, None]
    return [token if token is not None and token.type == "inline" else None for token in inner][: len(tokens)]


def _without_empty(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without paragraphs whose only line was a callout's title."""
    kept: list[Token] = []
    skip = 0
    for i, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif token.type == "paragraph_open" and i + 1 < len(tokens) and tokens[i + 1].hidden:
            skip = 2
        else:
            kept.append(token)
    return kept


def _block_ids(state: StateCore) -> None:
    """Hangs a line ``^id`` on the block before it: its id goes into that block's ``meta``."""
    kept: list[Token] = []
    tokens = iter(state.tokens)
    for token in tokens:
        if token.type == "paragraph_open" and token.level == 0:
            inner, close = next(tokens), next(tokens)
            found = _BLOCK_ID.fullmatch(inner.content.strip())
            opener = _opener(kept) if found else None
            if found and opener:
                opener.attrSet("id", f"^{found[1]}")
                continue
            kept += [token, inner, close]
        else:
            kept.append(token)
    state.tokens = kept


def _opener(tokens: Sequence[Token]) -> Token | None:
    return next((token for token in reversed(tokens) if token.level == 0 and token.nesting >= 0), None)


def _wikilink(state: StateInline, silent: bool) -> bool:
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.meta = {"target": found["target"].strip(), "embed": bool(found["embed"])}
        token.content = (found["alias"] or found["target"]).strip()
    state.pos = found.end()
    return True


def _mark(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos : state.pos + 2] != "==":
        return False
    start, limit = state.pos + 2, state.posMax
    end = state.src.find("==", start, limit)
    inner = state.src[start:end] if end > start else ""
    if not inner or inner[0].isspace() or inner[-1].isspace() or inner[0] == "=":
        return False
    if not silent:
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.posMax = limit
        state.push("mark_close", "mark", -1)
    state.pos = end + 2
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos : state.pos + 2] != "%%":
        return False
    end = state.src.find("%%", state.pos + 2, state.posMax)
    if end < 0:
        return False
    state.pos = end + 2
    return True
