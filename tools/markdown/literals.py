"""Finds prose that is not shown as it was written: tags that swallow, signs that show, prices taken for formulas."""

import re
from collections.abc import Iterator

from probatum.proof import Kind, Proof
from probatum.tools.markdown.finding import fallen
from probatum.tools.markdown.masking import TICKS, blanked, without_comments
from probatum.tools.markdown.note import Note
from probatum.tools.markdown.reading import HIGHLIGHT

TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*)(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>")
HTML = frozenset(
    """a abbr acronym address align area article aside audio b base bdi bdo big blink blockquote body br button canvas
    caption center circle cite code col colgroup data datalist dd defs del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
    img input ins kbd label legend li line link main map mark marquee math menu meta meter nav nobr noscript object ol
    optgroup option output p param path picture polygon pre progress q rect rp rt ruby s samp script search section
    select slot small source span strike strong style sub summary sup svg table tbody td template text textarea tfoot
    th thead time title tr track tt u ul use var video wbr""".split()  # noqa: SIM905 - a list of 140 words
)
MEANT = frozenset({"s", "u", "i", "b", "q", "a", "p"})
"""Tags of one letter that texts on language models and grammars write as plain signs."""
SPACED = re.compile(r"(?<![=\w])== [^=\n]+ ==(?![=\w])|(?<![=\w])==[^=\s][^=\n]* ==(?![=\w])")
TITLE_MARK = re.compile(r"^\s*(?:>\s*)+\[![^\]]+\][+-]?.*==[^=\s][^=]*==")
PRICES = re.compile(r"(?<![\\$\w])\$\d[\d.,]*\s[^$\n\\]*[A-Za-z]{3}[^$\n\\]*[^\s$\\]\$(?!\d)")
HIDING = re.compile(r"\d%%.*?%%")


def literal_faults(note: Note) -> Iterator[Proof]:
    """What is swallowed or shown with its signs, line by line."""
    closed = {found[2].lower() for line in note.prose for found in TAG.finditer(line) if found[1]}
    for number, line in enumerate(note.prose, 1):
        for found in TAG.finditer(line):
            if swallows(found, closed, line):
                yield _fault(number, f"{found[0]} is taken for HTML and not shown: put it between backticks.")
        if note.obsidian:
            yield from _signs(number, line, note.lines[number - 1])


def swallows(found: re.Match[str], closed: set[str], line: str) -> bool:
    """True when a match of TAG is no tag that anybody meant; ``closed`` are names that the note closes somewhere."""
    name = found[2].lower()
    escaped = line[found.start() - 1 : found.start()] == "\\"
    if found[1] or escaped or "." in name or ":" in found[0][: len(name) + 3]:
        return False
    if name in MEANT:
        return name not in closed and found[0] == f"<{found[2]}>" and name not in {"p", "a"}
    return name not in HTML and name not in closed and not found[0].endswith("/>")


def _signs(number: int, line: str, whole: str) -> Iterator[Proof]:
    if found := SPACED.search(blanked(HIGHLIGHT, line)):
        yield _fault(number, f"{found[0]!r} is shown with its signs: a highlight has no space inside its marks.")
    if TITLE_MARK.match(line):
        yield _fault(number, "Highlights in a callout's title are shown with their signs.")
    bare = without_comments(blanked(TICKS, whole)) if line.strip() else ""
    if found := PRICES.search(bare):
        yield _fault(number, f"{found[0]!r} is shown as a formula: write \\$ for a price.")
    if line.strip() and (found := HIDING.search(blanked(TICKS, whole))):
        yield _fault(number, f"{found[0][1:]!r} is hidden: %% begins a comment.")


def _fault(line: int, reason: str) -> Proof:
    return fallen(Kind.MARKDOWN, line, reason)
