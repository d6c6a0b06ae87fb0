"""Takes a section's listings as snippets to run, each with the output that the book promises for it."""

import ast
import re
import warnings
from collections.abc import Iterator, Sequence

from probatum.book import Block, Exchange, Listing, Paragraph, Section
from probatum.notes import Claim, Evidence, Snippet
from probatum.tools.extractive.excerpts import excerpts_in
from probatum.tools.extractive.inline import as_markdown
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.sentences import PROSE, split, within
from probatum.tools.extractive.standing import LONGEST, length

_ERROR = re.compile(r"^(?P<name>\w*(?:Error|Exception|Interrupt|Iteration|Exit))\b", re.MULTILINE)
_DATABASE_ERROR = re.compile(r"^(?:Runtime |Parse )?(?:error|ERROR)\b[^:]*: ")
"""How database shells begin the message of a refused statement."""
_COMMAND = re.compile(r"(?:[$%>#] |python3? |[\w.-]+@)")
"""A shell's prompt or a call of the program: what follows holds what somebody typed, and is no plain output."""
OUTPUT = frozenset({"text", "output", "console", ""})
"""Languages that an output may bear."""
TELLING = 5
"""Words from which on what stands before a listing tells what it is for."""
NEAR = 160
"""Characters before an output in which the words stand that announce it; with more between, a colon ends them."""


def snippets_of(section: Section, language: Language) -> tuple[Snippet, ...]:
    """The listings, in the book's order; none is what another prints, or repeats lines of another to speak of them."""
    blocks = section.blocks
    printed = {i: _promised(blocks, i, language) for i, b in enumerate(blocks) if isinstance(b, Listing)}
    outputs = {at for at in printed.values() if at is not None}
    repeated = {block.id for block in excerpts_in(section)}
    made: list[Snippet] = []
    for i, block in enumerate(blocks):
        if not isinstance(block, Listing) or i in outputs or block.id in repeated:
            continue
        at, lead = printed[i], _lead(blocks[:i], language)
        for code, shown in _cells(block) if block.exchanges else [(block.source, _text(blocks, at))]:
            if code.strip():
                made.append(_snippet(block, code, shown, f"{section.id}/code-{len(made)}", lead))
                lead = None
    return tuple(made)


def _lead(before: Sequence[Block], language: Language) -> Claim | None:
    """The last sentence of the paragraph right before a listing; more of it when that says little, as ``So:`` does."""
    block = before[-1] if before else None
    if not isinstance(block, Paragraph) or block.role not in PROSE:
        return None
    ends = list(split(block.text, language))
    start = next((a for a, _ in reversed(ends) if _words(block.text[a:], language) >= TELLING), -1)
    quote = block.text[max(start, 0) :].strip()
    if start < 0 or length(quote, language) > LONGEST or language.begins("elsewhere").match(quote):
        return None
    marks = within(block.marks, start, len(block.text))
    found = Evidence(block=block.id, page=block.page, label=block.label, quote=quote, bbox=block.bbox)
    return Claim(text=as_markdown(quote, marks), evidence=(found,), verbatim=True)


def _words(text: str, language: Language) -> int:
    """Words of letters; a row of signs is none."""
    return length(" ".join(re.findall(r"[^\W\d_]{2,}", text)), language)


def _snippet(block: Listing, code: str, shown: str, snippet_id: str, lead: Claim | None) -> Snippet:
    error = _raised(shown) or ("Error" if block.language == "sql" and _DATABASE_ERROR.match(shown) else "")
    return Snippet(
        id=snippet_id,
        code=code,
        language=language_of_code(block),
        title=_title(block),
        lead=lead,
        origin="book",
        evidence=(
            Evidence(block=block.id, page=block.page, label=block.label, quote=code.split("\n")[0], bbox=block.bbox),
        ),
        expected="" if error else shown,
        expected_error=error,
    )


def _title(block: Listing) -> str:
    return f"{block.number} {block.caption}".strip()


def language_of_code(block: Listing) -> str:
    """The listing's language; Python where nothing is said and the text parses as more than a bare name."""
    if block.language in {"py", "python3", "pycon"} or (block.exchanges and ">>>" in block.text):
        return "python"
    return block.language or ("python" if is_python(block.source) else "text")


def is_python(code: str) -> bool:
    """True when it parses and does something: prose and output seldom do."""
    try:
        with warnings.catch_warnings(action="ignore"):  # Python warns of odd numbers in what is no code at all
            body = ast.parse(code).body
    except (SyntaxError, ValueError):
        return False
    telling = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AugAssign, ast.For, ast.While)
    return any(isinstance(n, (*telling, ast.If, ast.With, ast.Try)) or _calls(n) for n in body)


def _is_silent(code: str) -> bool:
    """True when it parses and nothing in it could show anything: it neither calls nor ends in a value."""
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return False
    ends = tree.body and isinstance(tree.body[-1], ast.Expr)
    return not ends and not any(isinstance(node, ast.Call | ast.Raise) for node in ast.walk(tree))


def _calls(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _promised(blocks: Sequence[Block], i: int, language: Language) -> int | None:
    """Place of the listing that shows what the listing at ``i`` prints: the next one, behind words that say so."""
    listing = blocks[i]
    assert isinstance(listing, Listing)
    if listing.exchanges or language_of_code(listing) in OUTPUT or _is_silent(listing.source):
        return None
    between: list[str] = []
    for j in range(i + 1, len(blocks)):
        block = blocks[j]
        if isinstance(block, Listing):
            lead = " ".join(between)
            near = len(lead) <= NEAR or lead.endswith(":")
            said = near and bool(language.holds("output_cue").search(lead[-NEAR:]))
            return j if (said or not between) and _is_output(block, said=said) else None
        if isinstance(block, Paragraph):
            between.append(block.text)
    return None


def _is_output(block: Listing, *, said: bool) -> bool:
    """True for what is no code; where the book says that it is output, whatever it was taken for."""
    if block.exchanges or is_python(block.text) or _COMMAND.match(block.text):
        return False
    return said or block.language in OUTPUT


def _text(blocks: Sequence[Block], at: int | None) -> str:
    block = blocks[at] if at is not None else None
    return block.text if isinstance(block, Listing) else ""


def _raised(shown: str) -> str:
    """Name of the exception that an output ends in."""
    last = shown.strip().rsplit("\n", 1)[-1] if shown.strip() else ""
    match = _ERROR.match(last)
    return match["name"] if match else ""


def _cells(block: Listing) -> Iterator[tuple[str, str]]:
    """A session as cells with what each shows: a new cell begins behind a value, since only the last one is shown."""
    sources: list[str] = []
    shown: list[str] = []
    for exchange in block.exchanges:
        sources.append(exchange.source)
        if exchange.output.strip():
            shown.append(exchange.output.rstrip("\n"))
        if exchange.output.strip() and not _prints(exchange):
            yield "\n".join(sources), "\n".join(shown)
            sources, shown = [], []
    if sources:
        yield "\n".join(sources), "\n".join(shown)


def _prints(exchange: Exchange) -> bool:
    """True when the output came from printing alone, so that more may follow in the same cell."""
    if _raised(exchange.output):
        return False
    try:
        last = ast.parse(exchange.source).body[-1]
    except (SyntaxError, ValueError, IndexError):
        return False
    if not isinstance(last, ast.Expr):
        return True
    return isinstance(last.value, ast.Call) and isinstance(last.value.func, ast.Name) and last.value.func.id == "print"
