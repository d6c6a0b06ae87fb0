"""Reads notes as Obsidian does, into the tokens that Textual's Markdown can draw."""

import re
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from probatum.tui.diagram_text import outline
from probatum.tui.formulas import readable
from probatum.tui.glyphs import bare, plain_badges

CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)\](?P<fold>[+-]?)[ \t]*(?P<title>[^\n]*)\n?")
TASK = re.compile(r"\[(?P<state>[ xX])\]\s+")
EMBED = re.compile(r"!\[\[(?P<file>[^\]|]+)(?:\|[^\]]*)?\]\]")
WIKI_LINK = re.compile(r"\[\[(?P<target>[^\]|]+)(?:\|(?P<shown>[^\]]*))?\]\]")
HIGHLIGHT = re.compile(r"==(?=\S)(.+?)(?<=\S)==")
ANCHOR = re.compile(r"\s*\^[A-Za-z0-9-]+\s*$")
PARAGRAPH = ("paragraph_open", "inline", "paragraph_close")
LINK = ("link_open", "text", "link_close")
COMMENT = re.compile(r"%%.*?%%", re.DOTALL)


def note_parser() -> MarkdownIt:
    """CommonMark with tables and formulas, front matter left out, callouts, ``==marks==``, wiki-links, task boxes."""
    parser = MarkdownIt("gfm-like", {"linkify": False}).use(front_matter_plugin)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    parser.inline.ruler.before("emphasis", "highlight", _highlight)
    parser.inline.ruler.before("link", "wiki", _wiki)
    parser.core.ruler.after("inline", "callouts", _callouts)
    parser.core.ruler.after("callouts", "retold", _retold)
    parser.core.ruler.after("retold", "pictures", _pictures)
    return parser


def _highlight(state: StateInline, silent: bool) -> bool:
    """``==x==``, drawn by the style of ``s``: Textual knows no other pair of tokens that is free."""
    match = HIGHLIGHT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("s_open", "s", 1)
        end, state.pos, state.posMax = state.posMax, match.start(1), match.end(1)
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("s_close", "s", -1)
    state.pos = match.end()
    return True


def _wiki(state: StateInline, silent: bool) -> bool:
    """``[[Note#Heading|shown]]`` as a link to ``note:Note#Heading``; ``![[file]]`` as a picture."""
    embed = EMBED.match(state.src, state.pos)
    link = WIKI_LINK.match(state.src, state.pos)
    found = embed or link
    if found is None:
        return False
    if not silent:
        target = f"picture:{embed['file']}" if embed else f"note:{found['target']}"
        state.push("link_open", "a", 1).attrs = {"href": target}
        text = f"▣ {found['file']}" if embed else found["shown"] or found["target"].strip("#^")
        state.push("text", "", 0).content = text
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _callouts(state: StateCore) -> None:
    """Takes ``[!kind] title`` off a quote's first paragraph and onto the quote."""
    quotes: list[Token] = []
    for token in state.tokens:
        if token.type == "blockquote_open":
            quotes.append(token)
        elif token.type == "blockquote_close":
            quotes.pop()
        elif token.type == "inline" and quotes:
            quote = quotes[-1]
            match = CALLOUT.match(token.content)
            if match and not quote.attrGet("seen"):
                quote.attrSet("callout", match["kind"].lower())
                quote.attrSet("title", bare(match["title"]) or match["kind"].capitalize())
                _retell(state, token, token.content[match.end() :])
            quote.attrSet("seen", "yes")
    state.tokens = [token for i, token in enumerate(state.tokens) if not _is_empty(state.tokens, i)]


def _pictures(state: StateCore) -> None:
    """Makes a paragraph that holds nothing but a picture a token of its own."""
    kept: list[Token] = []
    for token in state.tokens:
        kept.append(token)
        if token.type != "paragraph_close" or len(kept) < len(PARAGRAPH):
            continue
        link = next(iter(kept[-2].children or ()), None)
        if len(kept[-2].children or ()) == len(LINK) and link is not None and _file(link):
            caption = (kept[-2].children or [link, link])[1].content.removeprefix("▣ ")
            kept[-3:] = [Token("picture", "", 0, attrs={"src": _file(link)}, content=caption, map=kept[-2].map)]
    state.tokens = kept


def _file(link: Token) -> str:
    kind, _, file = str(link.attrGet("href") or "").partition(":")
    return file if kind == "picture" else ""


def _is_empty(tokens: list[Token], i: int) -> bool:
    """True for the three tokens of a paragraph that held a callout's title and nothing else."""
    start = i - PARAGRAPH.index(tokens[i].type) if tokens[i].type in PARAGRAPH else -1
    here = tokens[max(start, 0) : start + 3]
    return start >= 0 and tuple(t.type for t in here) == PARAGRAPH and not here[1].content


def _retold(state: StateCore) -> None:
    """Finds tasks, draws formulas, diagrams and badges as text, takes anchors, comments and pictographs off."""
    before = ""
    for token in state.tokens:
        if token.type == "inline":
            task = TASK.match(token.content)
            if task:
                token.meta["ticked"] = task["state"] in "xX"
            _retell(state, token, _shown(token.content[task.end() if task else 0 :], before))
        elif token.type == "math_block":
            token.type, token.tag, token.info, token.content = "fence", "code", "math", readable(token.content.strip())
        elif token.type == "fence" and token.info.strip() == "mermaid":
            token.info, token.content = "diagram", outline(token.content)
        before = token.type


def _shown(content: str, before: str) -> str:
    if before == "heading_open":
        return bare(content)
    return plain_badges(ANCHOR.sub("", COMMENT.sub("", content)))


def _retell(state: StateCore, token: Token, content: str) -> None:
    if content != token.content:
        token.content = content
        token.children = []
        state.md.inline.parse(content, state.md, state.env, token.children)
    for child in token.children or ():
        if child.type in {"math_inline", "math_inline_double"}:
            child.type, child.content = "code_inline", readable(child.content)
        elif child.type == "softbreak":
            child.type = "hardbreak"  # as Obsidian shows it
    token.children = [shown for child in token.children or () for shown in _linked(child)]


def _linked(token: Token) -> list[Token]:
    """A picture as a link to its file, its caption without the width that Obsidian keeps there."""
    file = unquote(str(token.attrGet("src") or ""))
    if token.type != "image" or "://" in file:
        return [token]
    caption, _, width = token.content.rpartition("|")
    shown = caption if width.isdigit() else token.content
    opened = Token("link_open", "a", 1, attrs={"href": f"picture:{file}"})
    return [opened, Token("text", "", 0, content=f"▣ {shown or file}"), Token("link_close", "a", -1)]
