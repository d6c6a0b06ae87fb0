"""Finds code in languages other than Python whose output the book prints, or that was run, and takes a thought."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from probatum.book import Listing
from probatum.notes import Snippet
from probatum.proof import Verdict
from probatum.tools.extractive.questions.binding import BARE, STRING, bound_in, setup_of
from probatum.tools.extractive.questions.material import Material
from probatum.tools.grading.code import shown

LINES, SETUP_LINES = 10, 20
OUTPUT_LINES, OUTPUT_CHARS = 6, 180
_UNSTEADY = re.compile(
    r"rand|sample|shuffle|runif|rnorm|rexp|rbinom|time|date|clock|pid|self\(\)|now\b|getwd|pwd|environment|options\("
    r"|\b(?:ls|dir|search|objects|who)\(",
    re.IGNORECASE,
)
"""What shows something else at another time or place."""
_LAST = re.compile(r"\b(?:ans|last\d?|it)\b|%(?=\d|\W|$)")
"""What was shown last: it hangs on what stands before."""
_SUM = re.compile(r"[\d\s+*/().;^-]+")
"""Plain arithmetic: it asks nothing of the chapter."""
_NO_OUTPUT = re.compile(r"\b(?:error|warning|exception|syntax)\b|<\w|\.\.\.|…|\N{REPLACEMENT CHARACTER}", re.IGNORECASE)
_NOISE = re.compile(r"\d\.\d{3,}|\d{7,}|0x[0-9a-f]{3,}")
"""A number that nobody works out by head."""

_SENTENCE = re.compile(r"^\s*[A-Z][a-z]+(?: [a-z]+){3,}", re.MULTILINE)
"""A line of prose: what a program prints, set like a listing."""


_NUMBERED = re.compile(r"\s*\d+\s+[A-Z]{2,}\b")
"""A line of a program with numbered lines: ``20 GOTO 10``."""


@dataclass(frozen=True)
class Shown:
    """Code with what the book says that it shows."""

    section: str
    snippet: Snippet
    before: tuple[Snippet, ...]
    """What gives it its names."""
    output: str
    ran: bool
    """True when it was run here, and this is what came."""


def shown_in(material: Material) -> Iterator[Shown]:
    """The snippets whose output takes a thought: short, steady, and not to be read off the code."""
    earlier: list[Snippet] = []
    seen = _labels(material)
    main = _main_language(material)
    examples = frozenset(name for _, snippet in material.snippets() for name in bound_in(snippet.code))
    for section, snippet in ((s, each) for s, whole in material.snippets() for each in _apart(whole)):
        if snippet.language == "text" and snippet.expected:  # a session too short to tell its language
            snippet = snippet.model_copy(update={"language": main})
        if snippet.language in NOT_ASKED:
            continue
        ran = snippet.proof is not None and snippet.proof.verdict is Verdict.PASS and bool(snippet.proof.output)
        output = (shown(snippet.proof) if ran and snippet.proof else snippet.expected).strip("\n").rstrip()
        before = setup_of(snippet, earlier, examples)
        if before is not None and _fit(snippet.code, output, before) and output not in seen:
            seen.add(output)
            yield Shown(section, snippet, before, output, ran)
        earlier.append(snippet)


_ARROW = re.compile(
    r"^(?P<code>[^\n⇒]*?\n?)[ \t]*⇒[ \t]*(?P<output>[^\n]*(?:\n[ \t]{3,}[^\n⇒]+$(?!\n[ \t]*⇒))*)", re.MULTILINE
)


def _apart(snippet: Snippet) -> Iterator[Snippet]:
    """The pieces of code of a listing that shows behind an arrow what each gives; else the snippet as it is."""
    if "⇒" not in snippet.code:
        yield snippet
        return
    at = 0
    for found in _ARROW.finditer(snippet.code):
        code = (snippet.code[at : found.start()] + found["code"]).strip()
        output = "\n".join(line.strip() for line in found["output"].splitlines())
        at = found.end()
        if code:
            yield snippet.model_copy(update={"code": code, "expected": output, "proof": None})


NOT_ASKED = frozenset(
    {"python", "text", "console", "bash", "sh", "yaml", "json", "toml", "ini", "xml", "html", "diff", "make", ""}
)
"""Python is run; what a shell shows hangs on the machine; and what only describes data prints nothing."""


def _main_language(material: Material) -> str:
    """The language of most of the chapter's code; empty where none has half of it."""
    known = Counter(s.language for _, s in material.snippets() if s.language != "text")
    language, times = known.most_common(1)[0] if known else ("", 0)
    return language if 2 * times > known.total() else ""


def _labels(material: Material) -> set[str]:
    """Texts that stand again and again where listings do: *Example*, and no output."""
    texts = Counter(b.text.strip() for s in material.chapter.sections for b in s.blocks if isinstance(b, Listing))
    return {text for text, times in texts.items() if times > 2}


def _fit(code: str, output: str, before: Sequence[Snippet]) -> bool:
    whole = "\n".join([*(s.code for s in before), code])
    bare = BARE.fullmatch(code.strip())
    lines = output.splitlines()
    return (
        1 <= len(lines) <= OUTPUT_LINES
        and len(output) <= OUTPUT_CHARS
        and 1 <= len(code.splitlines()) <= LINES
        and sum(len(s.code.splitlines()) for s in before) <= SETUP_LINES
        and not _UNSTEADY.search(STRING.sub("", whole))
        and not _NO_OUTPUT.search(output)
        and not _NOISE.search(output)
        and not _LAST.search(code)
        and not _SUM.fullmatch(code)
        and not _SENTENCE.search(code)
        and not (_NUMBERED.match(code) and _NUMBERED.match(output))
        and not _echoes(output, whole if bare else code)
    )


def _echoes(output: str, code: str) -> bool:
    """True when all that is shown stands in the code, in the same order; or it only says that something was done."""
    said, written = (re.findall(r"\w+", text) for text in (re.sub(r"\[\d+\]", "", output), code))
    if len(said) == 1 and re.search(r"\w\s?[(\[]", code):  # one of several values, or a count of them
        return False
    new = {word.lower() for word in said} - {word.lower() for word in written}
    return "".join(said) in "".join(written) or (bool(new) and new <= DONE)


DONE = frozenset({"ok", "done", "nil", "null", "none", "undefined", "unit"})
