"""Which earlier code gives a piece of code its names, in a language that is not parsed here."""

import re
from collections.abc import Sequence

from probatum.notes import Snippet

STRING = re.compile(r"\"[^\"\n]*\"|(?<!\w)'[^'\n]*'")
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")
BARE = re.compile(r"[A-Za-z_][\w.]*?[;.]*")
"""Nothing but a name: it shows what that stands for."""
_BINDS = re.compile(
    r"^\s*(?:(?:let|var|val|const|my|auto)\s+)?([A-Za-z_][\w.]*)\s*(?:\([\w\s,]*\))?\s*(?:<-|:=|=(?![=>~])(?!.*,\s*$))"
    r"|^-module\((\w+)\)|^([a-z]\w*)\([^()\n]*\)\s*(?:when\s[^\n]*)?->|^(?:class|struct|def|function|data)\s+([A-Za-z_]\w*)",
    re.MULTILINE,
)
_TAKES_APART = re.compile(r"^\s*([\[{(][^=\n]*[\]})])\s*=(?!=)", re.MULTILINE)
"""``[First, Second | Rest] = …``"""
_OPEN = re.compile(r"(?:[=(\[{,+*/|]|->)$")
"""The end of code that goes on elsewhere."""


def names_in(code: str) -> set[str]:
    """The names that the code speaks of."""
    return set(_NAME.findall(STRING.sub("", code)))


def bound_in(code: str) -> set[str]:
    """The names that the code gives a meaning."""
    single = {name for m in _BINDS.finditer(code) for name in m.groups() if name}
    return single | {name for m in _TAKES_APART.finditer(code) for name in _NAME.findall(m[1])}


def setup_of(snippet: Snippet, earlier: Sequence[Snippet], examples: frozenset[str]) -> tuple[Snippet, ...] | None:
    """The earlier snippets of the language that give the code its names, or change what they stand for; in order.

    None when a name comes from nowhere: one of the chapter's ``examples`` that none of them gives, or a bare one.
    """
    own = [s for s in earlier if s.language == snippet.language]
    bound = {name for s in own for name in bound_in(s.code)}
    foreign = names_in(snippet.code) - _bound_first(snippet.code)
    wanted = foreign & bound
    shown = snippet.code.strip().splitlines()[-1].rstrip(";. ")
    if (foreign - bound) & (examples | {shown}) or (not wanted and BARE.fullmatch(snippet.code.strip())):
        return None
    chosen: list[Snippet] = []
    for other in reversed(own):
        given = bound_in(other.code)
        if wanted & names_in(other.code):
            chosen.append(other)
            wanted = (wanted - given) | ((names_in(other.code) & bound) - given)
        if not wanted:
            break
    torn = any(_OPEN.search(s.code.rstrip()) for s in chosen)
    return None if wanted or torn else tuple(reversed(chosen))


def _bound_first(code: str) -> set[str]:
    """Names that the code binds without reading them before."""
    given: set[str] = set()
    read: set[str] = set()
    for line in code.splitlines():
        binding = _BINDS.match(line)
        read |= names_in(line[binding.end() :] if binding else line) - given
        given |= bound_in(line)
    return given - read


def without_look(snippet: Snippet) -> str:
    """The code without a last line that only shows what a name stands for."""
    *lines, last = snippet.code.strip("\n").splitlines()
    only_shows = BARE.fullmatch(last) and (not lines or _BINDS.match(lines[-1]))
    return "\n".join(lines if only_shows else [*lines, last])
