"""Picks out of a note what is to be run: its code blocks as snippets, with what they promise to show."""

import itertools
import platform
import re
from collections.abc import Iterator
from typing import NamedTuple

from probatum.notes import Snippet
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.markdown.fences import Fence
from probatum.tools.markdown.finding import fallen
from probatum.tools.markdown.note import EXTRACT, QUOTATIONS, Note
from probatum.tools.markdown.shown import OUTPUTS, shown_after
from probatum.tools.sandbox.agreeing import alike
from probatum.tools.sandbox.excuses import VARYING
from probatum.tools.sandbox.languages import PYTHON
from probatum.tools.sandbox.promises import unlike

DIAGRAMS = frozenset({"mermaid"})
CELLS = PYTHON | {"r", "julia", "sql", "bash", "sh", "js", "javascript", "c", "cpp", "rust", "go", "mermaid"}
"""What a notebook's braces hold: ``{python}``; other words in braces are directives of Sphinx, such as ``{note}``."""
PYTHON_SIGN = re.compile(
    r"^(?:>>> |from [\w.]+ import \w|import [\w.]+(?: as \w+)?\s*$|def \w+\(.*\).*:|class \w+.*:\s*$)", re.MULTILINE
)
NOT_CODE = frozenset({"diff", "patch", "math", "dataview", "dataviewjs", "query", "base", "bibtex", "latex", "svg"}) | {
    *("md", "markdown", "rst", "toctree", "eval-rst", "note", "warning", "tip", "admonition", "tree")
}
"""Languages of blocks that show a text or a picture, not code."""
TERMINALS = frozenset({"console", "shell", "shellsession", "terminal", "bash", "sh"})
PROMPT = re.compile(r"^>>> ", re.MULTILINE)
DIRECTIVE = re.compile(r"\{(?!code-cell\b|code-block\b|code\b|sourcecode\b)[A-Za-z]")
NOTHING = re.compile(r"(?:\s*#[^\n]*|\s*\.\.\.|\s*pass\b|\s+)*", re.DOTALL)
DOWNLOAD = re.compile(
    r"\b(?:\w+\.from_pretrained|SentenceTransformer|load_dataset|hf_hub_download|snapshot_download|fetch_\w+|urlopen"
    r"|urlretrieve|(?:api|downloader)\.load|nltk\.download|hub\.load|requests\.(?:get|post)|httpx\.(?:get|post))\("
)
USAGE = re.compile(r"^\s*usage:", re.IGNORECASE | re.MULTILINE)
PROGRAM = re.compile(r"^(?:import|from) (?:argparse|click|docopt|fire|typer)\b", re.MULTILINE)
"""What programs read their arguments with."""
NEWER = re.compile(
    r"\bPython (3\.\d+)(?:\+| and (?:later|newer|above|up)| or (?:later|newer|above)| onwards?)"
    r"|\b(?:[Rr]equires|[Nn]eeds|[Nn]ew in|[Ss]ince) Python (3\.\d+)"
)
"""How a text says before code from which Python on it runs."""
BOOKS = re.compile(r"^\*[^*\[]+(?: ?\[[^\]]+\]\(#\^p[^)\s]+\))+\*$")
"""How a log of ours says, at the end of the box, that the code in it is the book's, with its pages."""
NEAR = 3
"""Lines before code that may speak of it."""


class Placed(NamedTuple):
    """A snippet with its place in the file."""

    snippet: Snippet
    line: int
    """Of its fence."""
    first: int
    """Of its first line of code."""
    beforehand: Proof | None = None
    """The verdict when it is not to be run at all."""
    perhaps: str = ""
    """What stands below it and may be its output: it counts only where it resembles what came."""

    def proof(self, tried: Proof) -> Proof:
        """The proof with the line of the file in place of the snippet's."""
        tried = _without_arguments(tried, self.snippet.code)
        if self.perhaps and tried.verdict is Verdict.PASS and tried.output:
            tried = _against(self.perhaps, tried, tried.output.text, self.snippet.code)
        return tried.model_copy(update={"line": self.first + tried.line - 1 if tried.line else self.line})


def snippets_of(note: Note) -> tuple[Placed, ...]:
    """The note's code in document order; blocks that hold no code of any language are left out."""
    return tuple(_placed(note))


def diagrams_of(note: Note) -> tuple[Fence, ...]:
    """The note's Mermaid blocks."""
    return tuple(fence for fence in note.fences if fence.language in DIAGRAMS and fence.inside not in QUOTATIONS)


def _placed(note: Note) -> Iterator[Placed]:
    code = [fence for fence in note.fences if _is_code(fence)]
    for fence in code:
        shown = shown_after(fence, note)
        snippet = Snippet(
            id=f"line {fence.line}",
            code=fence.code,
            language="pycon" if _is_session(fence) else fence.language,
            origin="book" if _is_books(fence, note) else "note",
            expected=shown.output if shown.sure else "",
            expected_error=fence.raises or shown.raised,
        )
        yield Placed(
            snippet,
            fence.line,
            fence.first,
            beforehand(snippet, untried=_why_untried(fence, note)),
            "" if shown.sure else shown.output,
        )


def _is_code(fence: Fence) -> bool:
    language = fence.language
    if fence.inside == EXTRACT:
        return False
    if _is_session(fence):
        return True
    if not language:
        return bool(PYTHON_SIGN.search(fence.code))
    directive = DIRECTIVE.match(fence.info) is not None and language not in CELLS
    return not directive and language not in DIAGRAMS | OUTPUTS | NOT_CODE


def _is_books(fence: Fence, note: Note) -> bool:
    """True for a listing that a log shows as the book's own: the book is not held to run it."""
    box = itertools.takewhile(lambda line: line.startswith(">"), note.lines[fence.line :])
    said = [line.lstrip("> ") for line in box]
    return any(BOOKS.match(line) for line in said)


def _is_session(fence: Fence) -> bool:
    """True for a session of Python in a block that is called a terminal's, or plain text."""
    if fence.language in TERMINALS:
        return PROMPT.search(fence.code) is not None
    return fence.language in OUTPUTS and fence.code.startswith(">>> ")


def _why_untried(fence: Fence, note: Note) -> str:
    if fence.inside in QUOTATIONS:
        return "Quoted: it stands in a quotation, not as code of this note."
    if fence.untried:
        return "Its block asks not to be run."
    before = next(
        (line for line in reversed(note.lines[max(0, fence.line - NEAR) : fence.line - 1]) if line.strip()), ""
    )
    wanted = next((group for found in NEWER.findall(before) for group in found if group), "")
    here = platform.python_version_tuple()[:2]
    if wanted and tuple(map(int, here)) < tuple(map(int, wanted.split("."))):
        return f"Asks for Python {wanted}; here it is {'.'.join(here)}."
    return ""


def beforehand(snippet: Snippet, untried: str = "") -> Proof | None:
    """The verdict on what is never run: asked not to be, or nothing but comments; None for all else."""
    python = snippet.language in PYTHON | {""}
    reason = untried or ("Holds a comment or a placeholder alone: there is nothing to run." if python else "")
    if not untried and not (python and NOTHING.fullmatch(snippet.code)):
        return None
    return Proof(subject=snippet.id, kind=Kind.SNIPPET, verdict=Verdict.ILLUSTRATIVE, reason=reason, fault=Fault.NONE)


def _against(perhaps: str, proof: Proof, shown: str, code: str) -> Proof:
    """The proof, or a mismatch when what stands below the code is its output, but outdated."""
    found = None if VARYING.search(code) or not alike(perhaps, shown) else unlike(perhaps, shown, code)
    if found is None:
        return proof
    reason = f"The snippet {found.said}."
    return proof.model_copy(update={"verdict": Verdict.MISMATCH, "reason": reason, "fault": Fault.CONTENT})


def _without_arguments(proof: Proof, code: str) -> Proof:
    """A program that ends because it was given no arguments is not at fault: a note cannot give any."""
    shown = f"{proof.output.stdout}\n{proof.output.stderr}" if proof.output else ""
    usage = proof.verdict is Verdict.EXIT and (USAGE.search(shown) or PROGRAM.search(code))
    lines = code.split("\n")
    argument = proof.verdict is Verdict.FAIL and 0 < proof.line <= len(lines) and "argv" in lines[proof.line - 1]
    if not usage and not argument:
        return proof
    reason = "Wants arguments from the command line."
    return proof.model_copy(update={"verdict": Verdict.NEEDS_INPUT, "reason": reason, "fault": Fault.ENVIRONMENT})


def downloads(placed: Placed) -> tuple[Proof, ...]:
    """What a snippet that broke off would still have fetched from the network, by its first such line."""
    for number, line in enumerate(placed.snippet.code.split("\n")):
        found = DOWNLOAD.search(line.partition("#")[0])
        if found:
            at = placed.first + number
            reason = f"It also fetches something from the network: {found[0]}…)."
            return (fallen(Kind.SNIPPET, at, reason, Verdict.NEEDS_NETWORK),)
    return ()
