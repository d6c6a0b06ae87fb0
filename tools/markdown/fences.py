"""Reads a fenced block: its language, what its info string asks, and where its code begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

LANGUAGE = re.compile(r"[\w+#-]+")
UNTRIED = re.compile(
    r"\b(?:notest|no_?test|no-?run|no_run|noexec|ignore|skip|pseudo\w*)\b|eval\s*=\s*false", re.IGNORECASE
)
OPTIONS = re.compile(r"\A(?:---\n.*?\n---\n|(?:[ \t]*:[\w-]+:[^\n]*\n)+)(?:[ \t]*\n)*", re.DOTALL)
"""How a MyST directive begins, before its code: *:caption: hello.py*."""
RAISES = re.compile(r"\b(?:raises|expect(?:ed)?[-_]error)\s*[=:]\s*\"?([A-Za-z_][\w.]*)")


@dataclass(frozen=True)
class Fence:
    """A fenced block, or an indented one that holds an interactive session."""

    language: str
    """Lower case; empty when none is named."""
    info: str
    code: str
    line: int
    """Of the fence itself."""
    first: int
    """Of the code's first line."""
    end: int
    """Of the fence that closes it, or of the last line."""
    closed: bool = True
    inside: str = ""
    """Type of the callout in which it stands: ``quote`` wherever an outer one is a quotation."""

    @property
    def raises(self) -> str:
        """The exception that its info string announces."""
        found = RAISES.search(self.info)
        return found[1] if found else ""

    @property
    def untried(self) -> bool:
        """True when its info string asks not to run it."""
        return bool(UNTRIED.search(self.info.partition(" ")[2] or self.info.partition(",")[2]))


def fence_of(token: Token, lines: Sequence[str], *, inside: str = "") -> Fence:
    """The block of a ``fence`` or ``code_block`` token."""
    assert token.map
    start, end = token.map
    if token.type == "code_block":
        return Fence("pycon", "", token.content, start + 1, start + 1, end, inside=inside)
    closing = lines[end - 1].lstrip("> \t").rstrip() if end <= len(lines) else ""
    closed = end - start > 1 and closing.startswith(token.markup) and not closing.strip(token.markup[0])
    info, code = token.info.strip(), token.content
    options = OPTIONS.match(code) if info.startswith("{") else None
    first = start + 2 + (options[0].count("\n") if options else 0)
    code = code[options.end() :] if options else code
    return Fence(language_of(info), info, code, start + 1, first, end, closed, inside)


def language_of(info: str) -> str:
    """The language of an info string: ``python title="x"``, ``{.python .numberLines}``, ``{code-cell} ipython3``."""
    words = info.strip().strip("{}").replace("}", " ").split()
    if words and words[0] in {"code-cell", "code-block", "code"} and len(words) > 1:
        words = words[1:]
    found = LANGUAGE.match(words[0].lstrip(".")) if words else None
    return found[0].lower() if found else ""
