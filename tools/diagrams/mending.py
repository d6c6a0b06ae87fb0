"""Mends a flowchart that somebody wrote by hand: labels get quotes, markup that is not shown goes or is escaped."""

import re

from probatum.tools.diagrams.labels import BOLD, FLOWCHART, HIGHLIGHT, STYLING, TAG, UNQUOTED_TITLE

BOX = re.compile(
    r"(?P<open>\b\w+(?:\[\(|\(\(|\[|\{|\())(?P<label>[^\"\[\]{}|]*?)(?P<close>\)\]|\)\)|\]|\}|\))(?=\s|$|-|=|;|:)"
)
PLAIN = re.compile(r"[\w\s.,'?!+*/&-]*")
CLOSING = {"[(": ")]", "((": "))", "[": "]", "{": "}", "(": ")"}


def mended_mermaid(source: str) -> str:
    """The source, line for line; other kinds of diagram only lose marks that are not shown."""
    flowchart = bool(FLOWCHART.search(source))
    frames = 0
    lines = []
    for line in source.split("\n"):
        if flowchart and (title := UNQUOTED_TITLE.match(line)):
            frames += 1
            line = f'{line[: title.start(1)]}g{frames}["{title[1].strip()}"]'
        line = _shown(line)
        lines.append(_quoted(line) if flowchart and "%%" not in line else line)
    return "\n".join(lines)


def _shown(line: str) -> str:
    """Highlights and bold without their marks; what looks like a tag and is none, as text."""
    bare = HIGHLIGHT.sub(lambda found: found[0][2:-2], line)
    bare = BOLD.sub(lambda found: found[0][2:-2], bare)
    return TAG.sub(lambda t: t[0] if t[2].lower() in STYLING else f"&lt;{t[0][1:-1]}&gt;", bare)


def _quoted(line: str) -> str:
    """Labels with signs that Mermaid would read get quotes."""
    return BOX.sub(_box, line)


def _box(found: re.Match[str]) -> str:
    opening = re.sub(r"^\w+", "", found["open"])
    closing = CLOSING[opening]
    if not found["close"].endswith(closing):
        return found[0]
    label = found["label"] + found["close"].removesuffix(closing)  # in ``a[f(x)]`` the round one belongs to it
    return found[0] if PLAIN.fullmatch(label) else f'{found["open"]}"{label}"{closing}'
