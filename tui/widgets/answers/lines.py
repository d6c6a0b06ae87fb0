"""A list to answer with: as high as its lines, and without a frame of its own."""

from textual.widgets import OptionList


class AnswerLines(OptionList):
    """What options and steps have in common."""

    DEFAULT_CSS = """
    AnswerLines {
        height: auto;
        max-height: 100%;
        scrollbar-gutter: stable;  /* else a scrollbar that comes wraps the text, and so stays */
        scrollbar-size-vertical: 1;
        padding: 0;
        border: none;
        background: transparent;
        &:focus { border: none; }
    }
    """
