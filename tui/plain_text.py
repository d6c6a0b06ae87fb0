"""Lays Markdown out for a plain terminal: prose wrapped, code set in, no stars and no fences."""

import re
import shutil
import textwrap

WIDEST = 100
INDENT = "    "


def laid_out(text: str) -> str:
    """The text as it is printed; code keeps its lines."""
    width = min(WIDEST, shutil.get_terminal_size().columns)
    lines, fence = [], ""
    for line in text.splitlines():
        ticks = re.match(r"`{3,}", line)
        if ticks and (not fence or line.startswith(fence)):
            fence = "" if fence else ticks[0]
        elif fence:
            lines.append(INDENT + line)
        else:
            lines.append(_wrapped(_bare(line), width))
    return "\n".join(lines)


def _bare(line: str) -> str:
    """The line without stars: a bold word within it is quoted, so that it still stands out; code keeps its marks."""
    line = re.sub(r"^\*\*([^*`]+)\*\*", r"\1", line)
    line = re.sub(r"\*\*(?=\S)([^*`]+?)(?<=\S)\*\*", r"“\1”", line)
    return re.sub(r"(?<![\w*])\*(?=\S)([^*`]+?)(?<=\S)\*(?![\w*])", r"\1", line)


def _wrapped(line: str, width: int) -> str:
    """A line of prose; an option, a step or a quotation goes on under its own beginning."""
    mark = re.match(r"\s*(?:[a-z]\)|\d{1,2}\.|[->])\s+|\s*", line)
    hang = " " * (mark.end() if mark else 0)
    return textwrap.fill(line, width, subsequent_indent=hang, break_long_words=False, drop_whitespace=True) or line
