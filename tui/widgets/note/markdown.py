"""Shows a part of a note: Markdown with callouts and code that can be chosen, as Obsidian would show it."""

from pathlib import Path

from markdown_it.token import Token
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownBlock, MarkdownFence

from probatum.tui.widgets.note.list import NoteList
from probatum.tui.widgets.note.parser import note_parser
from probatum.tui.widgets.note.picture import NotePicture
from probatum.tui.widgets.note.table import NoteTable

COLOURS = {
    "abstract": "accent",
    "summary": "accent",
    "info": "primary",
    "example": "secondary",
    "tip": "success",
    "success": "success",
    "check": "success",
    "question": "warning",
    "warning": "warning",
    "failure": "error",
    "danger": "error",
    "bug": "error",
}


UNCOLOURED = {"", "diagram", "math"}
"""Fences that hold no program."""


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
        &.callout:ansi { background: ansi_default; }  /* the terminal's own colours know no tints */
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


class NoteFence(MarkdownFence, can_focus=True):
    """A block of code that Tab reaches, so that it can be copied, run again, or asked for its proof."""

    DEFAULT_CSS = """
    NoteFence {
        margin: 0 0 1 0;
        border-left: blank;
        & > Label { padding: 0 1; }
        &:focus { border-left: thick $accent; background: $accent 12%; }
        &:focus:ansi { background: ansi_default; }
    }
    """

    @classmethod
    def highlight(cls, code: str, language: str, ansi: bool = False, dark: bool = False) -> Content:
        """Colours for a language that was named. Textual would guess: slowly, and outputs and prose as code."""
        return super().highlight(code, "text" if language in UNCOLOURED else language, ansi, dark)


class NoteMarkdown(Markdown):
    """A part of a note. Links are posted as ``Markdown.LinkClicked`` and opened by nobody else."""

    DEFAULT_CSS = """
    NoteMarkdown {
        MarkdownBlock > .s { text-style: bold; background: $warning 20%; }
        MarkdownBlock:ansi > .s { text-style: bold underline; background: ansi_default; }
        MarkdownH1, MarkdownH2, MarkdownH3 { content-align: left middle; margin: 0 0 1 0; padding: 0; }
        MarkdownH1 { text-style: bold underline; }
        MarkdownH4 { color: $text-accent; text-style: bold; margin: 1 0 0 0; }
        MarkdownHorizontalRule { display: none; }
    }
    """

    BLOCKS: dict[str, type[MarkdownBlock]] = {  # noqa: RUF012 - as Textual declares it
        **Markdown.BLOCKS,
        "blockquote_open": Callout,
        "fence": NoteFence,
        "code_block": NoteFence,
        "bullet_list_open": NoteList,
        "ordered_list_open": NoteList,
        "table_open": NoteTable,
    }

    def __init__(
        self,
        text: str = "",
        *,
        folder: Path | None = None,
        id: str | None = None,  # noqa: A002 - as Textual names it
        classes: str | None = None,
    ) -> None:
        super().__init__(text, id=id, classes=classes, parser_factory=note_parser, open_links=False)
        self.folder = folder
        """Where the files lie that the text shows; without it pictures are named only."""

    def unhandled_token(self, token: Token) -> MarkdownBlock | None:
        """A picture that stands on its own."""
        return NotePicture(self, token, self.folder) if token.type == "picture" else None
