"""What a listing is: its language by its own words, and the prompts of an interactive session told from the output."""

import ast
import re
import textwrap
import tomllib
import warnings
from pathlib import Path

from probatum.book import Exchange

_SHELL = r"\$|[\w.-]*[@~][\w.~@:/-]*[$%#]|[a-z][\w-]*\$"
_PROMPT = re.compile(
    rf"^\s{{0,8}}(?:>>> ?|In \[\d+\]: ?|(?:{_SHELL}) (?=\S)"
    r"|(?:[a-z][\w.-]{1,14}(?:\([^)]*\))?(?:\[\d+\])?(?::\d+)*(?:>|=[>#])|\((?:gdb|lldb|i?[Pp]db|rdb)\)|gp >)(?: |$))"
)
"""Of Python, IPython, shells, and what names itself: ``sqlite>``, ``irb(main):001:0>``, ``postgres=#``, ``(gdb)``."""
_BARE = re.compile(r"^> (?=\S)|^>$")
"""The prompt of R and Node, which is only believed of a listing that begins with it."""
_MORE = re.compile(r"^\s{0,8}(?:\.\.\.(?: |$)|\s+\.\.\.: ?|\s*(?:\.\.\.|-)> ?|\w+-[>#] ?|ghci\| ?)")
_BARE_MORE = re.compile(r"^(?:\+|\.\.\.) ?")
_OUT = re.compile(r"^\s{0,8}Out\[\d+\]: ?")

_MARKS = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
_SIGNS: dict[str, tuple[re.Pattern[str], ...]] = {
    name: tuple(re.compile(sign, re.MULTILINE) for sign in signs) for name, signs in _MARKS["languages"].items()
}
_WEAK = frozenset(_MARKS["weak"])
_WHOLE = ("yaml", "json")


_BANNER = 6
"""Lines that an interpreter may print before its first prompt."""


def split_session(text: str) -> tuple[Exchange, ...]:
    """The prompts with their output; empty when the listing is not a session."""
    lines = text.split("\n")
    bare = bool(_BARE.match(lines[0]))
    opens, goes_on = (_BARE, _BARE_MORE) if bare else (_PROMPT, _MORE)
    start = next((i for i, line in enumerate(lines[:_BANNER]) if opens.match(line)), None)
    if start is None or (start and not lines[start].startswith((">>>", "In ["))):
        return ()
    exchanges: list[tuple[list[str], list[str]]] = []
    for line in lines[start:]:
        prompt, more = opens.match(line), goes_on.match(line)
        if prompt:
            exchanges.append(([line[prompt.end() :]], []))
        elif more and not exchanges[-1][1]:
            exchanges[-1][0].append(line[more.end() :])
        else:
            out = _OUT.match(line)
            exchanges[-1][1].append(line[out.end() :] if out else line)
    return tuple(Exchange(source="\n".join(s).rstrip(), output="\n".join(o).strip("\n")) for s, o in exchanges)


def language_of(text: str) -> str:
    """The language that most of the listing's own marks speak for; empty when none does."""
    first = text.lstrip().split("\n", 1)[0]
    if first.startswith((">>>", "In [")) or re.search(r"^>>> ", text, re.MULTILINE):
        return "python"
    if re.match(rf"(?:{_SHELL}) \S", first):
        return "console"
    if re.match(r"(?:sqlite|mysql|mariadb)>|\w+=[>#] ", first):
        return "sql"
    if _BARE.match(first):
        text = "\n".join(exchange.source for exchange in split_session(text))
    scores = {name: _score(text, name) for name in _SIGNS if name not in _WHOLE or _all_lines(text, name)}
    best = max(scores, key=lambda name: scores[name])
    if best == "python" and scores[best] < 3 and not _is_python(text):
        return ""
    return best if scores[best] >= 1.0 else ""


def _is_python(text: str) -> bool:
    """True when it parses, be it as a part of a function."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of odd literals: the book's affair
            ast.parse(textwrap.dedent(text))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _all_lines(text: str, name: str) -> bool:
    """Data formats have few words of their own: every line must look like theirs."""
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(any(p.search(line) for p in _SIGNS[name]) for line in lines) > 0.7 * len(lines) > 1


def _score(text: str, name: str) -> float:
    return sum(0.4 if sign.pattern in _WEAK else 1.0 for sign in _SIGNS[name] if sign.search(text))
