"""Reads the labels of a flowchart written by hand, and finds those that parse and yet read wrong."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

FLOWCHART = re.compile(r"^\s*(?:flowchart|graph)\b", re.MULTILINE)
QUOTED = re.compile(r'"([^"`\n]+)"')
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
CODE = re.compile(r"#(\d+|\w+);")
TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:\s[^<>]*)?/?)>")
STYLING = {
    "a",
    "b",
    "br",
    "code",
    "div",
    "em",
    "font",
    "hr",
    "i",
    "img",
    "li",
    "p",
    "pre",
    "small",
    "span",
    "strong",
} | {
    *("sub", "sup", "table", "td", "th", "tr", "u", "ul", "ol", "center", "h1", "h2", "h3", "h4", "big", "kbd", "mark")
}
HIGHLIGHT = re.compile(r"(?<![=\w])==[^=\s](?:[^=\n]*[^=\s])?==(?![=\w])")
BOLD = re.compile(r"(?<![*\w])\*\*[^*\s][^*\n]*\*\*(?![*\w])")
ARROWHEAD = re.compile(r"\b(\w+)-{2,}([ox])(\w+)")
UNQUOTED_TITLE = re.compile(r"^\s*subgraph\s+(?!.*[\[\"])(.*[(){}].*)$")
COMMENT = re.compile(r"^\s*%%")


class Label(NamedTuple):
    """A label and the line of the source on which it stands, from 1; 0 when that is not known."""

    text: str
    line: int


def labels_of(source: str) -> list[Label]:
    """The quoted labels of a flowchart as they should be seen; other diagrams have too many grammars to tell."""
    if not FLOWCHART.search(source):
        return []
    return [
        Label(_meant(found[1]), number)
        for number, line in enumerate(source.splitlines(), 1)
        if not re.match(r"\s*(?:click|style|classDef|class|linkStyle|%%|accTitle|accDescr|title)\b", line)
        for found in QUOTED.finditer(line)
        if not TAG.search(BREAK.sub("", found[1])) and "fa:" not in found[1] and "$$" not in found[1]
    ]


def _meant(label: str) -> str:
    def code(found: re.Match[str]) -> str:
        name = found[1]
        return chr(int(name)) if name.isdigit() else html.unescape(f"&{name};")

    return html.unescape(CODE.sub(code, BREAK.sub(" ", label)))


def pitfalls(source: str, texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Line and complaint for each label that is shown otherwise than it was meant.

    ``texts`` is what the drawing shows; empty when there is none, and then the source alone is judged.
    """
    for number, line in enumerate(source.splitlines(), 1):
        if COMMENT.match(line):
            continue
        for found in TAG.finditer(line):
            if found[2].lower() not in STYLING and not _is_stereotype(line, found):
                yield (
                    number,
                    f"{found[0]} vanishes: Mermaid takes it for HTML. Write &lt;{found[1]}{found[2]}{found[3]}&gt;.",
                )
        for found in (*HIGHLIGHT.finditer(line), *BOLD.finditer(line)):
            if not texts or any(found[0] in text for text in texts):
                yield number, f"{found[0]} is shown with its signs: diagrams know no highlights."
        if title := UNQUOTED_TITLE.match(line):
            yield number, f'The title {title[1].strip()!r} needs quotes: subgraph g1["{title[1].strip()}"].'
        for found in ARROWHEAD.finditer(line):
            if not re.search(rf"\b{re.escape(found[3])}\b", source.replace(found[0], "")) and FLOWCHART.search(source):
                yield number, f"{found[0]} loses its {found[2]!r} to an arrow head: put spaces around the arrow."


def _is_stereotype(line: str, found: re.Match[str]) -> bool:
    """``<<interface>>`` of a class diagram, or an arrow such as ``<-->``."""
    return line[found.start() - 1 : found.start()] == "<" or line[found.end() : found.end() + 1] == ">"
