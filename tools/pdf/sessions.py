"""What a listing is: its language by its own words, and the prompts of an interactive session told from the output."""

import ast
import re
import textwrap

from probatum.book import Exchange

_PROMPT = re.compile(
    r"^\s{0,8}(?:>>> ?|In \[\d+\]: ?|\$ (?=\S)|sqlite> ?|mysql> ?|postgres=# ?|irb[^>]*> ?|ghci> ?|julia> ?)"
)
_MORE = re.compile(r"^\s{0,8}(?:\.\.\. ?|\s+\.\.\.: ?|\s+...> ?)")
_OUT = re.compile(r"^\s{0,8}Out\[\d+\]: ?")

_SIGNS: dict[str, tuple[str, ...]] = {
    "python": (
        r"^\s*def \w+\(.*\).*:$", r"^\s*(?:from \S+ )?import \w+", r"^\s*class \w+.*:$", r"\bprint\(", r"^\s*(?:for .+ in .+|while .+|if .+|elif .+|else|try|except.*|with .+):$",
        r"\bself\.", r"^\s*@\w+", r"\blambda \w+", r"^\w+ = \w+\(.*\)$", r"^\s*#", r"\bNone\b|\bTrue\b|\bFalse\b", r"^\s*return\b", r"^\w+ = [\[{'\"\d]", r"^\s*print ",
    ),
    "sql": (r"^\s*SELECT\b", r"^\s*(?:INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (?:TABLE|INDEX|VIEW)|DROP TABLE|ALTER TABLE)\b", r"\bFROM \w+", r"\bWHERE\b", r"\bJOIN\b"),
    "bash": (r"^#!.*\bsh$", r"^\s*(?:sudo|apt|cd|ls|pip|git|echo|export|curl|mkdir|cat|chmod|docker|npm)\s", r"^\s*(?:fi|done|esac)$", r"\$\{\w+\}", r"^\s*if \[", r" \| grep "),
    "c": (r"#include\s*[<\"]", r"\bint main\s*\(", r"\bprintf\(", r"\bmalloc\(", r"^\s*(?:int|char|void|double|float|struct) \*?\w+", r";$"),
    "cpp": (r"#include\s*<\w+>", r"\bstd::", r"\bcout\s*<<", r"\btemplate\s*<", r"^\s*using namespace", r"::\w+"),
    "java": (r"\bpublic (?:static |final |class |void )", r"System\.out\.print", r"^\s*import java", r"\bprivate \w+", r"@Override", r"\bnew \w+\(", r";$"),
    "javascript": (r"\b(?:const|let|var) \w+ =", r"\bfunction\b.*\{", r"=>", r"console\.log\(", r"\bdocument\.", r";$", r"==="),
    "json": (r"^\s*[{\[]$", r'^\s*"[\w-]+":\s', r"^\s*[}\]],?$"),
    "html": (r"<!DOCTYPE", r"</?(?:html|body|div|p|a|head|span|table|h\d|ul|li|script)\b[^>]*>"),
    "xml": (r"<\?xml", r"^\s*<\w+(?: [\w:]+=\"[^\"]*\")*/?>", r"</\w+>"),
    "rust": (r"\bfn \w+\(", r"\blet mut\b", r"println!\(", r"\bimpl\b", r"&str\b|\bVec<", r"^\s*use \w+::"),
    "go": (r"^package \w+", r"\bfunc \w*\(", r":= ", r"\bfmt\.Print"),
    "haskell": (r"^\w+ :: ", r"^import qualified", r"\bwhere$", r" <- ", r"^data \w+ ="),
    "r": (r"<- ", r"\blibrary\(", r"\bfunction\(", r"\bc\(", r"%>%"),
    "yaml": (r"^---$", r"^\s*[\w-]+:(?: |$)", r"^\s*- \w+"),
    "latex": (r"\\begin\{", r"\\(?:section|usepackage|documentclass)", r"\\end\{"),
}  # fmt: skip
_COMPILED = {name: tuple(re.compile(p, re.MULTILINE) for p in patterns) for name, patterns in _SIGNS.items()}
_WHOLE = ("yaml", "json")
_WEAK = {r";$", r"^\s*#", r"::\w+", r"=>", r" <- ", r"<- "}


_BANNER = 6
"""Lines that an interpreter may print before its first prompt."""


def split_session(text: str) -> tuple[Exchange, ...]:
    """The prompts with their output; empty when the listing is not a session."""
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines[:_BANNER]) if _PROMPT.match(line)), None)
    if start is None or (start and not lines[start].startswith((">>>", "In ["))):
        return ()
    exchanges: list[tuple[list[str], list[str]]] = []
    for line in lines[start:]:
        prompt, more = _PROMPT.match(line), _MORE.match(line)
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
    if re.match(r"\$ \S", first):
        return "console"
    if re.match(r"(?:sqlite|mysql)>|postgres=#", first):
        return "sql"
    scores = {name: _score(text, name) for name in _COMPILED if name not in _WHOLE or _all_lines(text, name)}
    best = max(scores, key=lambda name: scores[name])
    if best == "python" and scores[best] < 3 and not _is_python(text):
        return ""
    return best if scores[best] >= 1.0 else ""


def _is_python(text: str) -> bool:
    """True when it parses, be it as a part of a function."""
    try:
        ast.parse(textwrap.dedent(text))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _all_lines(text: str, name: str) -> bool:
    """Data formats have few words of their own: every line must look like theirs."""
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(any(p.search(line) for p in _COMPILED[name]) for line in lines) > 0.7 * len(lines) > 1


def _score(text: str, name: str) -> float:
    score = 0.0
    for sign, pattern in zip(_SIGNS[name], _COMPILED[name], strict=True):
        if pattern.search(text):
            score += 0.4 if sign in _WEAK else 1.0
    return score
