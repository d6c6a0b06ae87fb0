"""Compares what a snippet's own comments promise to show with what came: ``# 3`` behind a line, ``#> 3`` below it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from probatum.tools.sandbox.agreeing import agree, alike
from probatum.tools.sandbox.noise import COLOUR
from probatum.tools.sandbox.run import Reading, Run

LEAD = re.compile(
    r"^(?:->|=>|→|⇒|output:?|prints?:?|returns?:?|result:?|≈|~|approximately|approx\.?|about)\s*", re.IGNORECASE
)
ARROW = re.compile(r"^(?:->|=>|→|⇒|(?:output|prints?|returns?|result):)")
"""What announces that the very words behind it are shown."""
PLAIN_VALUE = re.compile(r"^(?:[-+]?\.?\d[\d_.,]*(?:e[-+]?\d+)?%?|'.*'|\".*\"|True|False|None)\.{0,3}$", re.IGNORECASE)
BRACKETS = re.compile(r"^[(\[{](?=.*[\d,'\"]).*[)\]}]\.{0,3}$")
WORDS = re.compile(r"[A-Za-z_]\w*\s+[A-Za-z_]")
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
ABOUT = re.compile(r"^(?:≈|~|approximately|approx\.?|about)", re.IGNORECASE)
"""What makes a number in a comment a rough one."""
PASTED = ">"
"""How ``#>`` begins once its sign is off: output as a program put it there, line by line."""
BELOW = re.compile(r"^(?:->|=>|→|⇒|(?:outputs?|prints?|shows?|displays|results?):)[ \t]*", re.IGNORECASE)
"""What announces output in a comment of its own, below the code."""
CLOSING = re.compile(r"[)\]}]+[,;]?$")


class Broken(NamedTuple):
    """A promise that was not kept."""

    line: int
    """0 when it is the whole."""
    said: str
    """In words."""
    promised: str
    shown: str


def broken_beside(run: Run, reading: Reading) -> Broken | None:
    """The first comment behind a line that promises something else than that line showed."""
    for line, comment, behind in reading.comments:
        promised = LEAD.sub("", comment).strip()
        shown = run.printed.get(line, "").strip() if behind else ""
        if not shown or not (_is_value(promised) or ARROW.match(comment.lower())):
            continue
        rough = bool(ABOUT.match(comment))
        if not _kept(promised, shown, rough=rough):
            return Broken(line, f"says {promised!r}, shows {short(shown)!r}", promised, shown)
    return None


def broken_below(run: Run, reading: Reading, code: str, whole: str) -> Broken | None:
    """The first comment of its own that announces output and gives something else than the code above it showed.

    ``whole`` is all that was shown. What only looks like a promise must resemble what came.
    """
    lines = code.split("\n")
    for line, promised, pasted in _announced({n: text for n, text, behind in reading.comments if not behind}):
        shown = _shown_above(run, lines, line)
        candidates = [text for text in (shown, whole) if text.strip()]
        if any(_kept(promised, text) or promised in text for text in candidates):
            continue
        if not pasted and any(re.match(re.escape(text.strip()) + r"[ ,;(]", promised) for text in candidates):
            continue  # it goes on to say something of it
        near = next((text for text in candidates if alike(promised, text)), shown if pasted else "")
        if near.strip():
            return Broken(line, f"says {short(promised)!r}, shows {short(near.strip())!r}", promised, near)
    return None


def _announced(own: dict[int, str]) -> Iterator[tuple[int, str, bool]]:
    """Line and text of what comments of their own promise, and whether it was pasted there."""
    for line, text in own.items():
        if text.startswith(PASTED) and not own.get(line - 1, "").startswith(PASTED):
            yield line, "\n".join(said[1:].removeprefix(" ") for said in _block(own, line, PASTED)), True
        elif (found := BELOW.match(text)) and line - 1 not in own:
            rest = [text[found.end() :], *(_block(own, line + 1, "") if found[0].rstrip().endswith(":") else ())]
            if promised := "\n".join(rest).strip():
                yield line, promised, False


def _block(own: dict[int, str], line: int, mark: str) -> Iterator[str]:
    while line in own and own[line].startswith(mark):
        yield own[line]
        line += 1


def _shown_above(run: Run, lines: list[str], line: int) -> str:
    """What the statement above a line printed; nothing when several of its lines did, one among the other."""
    margin, found = _indent(lines[line - 1]), list[str]()
    for number in range(line - 1, 0, -1):
        text = lines[number - 1]
        if number in run.printed:
            found.append(run.printed[number])
        if not text.strip() or (_indent(text) <= margin and not CLOSING.match(text.strip())):
            break
    return found[0] if len(found) == 1 else ""


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _kept(promised: str, shown: str, *, rough: bool = False) -> bool:
    return any(agree(promised, text, rough=rough) for text in (shown, *_parts(shown)))


def _is_value(text: str) -> bool:
    """True for ``3.5``, ``'a'``, ``(3, n)``, ``[0 1 2]``; not for words, nor for ``(optional)`` or ``(see note 3)``."""
    if PLAIN_VALUE.match(text):
        return True
    return BRACKETS.match(text) is not None and not WORDS.search(QUOTED.sub("''", text))


def _parts(shown: str) -> list[str]:
    """The lines, and what follows a label: ``mean: 3.5`` keeps the promise ``3.5``."""
    lines = [line.strip() for line in shown.splitlines()]
    labels = [re.split(r"[:=]\s*", line, maxsplit=1)[-1] for line in lines]
    return [*lines, *labels, *(line.split(" ")[-1] for line in lines)]


def short(text: str) -> str:
    """The text, or its beginning, as a reason quotes it: without colours."""
    text = COLOUR.sub("", text)
    return text if len(text) <= 80 else f"{text[:77]}…"
