"""Shows a part of a note: Markdown with callouts, highlights and task boxes, as Obsidian would."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from textual.app import ComposeResult
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownBlock

CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)\](?P<fold>[+-]?)[ \t]*(?P<title>[^\n]*)\n?")
TASK = re.compile(r"\[(?P<state>[ xX])\]\s+")
EMBED = re.compile(r"!\[\[(?P<file>[^\]|]+)(?:\|[^\]]*)?\]\]")
WIKI_LINK = re.compile(r"\[\[(?P<target>[^\]|]+)(?:\|(?P<shown>[^\]]*))?\]\]")
ANCHOR = re.compile(r"\s*\^[A-Za-z0-9-]+\s*$")
COLOURS = {
    "abstract": "accent",
    "summary": "accent",
    "info": "primary",
    "example": "secondary",
    "tip": "success",
    "success": "success",
    "question": "warning",
    "warning": "warning",
    "failure": "error",
    "danger": "error",
    "bug": "error",
}


class CalloutTitle(Static):
    """The first line of a callout."""


class Callout(MarkdownBlock):
    """A block quote, or a callout with a title and a colour of its kind; one that is folded stays readable."""

    DEFAULT_CSS = """
    Callout {
        border-left: outer $foreground 30%;
        padding: 0 1;
        margin: 0 0 1 0;
        &.callout { border-left: outer $primary; background: $primary 8%; }
        &.-accent { border-left: outer $accent; background: $accent 8%; }
        &.-secondary { border-left: outer $secondary; background: $secondary 8%; }
        &.-success { border-left: outer $success; background: $success 8%; }
        &.-warning { border-left: outer $warning; background: $warning 8%; }
        &.-error { border-left: outer $error; background: $error 8%; }
        CalloutTitle { text-style: bold; height: auto; margin: 0 0 1 0; }
    }
    """

    def __init__(self, markdown: Markdown, token: Token) -> None:
        super().__init__(markdown, token)
        self._title = str(token.attrGet("title") or "")
        kind = str(token.attrGet("callout") or "")
        if kind:
            self.add_class("callout", f"-{COLOURS.get(kind, 'primary')}")

    def compose(self) -> ComposeResult:
        """The title, then the blocks."""
        if self._title:
            yield CalloutTitle(self._title, markup=False)
        yield from super().compose()


class NoteMarkdown(Markdown):
    """A part of a note. Links are posted as ``Markdown.LinkClicked`` and opened by nobody else."""

    DEFAULT_CSS = """
    NoteMarkdown MarkdownBlock > .s { text-style: bold; background: $warning 20%; }
    """

    BLOCKS: dict[str, type[MarkdownBlock]] = {**Markdown.BLOCKS, "blockquote_open": Callout}  # noqa: RUF012

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, classes=classes, parser_factory=note_parser, open_links=False)


def note_parser() -> MarkdownIt:
    """CommonMark with tables, front matter left out, callouts, ``==highlights==``, wiki-links and task boxes."""
    parser = MarkdownIt("gfm-like", {"linkify": False}).use(front_matter_plugin)
    parser.inline.ruler.before("emphasis", "highlight", _highlight)
    parser.inline.ruler.before("link", "wiki", _wiki)
    parser.core.ruler.after("inline", "callouts", _callouts)
    parser.core.ruler.after("callouts", "tasks", _tasks)
    return parser


def _highlight(state: StateInline, silent: bool) -> bool:
    """``==x==``, drawn by the style of ``s``: Textual knows no other pair of tokens that is free."""
    match = re.compile(r"==(?=\S)(.+?)(?<=\S)==").match(state.src, state.pos, state.posMax)
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
    if embed is None and link is None:
        return False
    found = embed or link
    assert found is not None
    if not silent:
        target = f"note:{link['target'] if link else found['file']}"
        state.push("link_open", "a", 1).attrs = {"href": target}
        text = f"▣ {found['file']}" if embed else (link and (link["shown"] or link["target"].strip("#^"))) or ""
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
                quote.attrSet("title", match["title"] or match["kind"].capitalize())
                _retell(state, token, token.content[match.end() :])
            quote.attrSet("seen", "yes")
    state.tokens = [token for i, token in enumerate(state.tokens) if not _is_empty(state.tokens, i)]


def _is_empty(tokens: list[Token], i: int) -> bool:
    """True for the three tokens of a paragraph that held a callout's title and nothing else."""
    names = ("paragraph_open", "inline", "paragraph_close")
    start = i - names.index(tokens[i].type) if tokens[i].type in names else -1
    here = tokens[max(start, 0) : start + 3]
    return start >= 0 and tuple(t.type for t in here) == names and not here[1].content


def _tasks(state: StateCore) -> None:
    """Draws ``[ ]`` and ``[x]`` at the head of list items as boxes; takes block anchors off."""
    for before, token in zip(state.tokens[1:], state.tokens[2:], strict=False):
        if token.type != "inline":
            continue
        match = TASK.match(token.content)
        if match and before.type == "paragraph_open":
            box = "☑ " if match["state"] in "xX" else "☐ "
            _retell(state, token, box + token.content[match.end() :])
        if ANCHOR.search(token.content):
            _retell(state, token, ANCHOR.sub("", token.content))


def _retell(state: StateCore, token: Token, content: str) -> None:
    token.content = content
    token.children = []
    state.md.inline.parse(content, state.md, state.env, token.children)
