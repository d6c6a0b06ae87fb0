"""Takes back one slip of the keyboard for which code does not parse, so that what stands behind it can be tried too."""

import re

INDENT = re.compile(r"unindent does not match|unexpected indent|inconsistent use of tabs")
COLON = re.compile(r"expected ':'")
QUOTE = re.compile(r"invalid character '([“”‘’])'")
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
STRAY = re.compile(r"[ \t]*[^\w\s(\[{@#'\"]*")
"""The beginning of a line, with signs with which no line of Python begins."""


def taken_back(code: str, line: int, message: str) -> str:
    """The code with its ``line``, from 1, as it was surely meant; empty when that is not sure."""
    lines = code.split("\n")
    if not 0 < line <= len(lines):
        return ""
    wrong = lines[line - 1]
    if INDENT.search(message):
        lines[line - 1] = _indent_after(lines[: line - 1]) + STRAY.sub("", wrong, count=1)
    elif COLON.search(message):
        lines[line - 1] = f"{wrong.rstrip()}:"
    elif QUOTE.search(message):
        lines[line - 1] = wrong.translate(STRAIGHT)
    return "" if lines[line - 1] == wrong else "\n".join(lines)


def _indent_after(before: list[str]) -> str:
    """The indent of the line that comes next."""
    last = next((line for line in reversed(before) if line.strip()), "")
    indent = last[: len(last) - len(last.lstrip())]
    return f"{indent}    " if last.rstrip().endswith(":") else indent
