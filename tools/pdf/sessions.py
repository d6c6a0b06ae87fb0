"""The prompts of an interactive session told from what came back."""

import codeop
import re
import warnings

from probatum.book import Exchange

_SHELL = r"\$|[\w.-]*[@~][\w.~@:/-]*[$%#]|[a-z][\w-]*\$"
_PROMPT = re.compile(
    rf"^\s{{0,8}}(?:>>> ?|In \[\d+\]: ?|(?:{_SHELL}) (?=\S)"
    r"|(?:\([\w-]+@[\w.-]+\))?\d{1,3}>(?: |$)|\((?:%i|C)\d{1,3}\) (?=\S)"
    r"|(?:\*?[A-Za-z][\w.-]{1,14}(?:\([^)]*\))?(?:\[\d+\])?(?::\d+)*(?:>|=[>#])"
    r"|\((?:gdb|lldb|i?[Pp]db|rdb)\)|gp >)(?: |$))"
)
"""Of Python, IPython, shells, Erlang, Maxima, and what names itself: ``sqlite>``, ``irb(main):001:0>``, ``(gdb)``."""
_BARE = re.compile(r"^> (?=\S)|^>$")
"""The prompt of R and Node, which is only believed of a listing that begins with it."""
_MORE = re.compile(r"^> ?|^\s{0,8}(?:\.\.\.(?: |$)|\s+\.\.\.: ?|\s*(?:\.\.\.|-)> ?|\w+-[>#] ?|ghci\| ?)")
_PYTHON_MORE = re.compile(r"^\s{0,8}(?:\.\.\.(?: |$)|\s+\.\.\.: ?)")
"""A line of output may begin with an angle, as FASTA's do; Python goes on behind dots alone."""
_BARE_MORE = re.compile(r"^(?:\+|\.\.\.) ?")
_OUT = re.compile(r"^\s{0,8}(?:Out\[\d+\]: ?|\((?:%o|D)\d+\) ?)")

_WHOLE, _OPEN = True, False
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
    if lines[start].lstrip().startswith((">>>", "In [")):
        goes_on = _PYTHON_MORE
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
    if goes_on is _PYTHON_MORE:
        exchanges = [_whole(*exchange) for exchange in exchanges]
    return tuple(Exchange(source="\n".join(s).rstrip(), output="\n".join(o).strip("\n")) for s, o in exchanges)


def _whole(source: list[str], output: list[str]) -> tuple[list[str], list[str]]:
    """The same with the rest of a statement that goes on without dots taken from the output."""
    if output and _is(_OPEN, source):
        for count in range(1, len(output) + 1):
            if _is(_WHOLE, source + output[:count]):
                return source + output[:count], output[count:]
    return source, output


def _is(state: bool, source: list[str]) -> bool:
    """True when the lines are a whole statement, or the beginning of one; neither is true of what is no Python."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of odd literals: the book's affair
            return (codeop.compile_command("\n".join(source) + "\n", symbol="exec") is not None) == state
    except (SyntaxError, ValueError, OverflowError):
        return False


def has_prompt(line: str) -> bool:
    """True for a line that a session begins with."""
    return bool(_PROMPT.match(line) or _BARE.match(line))


def prompts_of(text: str) -> str:
    """The language that a session's prompts name; ``?`` for a bare one, of R, Node and others; empty for none."""
    first = text.lstrip().split("\n", 1)[0]
    if first.startswith((">>>", "In [")) or re.search(r"^>>> ", text, re.MULTILINE):
        return "python"
    if re.match(rf"(?:{_SHELL}) \S", first):
        return "console"
    if re.match(r"(?:sqlite|mysql|mariadb)>|\w+=[>#] ", first):
        return "sql"
    return "?" if _BARE.match(first) else ""
