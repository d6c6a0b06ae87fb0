"""What does it print? Code that is not run here, with the output that the book prints for it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from probatum.book import Listing
from probatum.notes import Snippet
from probatum.proof import Verdict
from probatum.quiz import Bloom, PredictOutput
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place
from probatum.tools.grading.code import shown

A_SECTION, IN_ALL = 3, 12
"""Questions in a section and in a chapter."""
LINES, SETUP_LINES = 10, 20
OUTPUT_LINES, OUTPUT_CHARS = 6, 180
WRONG = 3
NEAR = 0.2
"""Share of their words and numbers that two outputs have in common before one is taken for the other."""
TYPED = 16
"""Characters of an output that can be typed."""
_STRING = re.compile(r"\"[^\"\n]*\"|(?<!\w)'[^'\n]*'")
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")
_BARE = re.compile(r"[A-Za-z_][\w.]*?[;.]*")
_BINDS = re.compile(
    r"^\s*(?:(?:let|var|val|const|my|auto)\s+)?([A-Za-z_][\w.]*)\s*(?:\([\w\s,]*\))?\s*(?:<-|:=|=(?![=>~])(?!.*,\s*$))"
    r"|^-module\((\w+)\)|^([a-z]\w*)\([^()\n]*\)\s*(?:when\s[^\n]*)?->|^(?:class|struct|def|function|data)\s+([A-Za-z_]\w*)",
    re.MULTILINE,
)
_TAKES_APART = re.compile(r"^\s*([\[{(][^=\n]*[\]})])\s*=(?!=)", re.MULTILINE)
"""``[First, Second | Rest] = …``"""
_UNSTEADY = re.compile(
    r"rand|sample|shuffle|runif|rnorm|rexp|rbinom|time|date|clock|pid|self\(\)|now\b|getwd|pwd|environment|options\(",
    re.IGNORECASE,
)
"""What shows something else at another time or place."""
_OPEN = re.compile(r"(?:[=(\[{,+*/|]|->)$")
"""The end of code that goes on elsewhere."""
_LAST = re.compile(r"\b(?:ans|last\d?|it)\b|%(?=\d|\W|$)")
"""What was shown last: it hangs on what stands before."""
_SUM = re.compile(r"[\d\s+*/().;^-]+")
"""Plain arithmetic: it asks nothing of the chapter."""
_NO_OUTPUT = re.compile(r"\b(?:error|warning|exception|syntax)\b|<\w|\.\.\.|…|\N{REPLACEMENT CHARACTER}", re.IGNORECASE)
_NOISE = re.compile(r"\d\.\d{3,}|\d{7,}|0x[0-9a-f]{3,}")
"""A number that nobody works out by head."""


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


def printed(material: Material, rng: Random) -> Iterator[PredictOutput]:
    """Questions on code in languages other than Python, spread over the chapter's sections."""
    found = list(_shown(material))
    asked: Counter[str] = Counter()
    for one in found:
        wrong = _wrong(one, found)
        typed = "\n" not in one.output and len(one.output) <= TYPED
        if asked[one.section] < A_SECTION and asked.total() < IN_ALL and (len(wrong) == WRONG or typed):
            asked[one.section] += 1
            yield _question(material, one, [] if typed else wrong, rng)


def _shown(material: Material) -> Iterator[Shown]:
    """The snippets whose output takes a thought: short, steady, and not to be read off the code."""
    earlier: list[Snippet] = []
    seen = _labels(material)
    main = _main_language(material)
    examples = frozenset(name for _, snippet in material.snippets() for name in _bound(snippet.code))
    for section, snippet in ((s, each) for s, whole in material.snippets() for each in _apart(whole)):
        if snippet.language == "text" and snippet.expected:  # a session too short to tell its language
            snippet = snippet.model_copy(update={"language": main})
        if snippet.language in NOT_ASKED:
            continue
        ran = snippet.proof is not None and snippet.proof.verdict is Verdict.PASS and bool(snippet.proof.output)
        output = (shown(snippet.proof) if ran and snippet.proof else snippet.expected).strip("\n").rstrip()
        before = _giving(snippet, earlier, examples)
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
    bare = _BARE.fullmatch(code.strip())
    lines = output.splitlines()
    return (
        1 <= len(lines) <= OUTPUT_LINES
        and len(output) <= OUTPUT_CHARS
        and 1 <= len(code.splitlines()) <= LINES
        and sum(len(s.code.splitlines()) for s in before) <= SETUP_LINES
        and not _UNSTEADY.search(_STRING.sub("", whole))
        and not _NO_OUTPUT.search(output)
        and not _NOISE.search(output)
        and not _LAST.search(code)
        and not _SUM.fullmatch(code)
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


def _names(code: str) -> set[str]:
    return set(_NAME.findall(_STRING.sub("", code)))


def _bound(code: str) -> set[str]:
    single = {name for m in _BINDS.finditer(code) for name in m.groups() if name}
    return single | {name for m in _TAKES_APART.finditer(code) for name in _NAME.findall(m[1])}


def _giving(snippet: Snippet, earlier: Sequence[Snippet], examples: frozenset[str]) -> tuple[Snippet, ...] | None:
    """The earlier snippets of the language that give the code its names, or change what they stand for; in order.

    None when a name comes from nowhere: one of the chapter's ``examples`` that none of them gives, or a bare one.
    """
    own = [s for s in earlier if s.language == snippet.language]
    bound = {name for s in own for name in _bound(s.code)}
    foreign = _names(snippet.code) - _bound_first(snippet.code)
    wanted = foreign & bound
    if (foreign - bound) & examples or (not wanted and _BARE.fullmatch(snippet.code.strip())):
        return None
    chosen: list[Snippet] = []
    for other in reversed(own):
        given = _bound(other.code)
        if wanted & _names(other.code):
            chosen.append(other)
            wanted = (wanted - given) | ((_names(other.code) & bound) - given)
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
        read |= _names(line[binding.end() :] if binding else line) - given
        given |= _bound(line)
    return given - read


def _wrong(one: Shown, found: Sequence[Shown]) -> list[str]:
    """Outputs of other code that look like this one's and share words and numbers with it; with most of them first."""
    words = set(re.findall(r"\w+", one.output))

    def shared(text: str) -> float:
        its = set(re.findall(r"\w+", text))
        return len(words & its) / max(1, len(words | its))

    alike = {other.output for other in found if other.output != one.output and _look(other.output) == _look(one.output)}
    near = [text for text in alike if shared(text) >= NEAR]
    return sorted(near, key=lambda text: (-shared(text), abs(len(text) - len(one.output)), text))[:WRONG]


def _look(text: str) -> tuple[str, int]:
    """What an output looks like: its first line with runs of digits and letters made one, and how many lines."""
    first = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", text.split("\n")[0]))
    return re.sub(r"(?:([a9\"'])\W*)(?:\1\W*)+", r"\1", "".join(first.split())), len(text.splitlines())


def _without_look(snippet: Snippet) -> str:
    """The code without a last line that only shows what a name stands for."""
    *lines, last = snippet.code.strip("\n").splitlines()
    only_shows = _BARE.fullmatch(last) and (not lines or _BINDS.match(lines[-1]))
    return "\n".join(lines if only_shows else [*lines, last])


def _question(material: Material, one: Shown, wrong: Sequence[str], rng: Random) -> PredictOutput:
    wording, code = material.wording, one.snippet.code.strip("\n")
    setup = "\n".join(filter(None, map(_without_look, one.before)))
    options = [one.output, *wrong] if wrong else []
    rng.shuffle(options)
    name = question_id(material.chapter.id, "printed", f"{setup}\0{code}", one.output)
    evidence = one.snippet.evidence[0]
    return PredictOutput(
        id=name,
        **place(material, one.section, one.snippet.evidence),
        concepts=(material.topics[one.section].id,),
        difficulty="medium" if options else "hard",
        bloom=Bloom.APPLY,
        prompt=wording.say("prints"),
        code=code,
        setup=setup,
        language=one.snippet.language,
        key=one.output,
        options=tuple(options),
        why=wording.say("really") if one.ran else wording.say("book_prints", page=evidence.label),
        hints=(hint_to_read(material, one.section, evidence), wording.say("tries")),
        proof=by_evidence(name, "the run printed it" if one.ran else f"the book prints it on page {evidence.label}"),
    )
